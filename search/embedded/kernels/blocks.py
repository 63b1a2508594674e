"""Sets of documents: blocks of 64, a u64 with a bit for each, the lowest for the first."""

import numpy as np
from numba import uint64

from search.compiling import AnyArray, kernel
from search.lexicon.kernels.membership import count_bits

BLOCKS = uint64[::1]
_ONE = np.uint64(1)


def pack_mask(mask: AnyArray) -> AnyArray:
    """Return the blocks (u64) of what is not 0 in a mask."""
    packed = np.zeros((len(mask) + 63) // 64 * 8, np.uint8)
    packed[: (len(mask) + 7) // 8] = np.packbits(mask, bitorder="little")
    blocks: AnyArray = packed.view("<u8")
    return blocks


@kernel(makes_arrays=False)
def has(blocks: AnyArray, number: np.uint64) -> bool:
    """Say whether a number is in a set."""
    return bool((blocks[number >> np.uint64(6)] >> (number & np.uint64(63))) & _ONE != 0)


@kernel(makes_arrays=False)
def put(blocks: AnyArray, number: np.uint64) -> None:
    """Put a number into a set."""
    blocks[number >> np.uint64(6)] |= _ONE << (number & np.uint64(63))


@kernel(makes_arrays=False)
def lowest(block: np.uint64) -> np.uint64:
    """Return the place of the lowest bit of a block that is not empty."""
    return np.uint64(count_bits(~block & (block - _ONE)))


@kernel(makes_arrays=False)
def without_lowest(block: np.uint64) -> np.uint64:
    """Return a block without its lowest bit."""
    return np.uint64(block & (block - _ONE))


@kernel(makes_arrays=False)
def count_members(blocks: AnyArray) -> int:
    """Return how many numbers are in a set."""
    members = 0
    for block in blocks:
        members += count_bits(block)
    return members


@kernel(makes_arrays=False)
def list_members(blocks: AnyArray, numbers: AnyArray) -> int:
    """Write the numbers that are in a set, ascending; return how many."""
    found = np.uint64(0)
    for block in range(len(blocks)):
        rest = blocks[block]
        while rest:
            numbers[found] = np.uint64(block << 6) + lowest(rest)
            rest = without_lowest(rest)
            found += _ONE
    return int(np.int64(found))
