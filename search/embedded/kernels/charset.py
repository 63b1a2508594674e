"""Turns fields of records into code points; the twin of `records.decode_field`."""

import numpy as np
from numba import int64, types, uint8, uint32, void

from search.compiling import AnyArray, kernel
from search.embedded.storage.records import CODE_POINTS, ESCAPE

_ESCAPE = ord(ESCAPE)
_END = ord(";")
_NINE = ord("9")
_HEX_LETTERS = ord("a") - 10

_BYTES = types.Array(uint8, 1, "C", readonly=True)
_TABLE = types.Array(uint32, 1, "C", readonly=True)


@kernel(int64(_BYTES, int64))
def _hex_byte(text: AnyArray, place: int) -> int:
    """Return the byte that two hex digits write."""
    high, low = int64(text[place]), int64(text[place + 1])
    high -= _HEX_LETTERS if high > _NINE else 48
    low -= _HEX_LETTERS if low > _NINE else 48
    return int(high << 4 | low)


@kernel(int64(int64))
def _utf8_size(first: int) -> int:
    """Return how many bytes a character of UTF-8 has that begins with this one."""
    if first < 0x80:
        return 1
    if first < 0xE0:
        return 2
    return 3 if first < 0xF0 else 4


@kernel(void(_BYTES, types.Array(int64, 1, "C"), _TABLE, types.Array(uint32, 1, "C")))
def decode_fields(text: AnyArray, bounds: AnyArray, table: AnyArray, points: AnyArray) -> None:
    """Write the code points of the fields `text[bounds[i]:bounds[i + 1]]` end to end.

    `bounds` tell afterwards where each field begins in `points`, which has room for as many code
    points as there are bytes.
    """
    written = 0
    begin = bounds[0]
    for field in range(len(bounds) - 1):
        place, end = begin, bounds[field + 1]
        begin = end
        bounds[field] = written
        while place < end:
            if text[place] != _ESCAPE:
                points[written] = table[text[place]]
                written += 1
                place += 1
                continue
            place += 1
            while text[place] != _END:
                point = _hex_byte(text, place)
                size = _utf8_size(point)
                # The first byte says the size with its highest bits: 0…, 110…, 1110…, 11110….
                if size > 1:
                    point &= 0x7F >> size
                for following in range(1, size):
                    point = point << 6 | (_hex_byte(text, place + 2 * following) & 0x3F)
                points[written] = point
                written += 1
                place += 2 * size
            place += 1
    bounds[-1] = written


CHARSET_TABLE: AnyArray = np.array(CODE_POINTS, np.uint32)
CHARSET_TABLE.flags.writeable = False
