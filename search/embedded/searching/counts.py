"""Counts what matches by label and by date."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from search.compiling import AnyArray
from search.embedded.kernels.counting import count_labels, no_counts
from search.embedded.searching.collection import Part
from search.embedded.searching.columns import Columns
from search.embedded.searching.filters import Filters
from search.request import FacetCount, Interval, Timeline


@dataclass(frozen=True, slots=True)
class Matched:
    """The documents of a segment that match (u16), whatever passes the filters."""

    part: Part
    documents: AnyArray


class Counter:
    """Counts what matches a request."""

    def __init__(self, columns: Columns, filters: Filters, matched: Sequence[Matched]) -> None:
        self._columns = columns
        self._filters = filters
        self._matched = matched

    def facets(self, names: Iterable[str]) -> dict[str, tuple[FacetCount, ...]]:
        """Count by label, each field as if it had no filter of its own: other values stay on
        offer."""
        columns = {name: self._columns.labels[name] for name in names}
        return {
            name: column.count(self._count(column.labels, column.size, name))
            for name, column in columns.items()
        }

    def timeline(self, interval: Interval) -> Timeline:
        """Count by date what also passes all filters."""
        days = self._columns.days
        return days.count(self._count(days.numbers, days.size), interval)

    def _count(self, labels: Sequence[AnyArray], size: int, without: str = "") -> AnyArray:
        counts = no_counts(size)
        for each in self._matched:
            alive = each.part.alive
            passes = self._filters.passes(each.part, alive, without)
            count_labels(
                each.documents, passes is not alive, passes, labels[each.part.order], counts
            )
        sums: AnyArray = counts.sum(axis=0)
        return sums
