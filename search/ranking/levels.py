"""The levels of strictness: how far from a query word a written word may be to answer it.

`search.words.rules` says what its relatives weigh at each level; docs/ranking.md has the
measurements.
"""

from enum import StrEnum

from search.analysis import View


class Level(StrEnum):
    """How loosely a query word may meet a written word."""

    EXACT = "exact"
    WORD = "word"
    WIDE = "wide"


WHOLE = 1024
"""What an occurrence of the query word itself weighs; weights are whole numbers, for exact sums."""


def phrase_view(level: Level) -> View:
    """Return the view in which the words of a phrase are compared: never looser than the form."""
    return View.SPELLING if level is Level.EXACT else View.FORM
