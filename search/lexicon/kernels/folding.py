"""The compiled twin of `search.analysis.fold`."""

import unicodedata
from functools import cache

import numpy as np

from search.analysis import fold
from search.compiling import AnyArray, kernel
from search.utf8 import write_letter

_TWO_BYTES = 0x800
"""The first code point that takes three bytes of UTF-8; words with it or higher ones are rare."""

WHOLE = 0xFFFF
DROPPED = 0xFFFE
_COMMA = ord(",")


@cache
def character_table() -> AnyArray:
    """Return u16[0x800]: what a character folds to, DROPPED, or WHOLE.

    A word that holds a WHOLE character cannot be folded character by character: `fold` must see
    it whole. These are the comma, which may part a number, whatever folds to several characters or
    a longer one, and combining marks, which alone may melt into the character before them.
    """
    table = np.full(_TWO_BYTES, WHOLE, np.uint16)
    for character in map(chr, range(_TWO_BYTES)):
        folded = fold(character)
        if not folded and not unicodedata.combining(character):
            table[ord(character)] = DROPPED
        elif folded != "," and _takes_no_more(folded, character) and not _combines(character):
            table[ord(character)] = ord(folded)
    return table


def _takes_no_more(folded: str, character: str) -> bool:
    return len(folded) == 1 and len(folded.encode()) <= len(character.encode())


def _combines(character: str) -> bool:
    return any(map(unicodedata.combining, unicodedata.normalize("NFKC", character)))


@kernel()
def fold_words(
    text: AnyArray, begins: AnyArray, ends: AnyArray, table: AnyArray
) -> tuple[AnyArray, AnyArray, AnyArray, AnyArray]:
    """Fold words of UTF-8.

    Returns the folded text (u8), where each word begins and ends in it (u32), and the numbers (u32)
    of the words that `fold` must see whole; they are empty here.
    """
    count = len(begins)
    folded = np.empty(np.sum(ends - begins), np.uint8)
    starts, whole = np.zeros(count + 1, np.uint32), np.zeros(count, np.bool_)
    for word in range(count):
        written, place = int(starts[word]), int(begins[word])
        while place < ends[word]:
            lead, letter = int(text[place]), WHOLE
            if lead < 0x80:
                letter = table[lead]
                place += 1
            elif lead < 0xE0:
                letter = table[(lead & 0x1F) << 6 | text[place + 1] & 0x3F]
                place += 2
            if letter == WHOLE:
                whole[word], written = True, int(starts[word])
                break
            if letter != DROPPED:
                written = write_letter(folded, written, letter)
        starts[word + 1] = written
    return folded[: starts[-1]].copy(), starts[:-1].copy(), starts[1:].copy(), np.flatnonzero(whole)
