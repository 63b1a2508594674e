"""What became of everything that was read; nothing is lost silently.

`read == indexed + skipped.total`, and `indexed == added + replaced + unchanged`. A skip reason or
a note is written "kind: detail"; what stands before the first colon is what it is counted by.
"""

from dataclasses import asdict, dataclass
from typing import Any

from search import Generation


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to say about one file or record, and where it was found."""

    origin: str
    text: str

    @property
    def kind(self) -> str:
        """Return what findings like this one have in common."""
        return self.text.partition(": ")[0]


@dataclass(frozen=True, slots=True)
class KindCount:
    """How often a kind of finding occurred, with the first few of it."""

    kind: str
    count: int
    examples: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """All findings counted, the commonest kind first, and the first thousand listed in order."""

    total: int = 0
    kinds: tuple[KindCount, ...] = ()
    listed: tuple[Finding, ...] = ()

    @property
    def unlisted(self) -> int:
        """Return how many were counted without being listed."""
        return self.total - len(self.listed)


@dataclass(frozen=True, slots=True)
class IndexReport:
    """One run of the indexer. `generation` is None when nothing was published.

    `indexed` counts the articles that were given to the index: new ones, those that took the place
    of another of their id, and those that were there already, which is only so in an update.
    """

    files: int
    read: int
    indexed: int
    added: int
    replaced: int
    unchanged: int
    skipped: Findings
    notes: Findings
    seconds: float
    generation: Generation | None

    @property
    def articles_per_second(self) -> float:
        """Return the speed of the whole run, verifying and publishing included."""
        return self.indexed / self.seconds if self.seconds else 0.0

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain values for JSON."""
        speed = {"articles_per_second": round(self.articles_per_second, 1)}
        findings = {
            name: {**asdict(part), "unlisted": part.unlisted}
            for name, part in (("skipped", self.skipped), ("notes", self.notes))
        }
        return {**asdict(self), **findings, **speed}
