"""Looks ascending numbers up in constant time: a bit for each, and counts of the bits before."""

import numpy as np

from search.compiling import AnyArray, kernel


@kernel()
def mark_members(numbers: AnyArray, size: int) -> tuple[AnyArray, AnyArray]:
    """Return the bits (u64) of ascending numbers below `size`, and how many are before each word
    of 64 bits (u32)."""
    bits = np.zeros((size + 63) // 64, np.uint64)
    for number in numbers:
        bits[number >> 6] |= np.uint64(1) << np.uint64(number & 63)
    before, total = np.zeros(len(bits), np.uint32), 0
    for word in range(len(bits)):
        before[word] = total
        total += count_bits(bits[word])
    return bits, before


@kernel(makes_arrays=False)
def count_bits(word: np.uint64) -> int:
    """Return how many bits of a u64 are set."""
    word -= (word >> np.uint64(1)) & np.uint64(0x5555555555555555)
    pairs = np.uint64(0x3333333333333333)
    word = (word & pairs) + ((word >> np.uint64(2)) & pairs)
    word = (word + (word >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return int((word * np.uint64(0x0101010101010101)) >> np.uint64(56))


@kernel()
def place_of(bits: AnyArray, before: AnyArray, number: int) -> int:
    """Return the place of a number among the members, -1 if it is none."""
    word, bit = bits[number >> 6], np.uint64(1) << np.uint64(number & 63)
    if word & bit == 0:
        return -1
    return int(before[number >> 6]) + count_bits(word & (bit - np.uint64(1)))


@kernel()
def places_of(bits: AnyArray, before: AnyArray, numbers: AnyArray) -> AnyArray:
    """Return the places (i64) of numbers among the members, -1 for those that are none."""
    places = np.empty(len(numbers), np.int64)
    for index in range(len(numbers)):
        places[index] = place_of(bits, before, numbers[index])
    return places
