"""Finds the words of a text that may answer a query, without a look at the meaning of each.

A scan may be compiled: `scanning_all` is its slow twin and its law.
"""

from collections import Counter
from collections.abc import Callable, Collection
from typing import NamedTuple

from search.analysis import VIEWS, View, tokenize

Place = tuple[int, int, int]
"""Where a word begins and ends in the text, and how many words stand before it."""

EVERY_PLACE = 1 << 62


class Scanned(NamedTuple):
    """The places of the words that may answer, in order, and the number of all words."""

    places: list[Place]
    words: int


Scan = Callable[[str, int], Scanned]
"""Scans a text; it may leave out a form's places after the first so many."""

Scanning = Callable[[Collection[str]], Scan]
"""Returns a scan for words that have one of these folded forms, and maybe for a few others."""


def scanning_all(forms: Collection[str]) -> Scan:
    """Return a scan that looks at every word of a text; each place has one of the forms."""
    wanted, form_of = frozenset(forms), VIEWS[View.FORM]

    def scan(text: str, most: int) -> Scanned:
        counts: Counter[str] = Counter()
        places, words = [], 0
        for surface, position, start, end in tokenize(text):
            words = position + 1
            form = form_of(surface)
            if form in wanted and counts[form] < most:
                counts[form] += 1
                places.append((start, end, position))
        return Scanned(places, words)

    return scan
