"""Precision and recall of a way of relating words, on pairs that should meet or not."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

PAIRS = Path(__file__).parents[1] / "tests" / "golden" / "word_pairs.tsv"

Meets = Callable[[str, str], bool]
"""Says whether two words as written are brought together."""


class Pair(NamedTuple):
    """Two words as written, whether they should meet, and of what kind they are."""

    word: str
    other: str
    should_meet: bool
    kind: str


class Figures(NamedTuple):
    """Precision: how many of the pairs brought together should meet. Recall: how many of those that
    should meet are brought together; also of each kind."""

    precision: float
    recall: float
    kinds: Mapping[str, float]


def read_pairs(path: Path) -> list[Pair]:
    """Return the pairs of a file; # begins a comment."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Pair(row[0], row[1], row[2] == "meet", row[3])
            for row in rows
            if row and row[0][:1] != "#"
        ]


def measure(pairs: Iterable[Pair], meets: Meets) -> Figures:
    """Return how well a way of relating words does."""
    asked = [(pair, meets(pair.word, pair.other)) for pair in pairs]
    joined = [pair.should_meet for pair, is_joined in asked if is_joined]
    wanted = [(pair.kind, is_joined) for pair, is_joined in asked if pair.should_meet]
    kinds = {
        kind: _share([found for other, found in wanted if other == kind])
        for kind in sorted({kind for kind, _ in wanted})
    }
    return Figures(_share(joined), _share([found for _, found in wanted]), kinds)


def _share(answers: list[bool]) -> float:
    return sum(answers) / len(answers) if answers else 0.0


def table(figures: Mapping[str, Figures]) -> Iterator[str]:
    """Yield the lines of a table in Markdown."""
    kinds = sorted({kind for found in figures.values() for kind in found.kinds})
    yield "| | precision | recall | " + " | ".join(kinds) + " |"
    yield "|---|" + "---|" * (len(kinds) + 2)
    for name, found in figures.items():
        shares = [found.precision, found.recall, *(found.kinds.get(kind, 0.0) for kind in kinds)]
        yield f"| {name} | " + " | ".join(f"{share:.2f}".lstrip("0") for share in shares) + " |"
