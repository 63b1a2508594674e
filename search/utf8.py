"""Words as bytes of UTF-8, and how kernels read and write them letter by letter."""

from typing import NamedTuple, Protocol

import numpy as np

from search.compiling import AnyArray, kernel

PART_WORDS = 1 << 14


class _Table(Protocol):
    """Strings end to end: `text` u8[bytes], `offsets` u32[strings + 1]."""

    text: AnyArray
    offsets: AnyArray


class Words(NamedTuple):
    """Words anywhere in a text of UTF-8 (u8): where each begins and ends (u32)."""

    text: AnyArray
    begins: AnyArray
    ends: AnyArray

    @classmethod
    def of(cls, table: _Table) -> "Words":
        """Return the strings of a table in its order."""
        return cls(table.text, table.offsets[:-1], table.offsets[1:])

    def parted(self) -> "list[Words]":
        """Return the words in parts of about PART_WORDS, one at least, to work on side by side."""
        count = len(self.begins) // PART_WORDS + 1
        begins, ends = np.array_split(self.begins, count), np.array_split(self.ends, count)
        return [Words(self.text, *part) for part in zip(begins, ends, strict=True)]


@kernel()
def read_letters(text: AnyArray, begin: int, end: int, points: AnyArray, places: AnyArray) -> int:
    """Read the code points of a string of UTF-8 and where each begins; return their number.

    `points` and `places` hold more than the string has bytes; the last place is its end.
    """
    count, place = 0, begin
    while place < end:
        places[count] = place
        lead = np.uint32(text[place])
        length = 1 if lead < 0x80 else 2 if lead < 0xE0 else 3 if lead < 0xF0 else 4
        point = lead if length == 1 else lead & np.uint32(0x7F >> length)
        for further in range(place + 1, place + length):
            point = (point << np.uint32(6)) | np.uint32(text[further] & 0x3F)
        points[count] = point
        count += 1
        place += length
    places[count] = end
    return count


@kernel()
def write_letter(text: AnyArray, place: int, point: int) -> int:
    """Write a code point as UTF-8; return the place behind it."""
    length = 1 if point < 0x80 else 2 if point < 0x800 else 3 if point < 0x10000 else 4
    for further in range(length - 1, 0, -1):
        text[place + further] = 0x80 | point & 0x3F
        point >>= 6
    text[place] = point if length == 1 else (0xF00 >> length) & 0xFF | point
    return place + length
