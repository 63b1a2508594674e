"""From postings to grades: gathers how often documents have a word, and saturates that.

The twin of `search.ranking.bm25`. What is counted by document is a whole number, and sums of these
do not depend on their order: what is equal scores equal to the last bit, whatever segment it is in.

Where a file is damaged the numbers may be wrong, but nothing is read or written outside of arrays.

A span of postings is a row of u32[n, 3]: the first, the end, and the weight of their spelling. A
document may have several postings in a row (`inversion.FULL`).
"""

import numpy as np
from numba import float64, int64, types, uint8, uint16, uint32, void

from search.compiling import AnyArray, kernel
from search.embedded.kernels.blocks import BLOCKS, lowest, put, without_lowest
from search.ranking.bm25 import K1

ROOM = 1 << 16
"""What is counted by document has room for every number that a posting can hold: none is out of
bounds, and memory that no document needs is never touched."""
ROOM_BLOCKS = ROOM // 64
SPAN = 3
_ONE = np.uint64(1)

U8, U16, U32, F64 = (
    types.Array(element, 1, "C", readonly=True) for element in (uint8, uint16, uint32, float64)
)
GRADES = types.Tuple((uint16[::1], float64[::1]))  # type: ignore[no-untyped-call]
ROWS = types.Array(int64, 1, "C", readonly=True)
SPANS, COUNTS, LIST = uint32[:, ::1], uint32[::1], uint16[::1]
FLAT = uint32[::1]


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
            spans[number, 2] = weights[order]
            number += 1
    return number


@kernel(SPANS(ROWS, U32, U32, U16))
def find_spans(rows: AnyArray, weights: AnyArray, starts: AnyArray, docs: AnyArray) -> AnyArray:
    """Return the spans of the postings of rows in a field; see `add_spans`."""
    spans = np.empty((len(rows), SPAN), np.uint32)
    return spans[: add_spans(rows, weights, starts, docs, spans, 0)]


@kernel(int64(SPANS))
def count_postings(spans: AnyArray) -> int:
    """Return how many postings there are in spans."""
    number = 0
    for span in range(len(spans)):
        number += int(np.int64(spans[span, 1]) - np.int64(spans[span, 0]))
    return number


@kernel(void(FLAT, U16, U8, COUNTS, BLOCKS), makes_arrays=False)
def gather(
    spans: AnyArray, docs: AnyArray, freqs: AnyArray, counts: AnyArray, having: AnyArray
) -> None:
    """Add up weight times frequency by document (u32) for the postings of spans end to end.

    Sums of 2³², of four million occurrences, count wrong. `having` are the blocks of the documents
    that have a posting. There is `ROOM` in both.
    """
    # Indices without sign: an index that may be negative costs an instruction, here a third.
    for span in range(0, len(spans), SPAN):
        posting, stop = np.uint64(spans[span]), np.uint64(spans[span + 1])
        weight = spans[span + 2]
        while posting < stop:
            document = np.uint64(docs[posting])
            counts[document] += np.uint32(weight * np.uint32(freqs[posting]))
            put(having, document)
            posting += _ONE


@kernel(float64(uint32, uint32, float64, float64), makes_arrays=False)
def saturate(title: int, body: int, in_title: float, in_body: float) -> float:
    """Return the grade of what is counted in each field, given what a weight of 1/1024 is worth
    there."""
    freq = float(title) * in_title + float(body) * in_body
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
    in_titles, in_bodies = np.zeros(ROOM, np.uint32), np.zeros(ROOM, np.uint32)
    having, number = np.zeros(ROOM_BLOCKS, np.uint64), 0
    gather(bodies.ravel(), body_docs, body_freqs, in_bodies, having)
    gather(titles.ravel(), title_docs, title_freqs, in_titles, having)
    for block in range((len(alive) + 63) // 64):
        while having[block]:
            document = np.uint64(block << 6) + lowest(having[block])
            having[block] = without_lowest(having[block])
            if document < np.uint64(len(alive)) and alive[document] != 0:
                documents[number] = document
                grades[number] = saturate(
                    *(in_titles[document], in_bodies[document]),
                    *(title_factors[document], body_factors[document]),
                )
                number += 1
    return documents[:number].copy(), grades[:number].copy()
