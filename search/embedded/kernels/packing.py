"""Positions, packed: each in as many bits as a place in its text needs, with none between them.

The bits run on from the lowest of a block, a u64, to the highest, and on into the next block. What
is packed ends in a block of zeros, so that the block after one that holds a position can be read.

Where a file is damaged the numbers may be wrong, but nothing is read or written outside of arrays.
"""

import numpy as np
from numba import int64, types, uint8, uint16, uint32, uint64, void

from search.compiling import AnyArray, kernel

BLOCK_BITS = 64
_ZERO, _ONE, _LAST, _BLOCK = np.uint64(0), np.uint64(1), np.uint64(63), np.uint64(6)

_U8, _U16, _U32, _U64 = (
    types.Array(element, 1, "C", readonly=True) for element in (uint8, uint16, uint32, uint64)
)


@kernel(uint8[::1](_U32))
def measure(lengths: AnyArray) -> AnyArray:
    """Return how many bits (u8, up to 32) a place takes in texts of these lengths."""
    widths = np.zeros(len(lengths), np.uint8)
    for document in range(len(lengths)):
        last = np.int64(lengths[document]) - 1
        while last > 0:
            widths[document] += 1
            last >>= 1
    return widths


@kernel(uint64(_U64, uint64, uint64), makes_arrays=False)
def read_inside(packed: AnyArray, at: np.uint64, width: np.uint64) -> np.uint64:
    """Return the up to 63 bits from the bit `at` on, which must be before the last block."""
    block, shift = at >> _BLOCK, at & _LAST
    # A shift by 64 is none at all: hence the two steps.
    high = (packed[block + _ONE] << _ONE) << (_LAST - shift)
    return np.uint64(((packed[block] >> shift) | high) & ((_ONE << width) - _ONE))


@kernel(uint64(_U64, uint64, uint64), makes_arrays=False)
def read_bits(packed: AnyArray, at: np.uint64, width: np.uint64) -> np.uint64:
    """Return the up to 63 bits from the bit `at` on; 0 where there are none."""
    is_inside = (at >> _BLOCK) + _ONE < np.uint64(len(packed))
    return read_inside(packed, at, width) if is_inside else _ZERO


@kernel(void(uint64[::1], uint64, uint64))
def write_bits(packed: AnyArray, at: np.uint64, bits: np.uint64) -> None:
    """Set these bits from the bit `at` on, where there were zeros."""
    block, shift = at >> _BLOCK, at & _LAST
    if block + _ONE < np.uint64(len(packed)):
        packed[block] |= bits << shift
        packed[block + _ONE] |= (bits >> _ONE) >> (_LAST - shift)


@kernel(void(_U64, uint64, uint64, uint64[::1], uint64))
def copy_bits(
    packed: AnyArray, first: np.uint64, count: np.uint64, target: AnyArray, to: np.uint64
) -> None:
    """Copy so many bits from the bit `first` on, to the bit `to` and on, where there are zeros."""
    done = _ZERO
    while done < count:
        width = min(count - done, _LAST)
        write_bits(target, to + done, read_bits(packed, first + done, width))
        done += width


@kernel(uint64[::1](int64))
def no_bits(count: int) -> AnyArray:
    """Return blocks of zeros for so many bits."""
    return np.zeros((count + BLOCK_BITS - 1) // BLOCK_BITS + 1, np.uint64)


@kernel(uint64[::1](_U16, _U8, _U8, _U32))
def pack(docs: AnyArray, freqs: AnyArray, widths: AnyArray, positions: AnyArray) -> AnyArray:
    """Return the positions of postings packed; `widths` are by document."""
    bits = 0
    for posting in range(len(docs)):
        bits += int(np.int64(freqs[posting]) * np.int64(widths[docs[posting]]))
    packed, at, place = no_bits(bits), np.uint64(0), 0
    for posting in range(len(docs)):
        width = np.uint64(widths[docs[posting]])
        for _ in range(freqs[posting]):
            write_bits(packed, at, np.uint64(positions[place]))
            at += width
            place += 1
    return packed


@kernel(uint32[::1](_U16, _U8, _U8, _U64, uint64))
def unpack(
    docs: AnyArray, freqs: AnyArray, widths: AnyArray, packed: AnyArray, first: np.uint64
) -> AnyArray:
    """Return the positions of postings, of which the first begin at the bit `first`."""
    words = np.int64(0)
    for posting in range(len(freqs)):
        words += np.int64(freqs[posting])
    positions, at, place = np.zeros(words, np.uint32), first, 0
    for posting in range(len(docs)):
        document = docs[posting]
        width = np.uint64(widths[document] if document < len(widths) else 0)
        for _ in range(freqs[posting]):
            positions[place] = read_bits(packed, at, width)
            at += width
            place += 1
    return positions
