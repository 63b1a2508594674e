"""Token buckets: how many requests each client may still make."""

import ipaddress
import time
from collections import OrderedDict
from collections.abc import Callable

MAX_CLIENTS = 10_000
"""More than this many are not remembered: who was away longest starts anew."""
_NETWORK_OF_ONE = 64
"""The bits of an IPv6 address that name a client: whoever has one has all below it."""


class Buckets:
    """A bucket for each client: `rate` tokens come in a second, `burst` fit in."""

    def __init__(
        self, rate: float, burst: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._rate = rate
        self._burst = burst
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._buckets)

    def take(self, client: str) -> float:
        """Take a token; return 0, or in how many seconds there is one where there is none."""
        now = self._clock()
        left, since = self._buckets.get(client, (float(self._burst), now))
        left = min(self._burst, left + (now - since) * self._rate)
        wait = 0.0 if left >= 1 else (1 - left) / self._rate
        self._buckets[client] = (left if wait else left - 1, now)
        self._buckets.move_to_end(client)
        if len(self._buckets) > MAX_CLIENTS:
            self._buckets.popitem(last=False)
        return wait

    def give_back(self, client: str) -> None:
        """Put back a token that was taken just now."""
        left, since = self._buckets.get(client, (float(self._burst), self._clock()))
        self._buckets[client] = (min(self._burst, left + 1), since)


def client_of(address: str) -> str:
    """Return what stands for a client: its IPv4 address, or the network of its IPv6 address."""
    if ":" not in address:
        return address
    try:
        number = int(ipaddress.IPv6Address(address.partition("%")[0]))
    except ValueError:
        return address
    return f"{number >> _NETWORK_OF_ONE:x}"
