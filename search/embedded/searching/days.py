"""The dates of the articles of a generation, to be counted by day, month or year."""

import datetime as dt
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from search.compiling import AnyArray
from search.embedded.searching.collection import Part
from search.request import Interval, Timeline, TimelineBucket


class DayColumn:
    """The days of the articles, each with a number, in their order; 0 is that of no date."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self._starts: dict[Interval, tuple[list[dt.date], AnyArray]] = {}

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
        starts, bucket_of = self._buckets(interval)
        sums = np.bincount(bucket_of, counts[1:], len(starts)).astype(np.int64).tolist()
        buckets = zip(starts, sums, strict=True)
        return Timeline(
            tuple(TimelineBucket(start, count) for start, count in buckets if count),
            int(counts[0]),
        )

    def _buckets(self, interval: Interval) -> tuple[list[dt.date], AnyArray]:
        """Return where the intervals begin that have an article, and that of each dated number."""
        known = self._starts.get(interval)
        if known is None:
            dates = map(dt.date.fromordinal, self._days[1:].tolist())
            begins = [interval.start(date) for date in dates]
            starts = sorted(set(begins))
            places = {start: place for place, start in enumerate(starts)}
            known = starts, np.array([places[begin] for begin in begins], np.int64)
            self._starts[interval] = known
        return known
