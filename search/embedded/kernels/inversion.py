"""Turns the words of texts, in reading order, into postings in the order of the rows.

A counting sort: one pass counts the postings and the words of each row, the next writes every
posting to its place. A row's cursor is u32[4]: the number after that of the last document met, the
next posting, the next position, the words of the last posting.
"""

import numpy as np
from numba import types, uint8, uint16, uint32, void

from search.compiling import AnyArray, kernel

LAST, POSTING, POSITION, FREQ = 0, 1, 2, 3
CURSOR = 4
FULL = 255
"""The most words of a posting; a text that has more of a word has several postings in a row."""

_IN = types.Array(uint32, 1, "C", readonly=True)
_CURSORS = types.Array(uint32, 2, "C")
_U8, _U16, _U32 = (types.Array(kind, 1, "C") for kind in (uint8, uint16, uint32))


@kernel(void(_IN, _IN, _IN, _CURSORS, _U32))
def count_postings(
    numbers: AnyArray, lengths: AnyArray, rows: AnyArray, cursors: AnyArray, starts: AnyArray
) -> None:
    """Set the cursors, zeros before, to the first posting and position of each row.

    `numbers` are the words of the texts end to end, `lengths` how many each text has, `rows` the
    row of each number. Where the postings of each row start, and where the last end, goes to
    `starts`.
    """
    place = 0
    for document in range(len(lengths)):
        for _ in range(lengths[document]):
            row = rows[numbers[place]]
            place += 1
            cursors[row, POSITION] += np.uint32(1)
            if cursors[row, LAST] != document + 1 or cursors[row, FREQ] == FULL:
                cursors[row, LAST] = document + 1
                cursors[row, FREQ] = 0
                cursors[row, POSTING] += np.uint32(1)
            cursors[row, FREQ] += np.uint32(1)
    posting, position = np.uint32(0), np.uint32(0)
    for row in range(len(cursors)):
        postings, words = cursors[row, POSTING], cursors[row, POSITION]
        starts[row] = posting
        cursors[row, LAST], cursors[row, POSTING], cursors[row, POSITION] = 0, posting, position
        cursors[row, FREQ] = 0
        posting += postings
        position += words
    starts[len(cursors)] = posting


@kernel(void(_IN, _IN, _IN, _CURSORS, _U16, _U8, _U32))
def write_postings(
    numbers: AnyArray,
    lengths: AnyArray,
    rows: AnyArray,
    cursors: AnyArray,
    docs: AnyArray,
    freqs: AnyArray,
    positions: AnyArray,
) -> None:
    """Write the postings; the cursors stand as `count_postings` set them.

    `docs` and `freqs` are as many as there are postings, `positions`, not packed, as there are
    words.
    """
    place = 0
    for document in range(len(lengths)):
        for position in range(lengths[document]):
            row = rows[numbers[place]]
            place += 1
            if cursors[row, LAST] != document + 1 or cursors[row, FREQ] == FULL:
                cursors[row, LAST] = document + 1
                cursors[row, FREQ] = 0
                docs[cursors[row, POSTING]] = document
                cursors[row, POSTING] += np.uint32(1)
            cursors[row, FREQ] += np.uint32(1)
            freqs[cursors[row, POSTING] - np.uint32(1)] = cursors[row, FREQ]
            positions[cursors[row, POSITION]] = position
            cursors[row, POSITION] += np.uint32(1)
