"""Where the positions of a posting begin: what is needed to read them out of order."""

from typing import NamedTuple

import numpy as np
from numba import int64, types, uint64

from search.compiling import AnyArray, kernel
from search.embedded.kernels.scoring import U8, U16
from search.embedded.storage.layout import STRIDE

_U64 = types.Array(uint64, 1, "C", readonly=True)
PlacesTuple = tuple[AnyArray, AnyArray, AnyArray, AnyArray, AnyArray]
PLACES = types.Tuple((U16, U8, U8, _U64, _U64))  # type: ignore[no-untyped-call]


class Places(NamedTuple):
    """The postings of a text field with their positions.

    `docs` u16 and `freqs` u8 by posting, `widths` u8 the bits of a position by document,
    `positions` u64 as `packing` packs them, `marks` u64 the first bit of every 64th posting.
    """

    docs: AnyArray
    freqs: AnyArray
    widths: AnyArray
    positions: AnyArray
    marks: AnyArray


@kernel(uint64[::1](U16, U8, U8))
def mark_postings(docs: AnyArray, freqs: AnyArray, widths: AnyArray) -> AnyArray:
    """Return (u64) where the positions of every 64th posting begin: the bits of those before."""
    marks, bits = np.zeros(len(freqs) // STRIDE + 1, np.uint64), np.uint64(0)
    for mark in range(len(marks)):
        marks[mark] = bits
        for posting in range(mark * STRIDE, min((mark + 1) * STRIDE, len(freqs))):
            if docs[posting] < len(widths):
                bits += np.uint64(freqs[posting]) * np.uint64(widths[docs[posting]])
    return marks


@kernel(uint64(PLACES, int64), makes_arrays=False)
def first_bit(places: PlacesTuple, posting: int) -> np.uint64:
    """Return where the positions of a posting begin."""
    docs, freqs, widths, _, marks = places
    bit = np.uint64(marks[posting // STRIDE])
    for before in range(posting - posting % STRIDE, posting):
        if docs[before] < len(widths):
            bit += np.uint64(freqs[before]) * np.uint64(widths[docs[before]])
    return bit
