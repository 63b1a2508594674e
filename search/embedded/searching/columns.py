"""What articles are filtered and counted by besides their words: labels and days.

A mask is a bool for each document of one segment.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property

import numpy as np

from search.analysis import fold, fold_label, tokenize
from search.compiling import AnyArray
from search.embedded.searching.collection import Collection, Part
from search.embedded.searching.commonest import worth_naming
from search.embedded.searching.days import DayColumn
from search.embedded.storage.strings import StringTable
from search.facets import order_counts
from search.query import Calendar
from search.query.months import all_days
from search.request import MAX_FACET_VALUES, FacetCount
from search.schema import FIELDS, Kind


class LabelColumn:
    """A label field, such as the sections; values that fold to the same letters are one label."""

    def __init__(self, parts: Sequence[Part], field: str) -> None:
        self._parts = parts
        self._field = field

    def bearing(self, part: Part, labels: Iterable[str]) -> AnyArray:
        """Return the mask of the documents that bear one of the labels, in any spelling."""
        wanted = {fold_label(label) for label in labels}
        return self._mask(part, lambda value: self._folded[value] in wanted)

    def with_words(self, part: Part, words: Iterable[str]) -> AnyArray:
        """Return the mask of the documents whose label has the words, side by side and folded."""
        wanted = _end_to_end(words)
        return self._mask(part, lambda value: wanted in self._forms[value])

    def _mask(self, part: Part, accepts: Callable[[str], bool]) -> AnyArray:
        accepted = np.array([accepts(value) for value in self._values[part.order]], np.bool_)
        return accepted[self._value_of(part)]

    def _value_of(self, part: Part) -> AnyArray:
        return part.segment.arrays[f"{self._field}.numbers"]

    @property
    def size(self) -> int:
        """Return how many labels there are."""
        return len(self._shown)

    def count(self, counts: AnyArray) -> tuple[FacetCount, ...]:
        """Return how often each label was counted, by its most frequent spelling."""
        if self.size <= MAX_FACET_VALUES:
            counted = zip(self._shown, counts.tolist(), strict=True)
            return order_counts({value: count for value, count in counted if count})
        kept = worth_naming(counts.astype(np.int64), self._alphabetical)
        shown = [self._shown[label] for label in kept.tolist()]
        return order_counts(dict(zip(shown, counts[kept].tolist(), strict=True)))

    @cached_property
    def labels(self) -> list[AnyArray]:
        """The label of each document of each segment, u16, or u32 where there are many."""
        kind = np.uint16 if len(self._numbers) < 1 << 16 else np.uint32
        return [
            np.array([self._numbers[self._folded[value]] for value in values], kind)[
                self._value_of(part)
            ]
            for part, values in zip(self._parts, self._values, strict=True)
        ]

    @cached_property
    def _values(self) -> list[list[str]]:
        """The values of each segment, as written."""
        tables = [StringTable.of(part.segment.arrays, self._field) for part in self._parts]
        return [[value.decode("utf-8", "surrogatepass") for value in table] for table in tables]

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {value: fold_label(value) for values in self._values for value in values}

    @cached_property
    def _forms(self) -> dict[str, str]:
        """The folded words of each value."""
        return {
            value: _end_to_end(token.surface for token in tokenize(value)) for value in self._folded
        }

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """The number of each label, by its folded spelling."""
        return {label: number for number, label in enumerate(sorted(set(self._folded.values())))}

    @cached_property
    def _alphabetical(self) -> AnyArray:
        """The place of each label among all as they are shown, the nameless one last."""
        places = np.empty(self.size, np.int64)
        order = sorted(
            range(self.size), key=lambda label: (not self._shown[label], self._shown[label])
        )
        places[order] = np.arange(self.size)
        return places

    @cached_property
    def _shown(self) -> list[str]:
        """The most frequent spelling of each label, the first in the alphabet among equals."""
        counts: Counter[str] = Counter()
        for part, values in zip(self._parts, self._values, strict=True):
            living = self._value_of(part)[part.alive != 0]
            times = np.bincount(living, minlength=len(values)).tolist()
            for value, count in zip(values, times, strict=True):
                counts[value] += count
        shown: dict[str, str] = {}
        for value, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            shown.setdefault(self._folded[value], value)
        return [shown[label] for label in self._numbers]


class Columns:
    """The columns of a generation."""

    def __init__(self, collection: Collection) -> None:
        self.labels = {
            spec.name: LabelColumn(collection.parts, spec.name)
            for spec in FIELDS
            if spec.kind is Kind.LABEL
        }
        self.days = DayColumn(collection.parts)

    def dated(self, part: Part, first: dt.date | None, last: dt.date | None) -> AnyArray:
        """Return the mask of the documents dated from `first` to `last`; undated ones never are."""
        low = first.toordinal() if first else 1
        high = last.toordinal() if last else dt.date.max.toordinal()
        return (part.days >= low) & (part.days <= high)

    def in_month(self, part: Part, number: int, which: Calendar) -> AnyArray:
        """Return the mask of the documents dated in a month of any year that its calendar knows."""
        firsts, lasts = _ordinals(number, which)
        places = np.searchsorted(firsts, part.days, side="right") - 1
        return (places >= 0) & (part.days <= lasts[places])


@cache
def _ordinals(number: int, which: Calendar) -> tuple[AnyArray, AnyArray]:
    """Return the first and the last days of a month in all years, as ordinals."""
    days = [[day.toordinal() for day in each] for each in all_days(number, which)]
    firsts, lasts = np.array(days, np.int32).T
    return firsts, lasts


def _end_to_end(words: Iterable[str]) -> str:
    """Return folded words as lines: words that stand side by side are a part of the text."""
    return "".join(f"\n{fold(word)}" for word in words) + "\n"
