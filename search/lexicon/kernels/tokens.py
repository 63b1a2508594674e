"""Cuts texts into words, spells them and numbers the spellings, in one compiled pass.

The twin of `search.analysis.tokenize` and `spell`; the regular expression of the former is the law.
A word that the table of characters calls `WHOLE` is numbered as written, behind `RAW`: `spell` sees
it later, once.
"""

import numpy as np
from numba import int64, types, uint32, uint64

from search.compiling import AnyArray, kernel
from search.lexicon.kernels.characters import (
    CONTROL,
    DIGIT,
    INNER,
    LETTER,
    SEPARATOR,
    SPELLED,
    THOUSANDS,
    WHOLE,
)
from search.lexicon.kernels.hashing import (
    KEY,
    WORDS,
    Key,
    Words,
    empty_key,
    extend_key,
    find_or_add,
    long_key,
)

RAW = np.uint32(0xFFFF_FFFF)
"""Stands before a word that is not spelled yet; no code point."""

_TEXT = types.Array(uint32, 1, "C", readonly=True)
_BOUNDS = types.Array(int64, 1, "C", readonly=True)
_OUT = types.Array(uint32, 1, "C")


@kernel(int64(_TEXT, int64, int64, int64, _TEXT))
def number_end(text: AnyArray, begin: int, start: int, end: int, table: AnyArray) -> int:
    """Return where the number that starts at a digit ends, 0 where the digits are no number.

    A number is all the digits and separators there are; all but the last group behind the first
    have three digits and a separator of thousands. It stands neither behind a digit and a
    separator nor before a letter.
    """
    behind = start - begin >= 2 and table[text[start - 1]] & SEPARATOR
    if behind and table[text[start - 2]] & DIGIT:
        return 0
    place = start + 1
    while place < end and table[text[place]] & DIGIT:
        place += 1
    grouped = True
    while place + 1 < end and table[text[place]] & SEPARATOR and table[text[place + 1]] & DIGIT:
        if not grouped:
            return 0
        separator = place
        place += 2
        while place < end and table[text[place]] & DIGIT:
            place += 1
        grouped = place - separator == 4 and table[text[separator]] & THOUSANDS != 0
    return 0 if place < end and table[text[place]] & LETTER else place


@kernel(KEY(_TEXT, int64, int64, WORDS, int64))
def _write_raw(text: AnyArray, start: int, end: int, words: Words, used: int) -> Key:
    """Write `RAW` and `text[start:end]` into the arena at `used`; return their key."""
    words.arena[used] = RAW
    for offset in range(end - start):
        words.arena[used + 1 + offset] = text[start + offset]
    return long_key(words.arena, used, used + 1 + end - start)


@kernel(int64(_TEXT, _BOUNDS, _TEXT, WORDS, int64, _OUT, _OUT))
def cut_words(
    text: AnyArray,
    bounds: AnyArray,
    table: AnyArray,
    words: Words,
    count: int,
    numbers: AnyArray,
    lengths: AnyArray,
) -> int:
    """Number the words of the texts `text[bounds[i]:bounds[i + 1]]`; return how many it knows.

    `words` knows `count` of them and has room for what may come: a code point a character, and a
    word and a `RAW` every second one. The numbers are written to `numbers`, and to `lengths` how
    many of them each text has.
    """
    written = 0
    for text_number in range(len(lengths)):
        begin, end = bounds[text_number], bounds[text_number + 1]
        place, before = begin, written
        while place < end:
            entry = table[text[place]]
            if not entry & LETTER:
                place += 1
                continue
            start, limit, inner = place, end, INNER
            if entry & DIGIT:
                past = number_end(text, begin, place, end, table)
                if past:
                    limit, inner = past, INNER | SEPARATOR
            used = int64(words.starts[count])
            flags, key, stop = np.uint32(0), empty_key(), place
            while place < limit:
                entry = table[text[place]]
                place += 1
                if entry & inner:
                    stop = place
                    flags |= entry
                    if entry & SPELLED:
                        words.arena[used] = entry & SPELLED
                        used += 1
                        key = extend_key(key, uint64(entry & SPELLED))
                elif not entry & CONTROL:
                    # No letter, so no word begins before `place`.
                    break
            if flags & WHOLE:
                used = int64(words.starts[count])
                key = _write_raw(text, start, stop, words, used)
                used += 1 + stop - start
            number = find_or_add(words, count, used, key)
            count = max(count, number + 1)
            numbers[written] = number
            written += 1
        lengths[text_number] = written - before
    return count
