"""Counts where words stand behind each other, in a few documents only.

Where a file is damaged the numbers may be wrong, but nothing is read or written outside of arrays.
"""

import numpy as np
from numba import float64, int64, uint16, uint32, uint64, void

from search.compiling import AnyArray, kernel
from search.embedded.kernels.membership import place_of
from search.embedded.kernels.packing import read_bits
from search.embedded.kernels.places import PLACES, PlacesTuple, first_bit
from search.embedded.kernels.ranking import BODY, TITLE
from search.embedded.kernels.scoring import U32
from search.ranking.bm25 import K1

MOST_PLACES = 1 << 10
"""Further places of a word in one text are not looked at."""
_DOCUMENTS, _NUMBERS, _COUNTS = uint16[::1], int64[::1], int64[:, ::1]
_NONE = -1


@kernel(void(_DOCUMENTS, int64, int64, PLACES, _NUMBERS))
def find_postings(
    documents: AnyArray, first: int, end: int, places: PlacesTuple, found: AnyArray
) -> None:
    """Write the first posting of each document, ascending, from `first` to before `end`, or -1."""
    docs = places[0]
    for order in range(len(documents)):
        document, last = documents[order], end
        while first < last:
            middle = (first + last) >> 1
            if docs[middle] < document:
                first = middle + 1
            else:
                last = middle
        found[order] = first if first < end and docs[first] == document else _NONE


@kernel(int64(uint16, int64, int64, PLACES, uint32[::1], int64))
def add_places(
    document: int, posting: int, end: int, places: PlacesTuple, found: AnyArray, count: int
) -> int:
    """Add the places of a document's postings before `end` to the `count` found, ascending.

    Returns how many are found then.
    """
    docs, freqs, widths, positions, _ = places
    if document >= len(widths):
        return count
    bit, width = first_bit(places, posting), np.uint64(widths[document])
    while posting < end and docs[posting] == document:
        for _ in range(freqs[posting]):
            place = np.uint32(read_bits(positions, bit, width))
            bit += width
            if count == len(found):
                return count
            at = count
            while at > 0 and found[at - 1] > place:
                found[at] = found[at - 1]
                at -= 1
            found[at] = place
            count += 1
        posting += 1
    return count


@kernel(int64(uint32[::1], uint32[::1], int64))
def count_behind(firsts: AnyArray, seconds: AnyArray, reach: int) -> int:
    """Return how many of the second places have one of the first up to `reach` before them."""
    count, before = 0, 0
    for place in seconds:
        while before < len(firsts) and np.int64(firsts[before]) < np.int64(place) - reach:
            before += 1
        count += before < len(firsts) and firsts[before] < place
    return count


@kernel(
    void(
        *(_DOCUMENTS, _NUMBERS, _NUMBERS, _COUNTS, int64),
        *(_NUMBERS, U32, PLACES, _COUNTS),
    )
)
def _count_in_field(
    documents: AnyArray,
    bounds: AnyArray,
    is_wanted: AnyArray,
    pairs: AnyArray,
    reach: int,
    rows: AnyArray,
    starts: AnyArray,
    places: PlacesTuple,
    counts: AnyArray,
) -> None:
    """Add to the counts what one field has; `rows` are those of the spellings."""
    words = len(bounds) - 1
    postings = np.full((len(rows), len(documents)), _NONE, np.int64)
    ends = np.empty(len(rows), np.int64)
    for word in range(words):
        for order in range(bounds[word], bounds[word + 1] if is_wanted[word] else bounds[word]):
            row = rows[order]
            if 0 <= row < len(starts) - 1:
                ends[order] = min(int(np.int64(starts[row + 1])), len(places[0]))
                first = int(np.int64(starts[row]))
                find_postings(documents, first, ends[order], places, postings[order])
    found, numbers = np.empty((words, MOST_PLACES), np.uint32), np.empty(words, np.int64)
    for order in range(len(documents)):
        numbers[:] = _NONE
        for pair in range(len(pairs)):
            for side in range(2):
                word = pairs[pair, side]
                if numbers[word] == _NONE:
                    numbers[word] = 0
                    for spelling in range(bounds[word], bounds[word + 1]):
                        posting = postings[spelling, order]
                        if posting != _NONE:
                            numbers[word] = add_places(
                                *(documents[order], posting, ends[spelling], places),
                                *(found[word], numbers[word]),
                            )
                if numbers[word] == 0:
                    break
            one, other = pairs[pair]
            if numbers[one] > 0 and numbers[other] > 0:
                firsts, seconds = found[one, : numbers[one]], found[other, : numbers[other]]
                counts[order, pair] += count_behind(firsts, seconds, reach)


@kernel(
    float64[::1](
        *(_DOCUMENTS, uint32[::1], _NUMBERS, _NUMBERS, _COUNTS, float64[::1], int64),
        *(uint64[::1], uint32[::1], U32, PLACES, U32, PLACES),
    )
)
def add_bonuses(
    documents: AnyArray,
    spellings: AnyArray,
    bounds: AnyArray,
    fields: AnyArray,
    pairs: AnyArray,
    worths: AnyArray,
    reach: int,
    bits: AnyArray,
    before: AnyArray,
    title_starts: AnyArray,
    title_places: PlacesTuple,
    body_starts: AnyArray,
    body_places: PlacesTuple,
) -> AnyArray:
    """Return the bonus (f64) of each document, ascending: for each pair its worth, saturated.

    Word n has the spellings from `bounds[n]` to `bounds[n + 1]` and is looked for in its fields,
    see `ranking.TITLE`; `pairs` i64[pairs, 2] are numbers of words; `bits` and `before` find the
    row of a spelling. A pair counts wherever its second word has the first up to `reach` places
    before it. The twin of `search.ranking.adjacency.bonus`.
    """
    rows = np.empty(len(spellings), np.int64)
    for order in range(len(spellings)):
        rows[order] = place_of(bits, before, spellings[order])
    counts = np.zeros((len(documents), len(pairs)), np.int64)
    for field in (TITLE, BODY):
        starts, places = body_starts, body_places
        if field == TITLE:
            starts, places = title_starts, title_places
        is_wanted = fields & field
        _count_in_field(documents, bounds, is_wanted, pairs, reach, rows, starts, places, counts)
    bonuses = np.zeros(len(documents))
    for order in range(len(documents)):
        for pair in range(len(pairs)):
            times = np.float64(counts[order, pair])
            bonuses[order] += worths[pair] * (times * (K1 + 1) / (times + K1))
    return bonuses
