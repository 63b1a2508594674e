"""The loops that merge the postings of segments."""

import numpy as np
from numba import int64, types, uint8, uint16, uint32, uint64, void

from search.compiling import AnyArray, kernel
from search.embedded.kernels.packing import copy_bits

ABSENT = 0xFFFF_FFFF
"""The new row of a row, or the new number of a document, that is left out."""

_U8, _U16, _U32, _U64 = (
    types.Array(element, 1, "C", readonly=True) for element in (uint8, uint16, uint32, uint64)
)


@kernel(void(_U32, _U16, _U8, _U8, _U32, int64[::1], int64[::1]))
def count_living(
    starts: AnyArray,
    docs: AnyArray,
    freqs: AnyArray,
    widths: AnyArray,
    numbers: AnyArray,
    postings: AnyArray,
    bits: AnyArray,
) -> None:
    """Write how many postings of each row are of documents that stay, and their positions' bits.

    `widths` are the bits of a position in each document, `numbers` the documents' new numbers,
    `ABSENT` for those that go.
    """
    for row in range(len(starts) - 1):
        living = width = np.int64(0)
        for posting in range(starts[row], starts[row + 1]):
            if numbers[docs[posting]] != ABSENT:
                living += 1
                width += np.int64(freqs[posting]) * np.int64(widths[docs[posting]])
        postings[row] = living
        bits[row] = width


@kernel(
    void(
        *(_U32, _U16, _U8, _U8, _U64, _U32, _U32),
        *(int64[::1], int64[::1], uint16[::1], uint8[::1], uint64[::1]),
    )
)
def copy_postings(
    starts: AnyArray,
    docs: AnyArray,
    freqs: AnyArray,
    widths: AnyArray,
    positions: AnyArray,
    numbers: AnyArray,
    rows: AnyArray,
    next_posting: AnyArray,
    next_bit: AnyArray,
    new_docs: AnyArray,
    new_freqs: AnyArray,
    new_positions: AnyArray,
) -> None:
    """Write the postings of one segment behind those of the segments before it, row by row.

    `widths` and `numbers` are as for `count_living`, `rows` the new row of each row, `ABSENT`
    where no posting of it stays. The two cursors say where the next posting of each new row goes,
    and the bits of its positions; they are moved on.
    """
    bit = np.uint64(0)
    for row in range(len(starts) - 1):
        to = rows[row]
        posting = next_posting[to] if to != ABSENT else np.int64(0)
        target = np.uint64(next_bit[to] if to != ABSENT else 0)
        # Bits that stay are copied together, up to the next posting that goes.
        first = bit
        for old in range(starts[row], starts[row + 1]):
            size = np.uint64(freqs[old]) * np.uint64(widths[docs[old]])
            number = numbers[docs[old]]
            if number != ABSENT:
                new_docs[posting] = number
                new_freqs[posting] = freqs[old]
                posting += 1
            else:
                copy_bits(positions, first, bit - first, new_positions, target)
                target += bit - first
                first = bit + size
            bit += size
        copy_bits(positions, first, bit - first, new_positions, target)
        if to != ABSENT:
            next_posting[to] = posting
            next_bit[to] = target + bit - first
