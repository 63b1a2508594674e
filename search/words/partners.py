"""The table of partners: words that stand for each other though no rule brings them together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from search.analysis import fold, stem

REASONS = frozenset("plural inflection spelling name compound".split())
"""Why two words are partners; a compound is written in one word and in several."""


@dataclass(frozen=True, slots=True)
class Partners:
    """Two words as written, why they stand for each other, and where that is from."""

    word: str
    partner: str
    reason: str
    source: str


@cache
def partners() -> tuple[Partners, ...]:
    """Return the table of data/partners.tsv."""
    text = files("search.words").joinpath("data/partners.tsv").read_text("utf-8")
    return parse_partners(text.splitlines())


def parse_partners(lines: Iterable[str]) -> tuple[Partners, ...]:
    """Return the partners of lines of four columns; # begins a comment.

    Raises:
        ValueError: a line is not of four columns that say something, has another reason, a pair
            that folds to one form, a space where there is no compound, or is there twice.
    """
    rows, seen = [], set()
    for number, line in enumerate(lines, 1):
        if not line or line[0] == "#":
            continue
        row = line.split("\t")
        folded = frozenset(map(fold, row[:2]))
        if not (len(row) == 4 and all(row) and row[2] in REASONS):
            raise ValueError(f"line {number}: word, partner, reason and source are wanted: {line}")
        if len(folded) < 2 or folded in seen:
            raise ValueError(f"line {number}: one form, or there already: {line}")
        if " " in row[0] or (" " in row[1]) != (row[2] == "compound"):
            raise ValueError(f"line {number}: a space where no compound is, or none: {line}")
        seen.add(folded)
        rows.append(Partners(*row))
    return tuple(rows)


@cache
def partner_stems() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return the stem and the reason of each partner of a stem, both ways, in order.

    Pairs of one stem need no partner; compounds are in `compounds`.
    """
    return _both_ways(
        (stem(fold(row.word)), stem(fold(row.partner)), row.reason)
        for row in partners()
        if row.reason != "compound"
    )


@cache
def compounds() -> Mapping[str, tuple[str, ...]]:
    """Return the folded words in which a folded word may be written apart: عبدالله, عبد الله."""
    return {
        fold(row.word): tuple(map(fold, row.partner.split()))
        for row in partners()
        if row.reason == "compound"
    }


def _both_ways(pairs: Iterable[tuple[str, str, str]]) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, dict[str, str]] = {}
    for one, other, reason in pairs:
        if one != other:
            found.setdefault(one, {}).setdefault(other, reason)
            found.setdefault(other, {}).setdefault(one, reason)
    return {key: tuple(sorted(of_key.items())) for key, of_key in found.items()}
