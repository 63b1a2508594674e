"""Segments as the tables that kernels open, made of plain arrays."""

from collections.abc import Sequence

import numpy as np

from search.compiling import AnyArray
from search.embedded.kernels.blocks import pack_mask
from search.embedded.kernels.places import PlacesTuple
from search.embedded.kernels.segments import (
    COLUMNS,
    Text,
    columns_of_segment,
    columns_of_text,
)
from search.embedded.kernels.selection import RESTRICTED
from search.embedded.kernels.views import address
from search.lexicon.kernels.membership import mark_members

NO_PLACES: PlacesTuple = (
    *(np.empty(0, np.uint16), np.empty(0, np.uint8)),
    *(np.empty(0, np.uint8), np.empty(0, np.uint64), np.empty(0, np.uint64)),
)


def text_of(
    starts: AnyArray,
    docs: AnyArray,
    freqs: AnyArray,
    factors: AnyArray,
    places: PlacesTuple = NO_PLACES,
) -> Text:
    """Return a field of which the factors (f64) are given by document."""
    distinct, lengths = np.unique(factors, return_inverse=True)
    return Text(starts, docs, freqs, lengths.astype(np.uint16), distinct, places)


class Table:
    """The tables of segments; keeps the arrays whose addresses are in them."""

    def __init__(self) -> None:
        self._kept: list[object] = []
        self._rows: list[list[int]] = []
        self._restrictions: list[list[int]] = []
        self._documents = self.blocks = 0

    def add(
        self,
        title: Text,
        body: Text,
        alive: AnyArray,
        *,
        passes: AnyArray | None = None,
        factors: AnyArray | None = None,
        days: AnyArray | None = None,
        ranks: AnyArray | None = None,
        rows: Sequence[int] = (),
        spellings: int = 1,
        base: int | None = None,
    ) -> int:
        """Add a segment with the rows of so many spellings; return its first block."""
        size, first_block = len(alive), self.blocks
        living = pack_mask(alive)
        passing = living if passes is None else pack_mask(passes)
        own_days = np.zeros(size, np.int32) if days is None else days
        own_ranks = np.zeros(size, np.uint32) if ranks is None else ranks
        finder = mark_members(np.array(rows, np.uint32), spellings)
        counts = (size, self._documents if base is None else base, first_block)
        texts = [columns_of_text(title), columns_of_text(body)]
        by_document = own_days, own_ranks
        self._rows.append(columns_of_segment(counts, by_document, finder, texts))
        times = 0 if factors is None or not len(factors) else address(factors)
        self._restrictions.append([address(living), address(passing), times])
        self._kept += [title, body, *by_document, living, passing, finder, factors]
        self._documents += size
        self.blocks += len(living)
        return first_block

    @property
    def segments(self) -> AnyArray:
        """Return the table of the segments."""
        return np.array(self._rows, np.int64).reshape(-1, COLUMNS)

    @property
    def restrictions(self) -> AnyArray:
        """Return what restricts each segment."""
        return np.array(self._restrictions, np.int64).reshape(-1, RESTRICTED)


def members(blocks: AnyArray) -> list[int]:
    """Return the numbers that are in a set, ascending."""
    found: list[int] = np.flatnonzero(
        np.unpackbits(blocks.view(np.uint8), bitorder="little")
    ).tolist()
    return found
