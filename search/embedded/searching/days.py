"""The dates of the articles of a generation, to be counted by day, month or year."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from search.compiling import AnyArray
from search.embedded.searching.collection import Part
from search.request import MAX_FACET_VALUES, FacetCount, Interval, Timeline, TimelineBucket


@dataclass(frozen=True, slots=True)
class _Buckets:
    """Where the intervals begin that have an article, that of each dated number, and how many
    articles each has."""

    starts: list[dt.date]
    of: AnyArray
    archive: list[int]

    def sums(self, counts: AnyArray) -> list[int]:
        """Return the counts of the numbers by interval."""
        return _sums(self.of, counts, len(self.starts))


class DayColumn:
    """The days of the articles, each with a number, in their order; 0 is that of no date."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self._known: dict[Interval, _Buckets] = {}

    @property
    def size(self) -> int:
        """Return how many numbers there are."""
        return len(self._days)

    @cached_property
    def _days(self) -> AnyArray:
        """The distinct days, behind 0."""
        days = [np.unique(part.days) for part in self._parts]
        return np.unique(np.concatenate([np.zeros(1, np.int32), *days]))

    @cached_property
    def numbers(self) -> list[AnyArray]:
        """The number of the day of each document of each segment, u16, or u32 where many."""
        kind = np.uint16 if self.size < 1 << 16 else np.uint32
        return [np.searchsorted(self._days, part.days).astype(kind) for part in self._parts]

    def count(self, counts: AnyArray, interval: Interval) -> Timeline:
        """Return the counts of the numbers by interval; one without an article is left out."""
        chosen = self._spanning(counts) if interval is Interval.AUTO else interval
        known = self._buckets(chosen)
        buckets = zip(known.starts, known.sums(counts), known.archive, strict=True)
        return Timeline(
            chosen,
            tuple(TimelineBucket(*bucket) for bucket in buckets if bucket[1]),
            int(counts[0]),
        )

    @property
    def year_count(self) -> int:
        """Return how many years there are, no date being one."""
        return 1 + len(self._year_names)

    @property
    def years(self) -> list[AnyArray]:
        """Return the number of the year of each document of each segment, u32, 0 for no date."""
        of = np.concatenate(([0], 1 + self._buckets(Interval.YEAR).of)).astype(np.uint32)
        return [of[numbers] for numbers in self.numbers]

    def count_years(self, counts: AnyArray) -> tuple[FacetCount, ...]:
        """Return the counts of the numbers of years by year, the newest first."""
        years = zip(self._year_names, counts[1:].tolist(), strict=True)
        named = [FacetCount(name, count) for name, count in years if count]
        return tuple(named[: -MAX_FACET_VALUES - 1 : -1])

    @cached_property
    def _year_names(self) -> list[str]:
        return [f"{start.year:04}" for start in self._buckets(Interval.YEAR).starts]

    def _spanning(self, counts: AnyArray) -> Interval:
        """Return the interval that the span of the counted days asks for."""
        (counted,) = np.nonzero(counts[1:])
        if not len(counted):
            return Interval.YEAR
        first, last = (int(self._days[1 + counted[end]]) for end in (0, -1))
        return Interval.spanning(dt.date.fromordinal(first), dt.date.fromordinal(last))

    def _buckets(self, interval: Interval) -> _Buckets:
        known = self._known.get(interval)
        if known is None:
            dates = map(dt.date.fromordinal, self._days[1:].tolist())
            begins = [interval.start(date) for date in dates]
            starts = sorted(set(begins))
            places = {start: place for place, start in enumerate(starts)}
            of = np.array([places[begin] for begin in begins], np.int64)
            known = _Buckets(starts, of, _sums(of, self._archive, len(starts)))
            self._known[interval] = known
        return known

    @cached_property
    def _archive(self) -> AnyArray:
        """How many living articles have each number."""
        counts: AnyArray = np.zeros(self.size, np.int64)
        for part, numbers in zip(self._parts, self.numbers, strict=True):
            counts += np.bincount(numbers[part.alive != 0], minlength=self.size)
        return counts


def _sums(of: AnyArray, counts: AnyArray, size: int) -> list[int]:
    """Return the counts of the dated numbers by their interval."""
    sums: list[int] = np.bincount(of, counts[1:], size).astype(np.int64).tolist()
    return sums
