"""Finds the words of a text that may have one of some folded forms, in one compiled pass.

The twin of `search.matching.scanning_all`; cuts words as `kernels.tokens` does. A word that cannot
be folded character by character is always found: whoever asks looks at what is found anyway.
"""

from functools import cache

import numpy as np
from numba import int64, types, uint32, uint64

from search.compiling import AnyArray, kernel
from search.lexicon.kernels import folding
from search.lexicon.kernels.characters import (
    CODE_POINTS,
    CONTROL,
    DIGIT,
    INNER,
    LETTER,
    SEPARATOR,
    SPELLED,
    WHOLE,
    character_table,
)
from search.lexicon.kernels.tokens import number_end

MOST_WHOLE = 20_000
"""How many words that must be seen whole are found at most where places are limited."""
_BASIS = np.uint64(0xCBF29CE484222325)
_PRIME = np.uint64(0x100000001B3)
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_HALF = np.uint64(32)
_USED = np.uint64(1 << 63)
_END = ord("\n")

_TEXT = types.Array(uint32, 1, "C", readonly=True)
_HASHES = types.Array(uint64, 1, "C")
_NUMBERS = types.Array(int64, 1, "C")


@cache
def folded_table(size: int = CODE_POINTS) -> AnyArray:
    """Return the `character_table` with folded letters in the bits of the spelled ones."""
    table = character_table(size).copy()
    spelled, letters = table & SPELLED, folding.character_table()
    is_far = spelled >= len(letters)
    folded = letters[np.where(is_far, 0, spelled)].astype(np.uint32)
    is_whole = is_far | (folded == folding.WHOLE)
    folded[is_whole | (folded == folding.DROPPED) | (spelled == 0)] = 0
    table = (table & ~SPELLED) | folded
    table[is_whole & (spelled != 0)] |= WHOLE
    table.flags.writeable = False
    return table


@kernel(uint64(uint64))
def _spread(hashed: np.uint64) -> np.uint64:
    """Return the hash with every bit in reach of all characters, never 0."""
    hashed = (hashed ^ (hashed >> _HALF)) * _GOLDEN
    return (hashed ^ (hashed >> _HALF)) | _USED


@kernel(types.void(_HASHES, _NUMBERS, _TEXT))
def add_forms(hashes: AnyArray, numbers: AnyArray, text: AnyArray) -> None:
    """Put forms, each ended by a line feed, into free slots, numbered from 0.

    The slots are a power of two, and one at least stays free.
    """
    last, hashed, number = uint64(len(hashes) - 1), _BASIS, 0
    for character in text:
        if character != _END:
            hashed = (hashed ^ uint64(character)) * _PRIME
            continue
        hashed = _spread(hashed)
        slot = hashed & last
        while hashes[slot]:
            slot = (slot + uint64(1)) & last
        hashes[slot], numbers[slot] = hashed, number
        hashed, number = _BASIS, number + 1


@kernel(int64(_HASHES, _NUMBERS, uint64))
def _find(hashes: AnyArray, numbers: AnyArray, hashed: np.uint64) -> int:
    """Return the number of the form of a hash, that of none where there is none."""
    last, hashed = uint64(len(hashes) - 1), _spread(hashed)
    slot = hashed & last
    while hashes[slot] and hashes[slot] != hashed:
        slot = (slot + uint64(1)) & last
    number: int = numbers[slot]
    return number


@kernel(int64(_TEXT, _TEXT, _HASHES, _NUMBERS, _NUMBERS, _NUMBERS))
def scan_words(
    text: AnyArray,
    table: AnyArray,
    hashes: AnyArray,
    numbers: AnyArray,
    room: AnyArray,
    places: AnyArray,
) -> int:
    """Write to `places` the begin, end and position of each word that may have one of the forms.

    `room` has, by the number of a form, how many of its words are still to be found; before the
    last one, which stands for none and has 0, the room for words that must be seen whole.

    Returns the number of words of the text, -1 where a character is beyond the table; `places` ends
    with the number of those found.
    """
    for character in text:
        if character >= len(table):
            return -1
    place, end, position, found = 0, len(text), 0, 0
    while place < end:
        entry = table[text[place]]
        if not entry & LETTER:
            place += 1
            continue
        start, limit, inner = place, end, INNER
        if entry & DIGIT:
            past = number_end(text, 0, place, end, table)
            if past:
                limit, inner = past, INNER | SEPARATOR
        flags, hashed, stop = np.uint32(0), _BASIS, place
        while place < limit:
            entry = table[text[place]]
            place += 1
            if entry & inner:
                stop = place
                flags |= entry
                if entry & SPELLED:
                    hashed = (hashed ^ uint64(entry & SPELLED)) * _PRIME
            elif not entry & CONTROL:
                # No letter, so no word begins before `place`.
                break
        number = len(room) - 2 if flags & WHOLE else _find(hashes, numbers, hashed)
        if room[number]:
            room[number] -= 1
            places[3 * found], places[3 * found + 1], places[3 * found + 2] = start, stop, position
            found += 1
        position += 1
    places[-1] = found
    return position
