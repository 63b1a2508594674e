"""The labels of every facet of each document, beside each other, to be counted in one pass."""

from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from search.compiling import AnyArray
from search.embedded.kernels.counting import count_kinds, count_rows
from search.embedded.searching.collection import Collection
from search.embedded.searching.columns import Columns
from search.request import FacetCount
from search.schema import FACETS, YEAR

MOST_KINDS = 1 << 12
"""Where the documents are of no more kinds, each having other labels, these are counted."""
_BLOCK = 64


class _Rows(NamedTuple):
    """The labels of each document, u16 or u32[64 * blocks, FACETS], or of each kind of document if
    there are `kinds` u16[64 * blocks]; where those of each facet begin, and how many there are."""

    labels: AnyArray
    kinds: AnyArray | None
    starts: list[int]

    def sums(self, blocks: AnyArray) -> AnyArray:
        """Return how many documents in blocks have each label (u32)."""
        if self.kinds is None:
            return count_rows(blocks, self.labels, self.starts[-1])
        return count_kinds(blocks, self.kinds, self.labels, self.starts[-1])


class FacetRows:
    """The facets of a generation; any thread may ask."""

    def __init__(self, collection: Collection, columns: Columns) -> None:
        self._parts = collection.parts
        self._columns = columns

    def count(self, blocks: AnyArray) -> dict[str, tuple[FacetCount, ...]]:
        """Count the documents in blocks, of all segments in a row, by every facet."""
        rows, columns = self._rows, self._columns
        counts, found = rows.sums(blocks), {}
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
        return _Rows(*_by_kind(rows), starts)


def _by_kind(rows: AnyArray) -> tuple[AnyArray, AnyArray | None]:
    """Return the distinct rows and which each is, or the rows and None where too many differ."""
    keys = np.zeros(len(rows), np.int64)
    for field in range(rows.shape[1]):
        # Numbered anew after each field, so that no key is larger than labels times documents.
        _, keys = np.unique(keys * (1 << 32) + rows[:, field], return_inverse=True)
    _, first, kinds = np.unique(keys, return_index=True, return_inverse=True)
    is_few = len(first) <= MOST_KINDS
    labels = np.ascontiguousarray(rows[first] if is_few else rows)
    of = kinds.astype(np.uint16) if is_few else None
    for array in (labels, of):
        if array is not None:
            array.flags.writeable = False
    return labels, of
