"""The segments of a generation as a table, i64[segments, COLUMNS], and what a kernel opens of it.

See `search.embedded.searching.collection.Part` for what the arrays are.
"""

from collections.abc import Sequence
from typing import NamedTuple

from numba import int64

from search.compiling import AnyArray, kernel
from search.embedded.kernels.places import PlacesTuple
from search.embedded.kernels.views import (
    address,
    blocks_at,
    bytes_at,
    days_at,
    factors_at,
    numbers_at,
    shorts_at,
)

DOCUMENTS, BASE, FIRST_BLOCK = 0, 1, 2
"""How many documents a segment has, the number of the first, and how many blocks are before."""
_DAYS, _RANKS, _FINDER, _TITLE, _BODY = 3, 4, 5, 8, 21
COLUMNS = 34
SEGMENTS = int64[:, ::1]
BLOCK = 64
"""The documents of a block, a u64 with a bit for each; the last block of a segment has fewer."""


class Text(NamedTuple):
    """The postings of a text field; `places` as in `places`.

    What an occurrence of weight 1/1024 is worth in a document follows from the length of its text:
    `factors` f64 has it for each length that there is, `lengths` u16 by document which that is. The
    numbers of all documents stay in the processor's cache, their factors would not.
    """

    starts: AnyArray
    docs: AnyArray
    freqs: AnyArray
    lengths: AnyArray
    factors: AnyArray
    places: PlacesTuple


def columns_of_text(text: Text) -> list[int]:
    """Return the columns of a text field."""
    _, _, widths, positions, marks = text.places
    arrays = (text.starts, text.docs, text.freqs, text.lengths, text.factors)
    lengths = (text.starts, text.docs, text.factors, positions, marks)
    return [*map(address, (*arrays, widths, positions, marks)), *map(len, lengths)]


def columns_of_segment(
    counts: Sequence[int],
    by_document: Sequence[AnyArray],
    finder: tuple[AnyArray, AnyArray],
    texts: Sequence[list[int]],
) -> list[int]:
    """Return the row of a segment: its counts, days, ranks, the row finder of the lexicon, and the
    title and the body."""
    bits, before = finder
    arrays = [*map(address, (*by_document, bits, before)), len(bits)]
    return [*counts, *arrays, *(column for text in texts for column in text)]


@kernel()
def count_blocks(documents: int) -> int:
    """Return how many blocks so many documents take."""
    return (documents + BLOCK - 1) // BLOCK


@kernel()
def title_of(segment: AnyArray) -> Text:
    """Return the title of the segment of a row."""
    return _text(segment[_TITLE:], segment[DOCUMENTS])


@kernel()
def body_of(segment: AnyArray) -> Text:
    """Return the body of the segment of a row."""
    return _text(segment[_BODY:], segment[DOCUMENTS])


@kernel()
def _text(row: AnyArray, documents: int) -> Text:
    docs, freqs = shorts_at(row[1], row[9]), bytes_at(row[2], row[9])
    widths, positions = bytes_at(row[5], documents), blocks_at(row[6], row[11])
    return Text(
        *(numbers_at(row[0], row[8]), docs, freqs, shorts_at(row[3], documents)),
        *(
            factors_at(row[4], row[10]),
            (docs, freqs, widths, positions, blocks_at(row[7], row[12])),
        ),
    )


@kernel()
def finder_of(segment: AnyArray) -> tuple[AnyArray, AnyArray]:
    """Return what `membership.place_of` finds the row of a spelling with."""
    size = segment[_FINDER + 2]
    return blocks_at(segment[_FINDER], size), numbers_at(segment[_FINDER + 1], size)


@kernel()
def days_of(segment: AnyArray) -> AnyArray:
    """Return the days (i32) of the documents."""
    return days_at(segment[_DAYS], segment[DOCUMENTS])


@kernel()
def ranks_of(segment: AnyArray) -> AnyArray:
    """Return the ranks (u32) of the documents."""
    return numbers_at(segment[_RANKS], segment[DOCUMENTS])
