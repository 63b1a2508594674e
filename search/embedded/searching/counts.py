"""Counts what matches by label and by date."""

from collections.abc import Iterable, Sequence

import numpy as np

from search.compiling import AnyArray
from search.embedded.kernels.counting import count_labels, no_counts
from search.embedded.kernels.telling import mark_members
from search.embedded.searching.collection import Part
from search.embedded.searching.columns import Columns
from search.embedded.searching.filters import Filters
from search.embedded.searching.stories import Stories
from search.request import FacetCount, Interval, Timeline
from search.schema import YEAR


class Counter:
    """Counts what matches a request: the blocks of all segments in a row, before its filters."""

    def __init__(
        self, columns: Columns, filters: Filters, parts: Sequence[Part], matched: AnyArray
    ) -> None:
        self._columns = columns
        self._filters = filters
        self._parts = parts
        self._matched = matched
        self._by_day: dict[str, AnyArray] = {}

    def facets(self, names: Iterable[str]) -> dict[str, tuple[FacetCount, ...]]:
        """Count by label, each field as if it had no filter of its own: other values stay on
        offer."""
        return {name: self._years() if name == YEAR else self._facet(name) for name in names}

    def timeline(self, interval: Interval) -> Timeline:
        """Count by date what also passes all filters."""
        return self._columns.days.count(self._days(), interval)

    def _facet(self, name: str) -> tuple[FacetCount, ...]:
        column = self._columns.labels[name]
        return column.count(self._count(column.labels, column.size, name))

    def _years(self) -> tuple[FacetCount, ...]:
        is_dated = self._filters.restrict("date")
        return self._columns.days.count_years(self._days("date" if is_dated else ""))

    def _days(self, without: str = "") -> AnyArray:
        """Count by day, once for the years and the timeline where no filter tells them apart."""
        if without not in self._by_day:
            days = self._columns.days
            self._by_day[without] = self._count(days.numbers, days.size, without)
        return self._by_day[without]

    def told(self, stories: Stories) -> AnyArray:
        """Mark the documents in a story that match and pass all filters: u8[documents]."""
        told = np.zeros(len(stories.column), np.uint8)
        for part in self._parts:
            passing = self._filters.passing(part, self._matched[part.blocks])
            own = slice(part.base, part.base + part.segment.count)
            mark_members(passing & stories.told_in(own), told[own])
        return told

    def _count(self, labels: Sequence[AnyArray], size: int, without: str = "") -> AnyArray:
        counts = no_counts(size)
        for part in self._parts:
            passing = self._filters.passing(part, self._matched[part.blocks], without)
            count_labels(passing, labels[part.order], counts)
        sums: AnyArray = counts.sum(axis=0)
        return sums
