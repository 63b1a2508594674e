"""Counts what matches by label and by date."""

from collections.abc import Sequence

import numpy as np

from search.compiling import AnyArray
from search.embedded.kernels.counting import count_labels, no_counts
from search.embedded.kernels.telling import mark_members
from search.embedded.searching.collection import Part
from search.embedded.searching.columns import Columns
from search.embedded.searching.facet_rows import FacetRows
from search.embedded.searching.filters import Filters
from search.embedded.searching.stories import Stories
from search.request import FacetCount, Interval, Timeline
from search.schema import YEAR

FILTERED = {YEAR: "date"}
"""The filters of facets that are called otherwise."""


class Counter:
    """Counts what matches a request: the blocks of all segments in a row, before its filters."""

    def __init__(
        self,
        columns: Columns,
        rows: FacetRows,
        filters: Filters,
        parts: Sequence[Part],
        matched: AnyArray,
    ) -> None:
        self._columns = columns
        self._rows = rows
        self._filters = filters
        self._parts = parts
        self._matched = matched

    def facets(self, names: Sequence[str]) -> dict[str, tuple[FacetCount, ...]]:
        """Count by label, each field as if it had no filter of its own: other values stay on
        offer."""
        if not names:
            return {}
        found = self._rows.count(self._passing())
        for name in names:
            if self._filters.restrict(own := FILTERED.get(name, name)):
                found[name] = self._rows.count(self._passing(own))[name]
        return {name: found[name] for name in names}

    def timeline(self, interval: Interval) -> Timeline:
        """Count by date what also passes all filters."""
        days = self._columns.days
        counts = no_counts(days.size)
        for part in self._parts:
            passing = self._filters.passing(part, self._matched[part.blocks])
            count_labels(passing, days.numbers[part.order], counts)
        return days.count(counts.sum(axis=0), interval)

    def _passing(self, without: str = "") -> AnyArray:
        """Return the blocks of all segments less what the filters stop, but for that of a field."""
        if self._filters.is_empty:
            return self._matched
        passing = [
            self._filters.passing(part, self._matched[part.blocks], without) for part in self._parts
        ]
        blocks: AnyArray = np.concatenate(passing) if passing else self._matched
        return blocks

    def told(self, stories: Stories) -> AnyArray:
        """Mark the documents in a story that match and pass all filters: u8[documents]."""
        told = np.zeros(len(stories.column), np.uint8)
        for part in self._parts:
            passing = self._filters.passing(part, self._matched[part.blocks])
            own = slice(part.base, part.base + part.segment.count)
            mark_members(passing & stories.told_in(own), told[own])
        return told
