"""A table of distinct words, numbered in the order they came, found by open addressing."""

from typing import NamedTuple

import numpy as np
from numba import boolean, int64, types, uint32, uint64, void

from search.compiling import AnyArray, kernel

_HALF = np.uint64(32)
_LOWER = np.uint64(0xFFFF_FFFF)
_ONE = np.uint64(1)
_UNIT = np.uint64(16)
_FIRST_UNIT = np.uint64(48)
_FNV_BASIS = np.uint64(0xCBF29CE484222325)
_FNV_PRIME = np.uint64(0x100000001B3)
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_ALL = np.uint64(0xFFFF_FFFF_FFFF_FFFF)


class Words(NamedTuple):
    """The arrays of a table of words; code point 0 is in no word.

    `slots` u64: 0 where free, else the upper half of a word's hash and, below, its number plus one;
    they are a power of two, and one at least is free. `arena` u32: the code points of the words,
    end to end; word n is `arena[starts[n]:starts[n + 1]]`, with `starts` u32[words + 1]. `tails`
    u64[words, 2]: the `high` and `low` of the key of each word.
    """

    slots: AnyArray
    arena: AnyArray
    starts: AnyArray
    tails: AnyArray


class Key(NamedTuple):
    """What a word is found by.

    `low` and `high` are the last eight characters in 16 bits each, the very last one lowest. They
    are the whole word, and equal only to itself, unless the first of the eight is there: then the
    word may be longer, and its code points have to be compared.
    """

    hashed: np.uint64
    high: np.uint64
    low: np.uint64


_U32 = types.Array(uint32, 1, "C")
_U64 = types.Array(uint64, 1, "C")
KEY = types.NamedUniTuple(uint64, 3, Key)  # type: ignore[no-untyped-call]
_TAILS = types.Array(uint64, 2, "C")
WORDS = types.NamedTuple((_U64, _U32, _U32, _TAILS), Words)  # type: ignore[no-untyped-call]


@kernel(KEY())
def empty_key() -> Key:
    """Return the key of no characters."""
    return Key(_FNV_BASIS, np.uint64(0), np.uint64(0))


@kernel(KEY(KEY, uint64))
def extend_key(key: Key, character: np.uint64) -> Key:
    """Return the key with one more character, which is below 2**16; the hash is FNV-1a."""
    return Key(
        (key.hashed ^ character) * _FNV_PRIME,
        (key.high << _UNIT) | (key.low >> _FIRST_UNIT),
        (key.low << _UNIT) | character,
    )


@kernel(KEY(_U32, int64, int64))
def long_key(arena: AnyArray, begin: int, end: int) -> Key:
    """Return a key for any code points: words that have it are always compared."""
    hashed = _FNV_BASIS
    for place in range(begin, end):
        hashed = (hashed ^ uint64(arena[place])) * _FNV_PRIME
    return Key(hashed, _ALL, _ALL)


@kernel(uint64(uint64))
def _spread(hashed: np.uint64) -> np.uint64:
    """Return the hash with every bit in reach of all characters (Fibonacci hashing)."""
    hashed = (hashed ^ (hashed >> _HALF)) * _GOLDEN
    return hashed ^ (hashed >> _HALF)


@kernel(boolean(WORDS, int64, int64, int64))
def _is_written(words: Words, number: int, begin: int, end: int) -> bool:
    """Say whether the code points `arena[begin:end]` are this word."""
    known = int64(words.starts[number])
    if int64(words.starts[number + 1]) - known != end - begin:
        return False
    for place in range(end - begin):
        if words.arena[known + place] != words.arena[begin + place]:
            return False
    return True


@kernel(int64(WORDS, int64, int64, KEY))
def find_or_add(words: Words, count: int, end: int, key: Key) -> int:
    """Return the number of the word that is written at the end of the arena.

    It begins at `starts[count]`. A new one gets the number `count` and stays.
    """
    begin = int64(words.starts[count])
    hashed = _spread(key.hashed)
    last = uint64(len(words.slots)) - _ONE
    slot = hashed & last
    while words.slots[slot]:
        if words.slots[slot] >> _HALF == hashed >> _HALF:
            number: int = int64(words.slots[slot] & _LOWER) - 1
            is_tail = words.tails[number, 0] == key.high and words.tails[number, 1] == key.low
            if is_tail and (not key.high >> _FIRST_UNIT or _is_written(words, number, begin, end)):
                return number
        slot = (slot + _ONE) & last
    words.slots[slot] = hashed >> _HALF << _HALF | uint64(count + 1)
    words.starts[count + 1] = end
    words.tails[count, 0], words.tails[count, 1] = key.high, key.low
    return count


@kernel(void(WORDS, int64))
def fill_slots(words: Words, count: int) -> None:
    """Put all words into free slots."""
    last = uint64(len(words.slots)) - _ONE
    for number in range(count):
        begin, end = int64(words.starts[number]), int64(words.starts[number + 1])
        hashed = _spread(long_key(words.arena, begin, end).hashed)
        slot = hashed & last
        while words.slots[slot]:
            slot = (slot + _ONE) & last
        words.slots[slot] = hashed >> _HALF << _HALF | uint64(number + 1)
