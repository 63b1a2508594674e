"""The labels of every facet of each document, beside each other, to be counted in one pass."""

from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from search.compiling import AnyArray
from search.embedded.kernels.counting import count_rows
from search.embedded.searching.collection import Collection
from search.embedded.searching.columns import Columns
from search.request import FacetCount
from search.schema import FACETS, YEAR

_BLOCK = 64


class _Rows(NamedTuple):
    """The labels of each document, u16 or u32[64 * blocks, FACETS], where those of each facet
    begin among all, and how many there are."""

    labels: AnyArray
    starts: list[int]
    size: int


class FacetRows:
    """The facets of a generation; any thread may ask."""

    def __init__(self, collection: Collection, columns: Columns) -> None:
        self._parts = collection.parts
        self._columns = columns

    def count(self, blocks: AnyArray) -> dict[str, tuple[FacetCount, ...]]:
        """Count the documents in blocks, of all segments in a row, by every facet."""
        rows, columns = self._rows, self._columns
        counts = count_rows(blocks, rows.labels, rows.size)
        found = {}
        for name, (start, end) in zip(FACETS, pairwise(rows.starts), strict=True):
            own = counts[start:end]
            found[name] = (
                columns.days.count_years(own) if name == YEAR else columns.labels[name].count(own)
            )
        return found

    @cached_property
    def _rows(self) -> _Rows:
        columns = self._columns
        years, labels = columns.days.years, columns.labels
        numbers = [years if name == YEAR else labels[name].labels for name in FACETS]
        sizes = [columns.days.year_count if n == YEAR else labels[n].size for n in FACETS]
        starts = [0, *np.cumsum(sizes).tolist()]
        kind = np.uint16 if starts[-1] < 1 << 16 else np.uint32
        blocks = self._parts[-1].blocks.stop if self._parts else 0
        rows = np.zeros((_BLOCK * blocks, len(FACETS)), kind)
        for field, (start, each) in enumerate(zip(starts, numbers, strict=False)):
            for part, own in zip(self._parts, each, strict=True):
                first = _BLOCK * part.first_block
                rows[first : first + len(own), field] = own + kind(start)
        rows.flags.writeable = False
        return _Rows(rows, starts, starts[-1])
