"""The sections, sources and authors of a generation by the words that they begin with.

Made at the first use and kept.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import NamedTuple

import numpy as np

from search.analysis import fold, tokenize
from search.compiling import AnyArray

_BEYOND = "\U0010ffff"
_REPEATS = 4
"""How many words of one name begin alike at most, for it to be counted once."""


class Name(NamedTuple):
    """A label of a field, as most articles write it, and how many living articles bear it."""

    articles: int
    label: str
    field: str


class Names:
    """Finds names by the beginning of any of their words; any thread may ask."""

    def __init__(self, names: Callable[[], Iterable[Name]]) -> None:
        self._names = names

    def prepare(self) -> None:
        """Make the table, so that no answer waits for it."""
        self.beginning("", 1)

    def beginning(self, words: str, number: int) -> list[Name]:
        """Return the most frequent names that have folded words, the last perhaps begun."""
        keys, names, articles = self._table
        first = bisect_left(keys, words)
        if first == len(keys) or not keys[first].startswith(words):
            return []
        last = bisect_left(keys, words + _BEYOND, first)
        # A name is there once for each of its words that begins so.
        few = min(last - first, number * _REPEATS)
        best = np.argpartition(-articles[first:last], few - 1)[:few] + first
        found = sorted({names[place] for place in best.tolist()}, key=_rank)
        return found[:number]

    @cached_property
    def _table(self) -> tuple[list[str], list[Name], AnyArray]:
        """The folded words of each name from each of its words on, sorted; the names; articles."""
        rows = sorted(
            (" ".join(words[at:]), name)
            for name in self._names()
            if (words := [fold(token.surface) for token in tokenize(name.label)])
            for at in range(len(words))
        )
        names = [name for _, name in rows]
        return [key for key, _ in rows], names, np.array([each.articles for each in names], int)


def _rank(name: Name) -> tuple[int, str, str]:
    return -name.articles, name.label, name.field
