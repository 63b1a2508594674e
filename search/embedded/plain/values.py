"""The fields whose terms come from a column: labels, dates and ids, built when first asked for."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from whoosh.fields import FieldType

from search.compiling import AnyArray
from search.embedded.plain.postings import Postings, merge_postings
from search.strings import StringTable

Occurrences = Iterable[tuple[bytes, Sequence[int]]]
"""The terms of a value, each with its positions in it."""


class ValueTerms(Sequence[bytes]):
    """The sorted terms of a field of which each document has one value, by its number."""

    def __init__(self, values: Iterable[Occurrences], numbers: AnyArray) -> None:
        """Gather the terms of the distinct `values`; `numbers` has the value of each document."""
        self._places: defaultdict[bytes, list[tuple[int, Sequence[int]]]] = defaultdict(list)
        words = []
        for value, occurrences in enumerate(values):
            words.append(0)
            for term, positions in occurrences:
                self._places[term].append((value, positions))
                words[value] += len(positions)
        self._terms = sorted(self._places)
        self._by_value = np.argsort(numbers, kind="stable")
        self._bounds = np.searchsorted(numbers[self._by_value], np.arange(len(words) + 1))
        self.lengths = np.array(words, np.int64)[numbers]

    def __len__(self) -> int:
        return len(self._terms)

    def __getitem__(self, number: int) -> bytes:  # type: ignore[override]
        return self._terms[number]

    def postings(self, number: int) -> Postings:
        """Return the postings of a term."""
        places = self._places[self._terms[number]]
        return merge_postings([self._postings_of(value, where) for value, where in places])

    def _postings_of(self, value: int, positions: Sequence[int]) -> Postings:
        docs = self._by_value[self._bounds[value] : self._bounds[value + 1]]
        freqs = np.full(len(docs), len(positions))
        return Postings(docs, freqs, lambda: np.tile(np.array(positions), len(docs)))


def label_terms(field: FieldType, labels: StringTable, numbers: AnyArray) -> ValueTerms:
    """Return the words of a column of labels."""
    return ValueTerms(
        (_index(field, label.decode("utf-8", "surrogatepass")) for label in labels), numbers
    )


def date_terms(field: FieldType, days: AnyArray) -> ValueTerms:
    """Return the terms of the dates: the moment, and what it shares with ever more others."""
    distinct, numbers = np.unique(days, return_inverse=True)
    return ValueTerms((_index(field, _moment(day)) for day in distinct.tolist()), numbers)


def id_terms(ids: StringTable) -> ValueTerms:
    """Return the ids as terms, each of them whole."""
    return ValueTerms(([(name, (0,))] if name else [] for name in ids), np.arange(len(ids)))


def _moment(day: int) -> dt.datetime | None:
    return dt.datetime.combine(dt.date.fromordinal(day), dt.time()) if day else None


def _index(field: FieldType, value: Any) -> Occurrences:
    """Return the terms that Whoosh would index for a value; nothing for one that is missing."""
    if not value:
        return []
    if not field.supports("positions"):
        return [(term, (0,)) for term, _, _, _ in field.index(value)]
    decode = field.format.decode_positions
    return [(term, decode(posting)) for term, _, _, posting in field.index(value)]
