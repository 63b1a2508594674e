"""What was skipped or odd: each finding, and all of them counted by kind.

A skip reason or a note is written "kind: detail"; what stands before the first colon is what it is
counted by.
"""

from dataclasses import dataclass


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
