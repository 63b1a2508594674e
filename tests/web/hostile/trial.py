"""Asks many hostile addresses, and keeps what is worth a look: wrong answers and slow ones."""

import heapq
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.web.hostile.addresses import shown
from tests.web.hostile.asking import Answer, Asking
from web.protocol import MAX_HEAD

LIMIT_MS = 200.0
KEPT = 200
TOLD = 20


@dataclass(slots=True)
class Trial:
    """What came back so far."""

    statuses: Counter[int] = field(default_factory=Counter)
    times: list[float] = field(default_factory=list)
    wrong: list[tuple[int, str]] = field(default_factory=list)
    slowest: list[tuple[float, int, str]] = field(default_factory=list)

    def add(self, address: str, answer: Answer) -> None:
        """Count an answer; the slowest are kept with their addresses."""
        self.statuses[answer.status] += 1
        self.times.append(answer.milliseconds)
        if not is_right(address, answer.status):
            self.wrong.append((answer.status, address))
        heapq.heappush(self.slowest, (answer.milliseconds, answer.status, address))
        if len(self.slowest) > KEPT:
            heapq.heappop(self.slowest)

    def percentile(self, percent: float) -> float:
        """Return the milliseconds that so many percent of the answers need at most."""
        times = sorted(self.times)
        return times[min(len(times) - 1, int(len(times) * percent / 100))]

    def lines(self) -> Iterable[str]:
        """Say what happened, a line each."""
        yield f"{sum(self.statuses.values()):,} addresses: {dict(sorted(self.statuses.items()))}"
        marks = ", ".join(f"p{p} {self.percentile(p):.1f}" for p in (50, 95, 99, 99.9, 100))
        over = sum(time > LIMIT_MS for time in self.times)
        yield f"milliseconds: {marks}; over {LIMIT_MS:.0f}: {over}"
        for status, address in self.wrong[:TOLD]:
            yield f"WRONG {status} {shown(address)}"
        for milliseconds, status, address in sorted(self.slowest, reverse=True)[:TOLD]:
            yield f"{milliseconds:8.1f} ms {status} {shown(address)}"


def is_right(address: str, status: int) -> bool:
    """Say whether an address may be answered so: found or refused, or cut off as endless."""
    return status == 200 or 400 <= status < 500 or (status == 0 and len(address) > MAX_HEAD)


def try_out(asking: Asking, addresses: Iterable[str], trial: Trial | None = None) -> Trial:
    """Ask for the addresses one after the other."""
    trial = trial or Trial()
    for address in addresses:
        trial.add(address, asking.ask(address))
    return trial
