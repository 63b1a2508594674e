"""From postings to grades: gathers how often documents have a word, and saturates that.

The twin of `search.ranking.bm25`. What is counted by document is a whole number, and sums of these
do not depend on their order: what is equal scores equal to the last bit, whatever segment it is in.
A window of documents is finished before the next one begins: what is counted by document then stays
in the processor's cache.

Where a file is damaged the numbers may be wrong, but nothing is read or written outside of arrays.

A span of postings is a row of u32[n, 4]: the first, the end, the weight of their spelling, and the
document of the first, `END` where there is none. A document may have several postings in a row
(`inversion.FULL`).
"""

import numpy as np
from numba import float64, int64, types, uint8, uint16, uint32, uint64

from search.compiling import AnyArray, kernel
from search.ranking.bm25 import K1

WINDOW = 1 << 13
IN_BODY, IN_TITLE = 0, 32
"""Where the two fields stand in a count: it has 32 bits for each."""
_FIELD = np.uint64((1 << 32) - 1)
END = (1 << 32) - 1
_ZERO, _ONE = np.uint64(0), np.uint64(1)

U8, U16, U32, F64 = (
    types.Array(element, 1, "C", readonly=True) for element in (uint8, uint16, uint32, float64)
)
GRADES = types.Tuple((uint16[::1], float64[::1]))  # type: ignore[no-untyped-call]
ROWS = types.Array(int64, 1, "C", readonly=True)
SPANS, COUNTS, LIST = uint32[:, ::1], uint64[::1], uint16[::1]


@kernel(int64(ROWS, U32, U32, U16, SPANS, int64))
def add_spans(
    rows: AnyArray,
    weights: AnyArray,
    starts: AnyArray,
    docs: AnyArray,
    spans: AnyArray,
    number: int,
) -> int:
    """Write the spans of the postings of rows in a field, -1 being no row, behind `number` others.

    `starts` are the field's, or none: then there are no spans. Returns how many there are now.
    """
    for order in range(len(rows)):
        row = rows[order]
        if 0 <= row < len(starts) - 1 and starts[row] < starts[row + 1] <= len(docs):
            spans[number, 0], spans[number, 1] = starts[row], starts[row + 1]
            spans[number, 2], spans[number, 3] = weights[order], docs[starts[row]]
            number += 1
    return number


@kernel(SPANS(ROWS, U32, U32, U16))
def find_spans(rows: AnyArray, weights: AnyArray, starts: AnyArray, docs: AnyArray) -> AnyArray:
    """Return the spans of the postings of rows in a field; see `add_spans`."""
    spans = np.empty((len(rows), 4), np.uint32)
    return spans[: add_spans(rows, weights, starts, docs, spans, 0)]


@kernel(int64(SPANS))
def count_postings(spans: AnyArray) -> int:
    """Return how many postings there are in spans."""
    number = 0
    for span in range(len(spans)):
        number += int(np.int64(spans[span, 1]) - np.int64(spans[span, 0]))
    return number


@kernel(int64(SPANS, int64, int64, U16, U8, int64, int64, int64, COUNTS, LIST, int64))
def gather(
    spans: AnyArray,
    first_span: int,
    last_span: int,
    docs: AnyArray,
    freqs: AnyArray,
    field: int,
    first: int,
    last: int,
    counts: AnyArray,
    touched: AnyArray,
    number: int,
) -> int:
    """Add up weight times frequency for the documents from `first` to before `last`.

    What is counted is taken off its span. `counts[document - first]` (u64) is the sum, shifted by
    `field`, `IN_BODY` or `IN_TITLE`; sums of 2³², of four million occurrences, count wrong. Each
    document is listed in `touched` with its first posting; returns how many are, `number` before.
    """
    # Indices without sign: an index that may be negative costs an instruction, here a third.
    count, origin, width = np.uint64(number), np.uint64(first), np.uint64(last - first)
    room = np.uint64(len(touched))
    for span in range(first_span, last_span):
        if spans[span, 3] >= last:
            continue
        weight = np.uint64(spans[span, 2]) << np.uint64(field)
        posting, stop = np.uint64(spans[span, 0]), np.uint64(spans[span, 1])
        spans[span, 3] = END
        while posting < stop and count < room:
            # A document before `first`, which only a damaged file has, wraps around and ends this.
            document = docs[posting]
            place = np.uint64(document) - origin
            if place >= width:
                spans[span, 3] = document
                break
            before = counts[place]
            # Written before it is known to be new: a branch would be guessed wrong too often.
            touched[count] = place
            count += np.uint64(before == _ZERO)
            counts[place] = before + weight * np.uint64(freqs[posting])
            posting += _ONE
        spans[span, 0] = posting
    return int(np.int64(count))


@kernel(float64(uint64, float64, float64))
def saturate(count: np.uint64, in_title: float, in_body: float) -> float:
    """Return the grade of a count, given what a weight of 1/1024 is worth in each field."""
    freq = float(np.int64(count >> np.uint64(IN_TITLE))) * in_title
    freq += float(np.int64(count & _FIELD)) * in_body
    return freq * (K1 + 1) / (freq + K1)


@kernel(GRADES(ROWS, U32, U32, U16, U8, F64, U32, U16, U8, F64, U8))
def grade(
    rows: AnyArray,
    weights: AnyArray,
    title_starts: AnyArray,
    title_docs: AnyArray,
    title_freqs: AnyArray,
    title_factors: AnyArray,
    body_starts: AnyArray,
    body_docs: AnyArray,
    body_freqs: AnyArray,
    body_factors: AnyArray,
    alive: AnyArray,
) -> tuple[AnyArray, AnyArray]:
    """Return the living documents that have a word (u16), and their grades (f64).

    `rows` are those of its spellings, with their weights; `factors` say by document what an
    occurrence of weight 1/1024 is worth. A grade is the combined frequency, saturated.
    """
    titles = find_spans(rows, weights, title_starts, title_docs)
    bodies = find_spans(rows, weights, body_starts, body_docs)
    room = min(count_postings(titles) + count_postings(bodies), len(alive))
    documents, grades = np.empty(room, np.uint16), np.empty(room, np.float64)
    counts, touched = np.zeros(WINDOW, np.uint64), np.empty(WINDOW + 1, np.uint16)
    number = 0
    for first in range(0, len(alive), WINDOW):
        last = min(first + WINDOW, len(alive))
        n = gather(
            *(bodies, 0, len(bodies), body_docs, body_freqs, IN_BODY),
            *(first, last, counts, touched, 0),
        )
        n = gather(
            titles,
            0,
            len(titles),
            title_docs,
            title_freqs,
            IN_TITLE,
            first,
            last,
            counts,
            touched,
            n,
        )
        for place in touched[:n]:
            document, count = np.uint64(first + place), counts[np.uint64(place)]
            counts[np.uint64(place)] = 0
            if count != _ZERO and alive[document] != 0:
                documents[number] = document
                grades[number] = saturate(count, title_factors[document], body_factors[document])
                number += 1
    return documents[:number].copy(), grades[:number].copy()
