"""The levels of strictness: which views of a word answer a query word, and with what weight.

An occurrence counts for every view in which it matches, so the weights add up: at `word`, the
word's own form counts 1 and another form of its stem .3; docs/ranking.md has the measurements.
"""

from enum import StrEnum

from search.analysis import View


class Level(StrEnum):
    """How loosely a query word may meet a written word."""

    EXACT = "exact"
    WORD = "word"
    WIDE = "wide"


LEVELS: dict[Level, dict[View, float]] = {
    Level.EXACT: {View.SPELLING: 1.0},
    Level.WORD: {View.FORM: 0.7, View.STEM: 0.3},
    Level.WIDE: {View.FORM: 0.6, View.STEM: 0.3, View.ROOT: 0.1},
}


def phrase_view(level: Level) -> View:
    """Return the view in which the words of a phrase are compared: never looser than the form."""
    return View.SPELLING if level is Level.EXACT else View.FORM
