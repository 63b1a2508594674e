"""Grades the documents of a segment by one word: from postings to saturated frequencies.

The twin of `search.ranking.bm25`: the same operations on 64-bit floats in the same order, so that
what is equal scores equal, whatever segment it is in. A window of documents is finished before the
next one begins: what is counted by document then stays in the processor's cache.

Where a file is damaged the numbers may be wrong, but nothing is read or written outside of arrays.

A span of postings is a row of u32[n, 3]: the first, the end, and a bit for each view in which their
spelling answers the word.
"""

import numpy as np
from numba import float64, int64, types, uint8, uint16, uint32, uint64

from search.compiling import AnyArray, kernel
from search.ranking.bm25 import K1, B

VIEWS = 3
"""The most views that a level has."""
WINDOW = 1 << 12
_COUNT_BITS = 21
_COUNT = np.uint64((1 << _COUNT_BITS) - 1)
_ZERO, _ONE = np.uint64(0), np.uint64(1)

U8, U16, U32, F64 = (
    types.Array(element, 1, "C", readonly=True) for element in (uint8, uint16, uint32, float64)
)
FREQS = (U16, U32)
GRADES = types.Tuple((uint16[::1], float64[::1]))  # type: ignore[no-untyped-call]
ROWS = types.Array(int64, 1, "C", readonly=True)
SPANS, _COUNTS, _TOUCHED = uint32[:, ::1], uint64[::1], uint16[::1]


@kernel(SPANS(ROWS, U32, U32, U16))
def find_spans(rows: AnyArray, views: AnyArray, starts: AnyArray, docs: AnyArray) -> AnyArray:
    """Return the spans of the postings of rows in a field, -1 being no row.

    `starts` are the field's, or none: then there are no spans.
    """
    spans, found = np.empty((len(rows), 3), np.uint32), 0
    for order in range(len(rows)):
        row = rows[order]
        if 0 <= row < len(starts) - 1 and starts[row] < starts[row + 1] <= len(docs):
            spans[found, 0], spans[found, 1] = starts[row], starts[row + 1]
            spans[found, 2] = views[order]
            found += 1
    return spans[:found]


@kernel(int64(SPANS))
def count_postings(spans: AnyArray) -> int:
    """Return how many postings there are in spans."""
    number = 0
    for span in range(len(spans)):
        number += int(np.int64(spans[span, 1]) - np.int64(spans[span, 0]))
    return number


@kernel(*(int64(SPANS, U16, freqs, int64, int64, _COUNTS, _TOUCHED, int64) for freqs in FREQS))
def gather(
    spans: AnyArray,
    docs: AnyArray,
    freqs: AnyArray,
    first: int,
    last: int,
    counts: AnyArray,
    touched: AnyArray,
    number: int,
) -> int:
    """Count the postings of the documents from `first` to before `last`.

    What is counted is taken off its span. `counts[document - first]` is three numbers of 21 bits:
    how often the document has a spelling that answers in the first view, the second, the third; a
    text that has one two million times counts wrong.
    Each document is listed in `touched` with its first posting; returns how many are, `number` of
    them before.
    """
    # Indices without sign: an index that may be negative costs an instruction, here a third.
    count, origin, width = np.uint64(number), np.uint64(first), np.uint64(last - first)
    room = np.uint64(len(touched))
    for span in range(len(spans)):
        views, step = np.uint64(spans[span, 2]), _ZERO
        for view in range(VIEWS):
            step |= ((views >> np.uint64(view)) & _ONE) << np.uint64(_COUNT_BITS * view)
        posting, stop = np.uint64(spans[span, 0]), np.uint64(spans[span, 1])
        while posting < stop and count < room:
            # A document before `first`, which only a damaged file has, wraps around and ends this.
            place = np.uint64(docs[posting]) - origin
            if place >= width:
                break
            before = counts[place]
            # Written before it is known to be new: a branch would be guessed wrong too often.
            touched[count] = place
            count += np.uint64(before == _ZERO)
            counts[place] = before + step * np.uint64(freqs[posting])
            posting += _ONE
        spans[span, 0] = posting
    return int(np.int64(count))


@kernel(
    *(
        GRADES(
            *(ROWS, U32, F64),
            *(U32, U16, title, U32, float64),
            *(U32, U16, body, U32, float64),
            *(U8, int64[::1]),
        )
        for title in FREQS
        for body in FREQS
    )
)
def grade(
    rows: AnyArray,
    views: AnyArray,
    factors: AnyArray,
    title_starts: AnyArray,
    title_docs: AnyArray,
    title_freqs: AnyArray,
    title_lengths: AnyArray,
    title_average: float,
    body_starts: AnyArray,
    body_docs: AnyArray,
    body_freqs: AnyArray,
    body_lengths: AnyArray,
    body_average: float,
    alive: AnyArray,
    doc_freqs: AnyArray,
) -> tuple[AnyArray, AnyArray]:
    """Return the living documents that have a word (u16), and their grades (f64).

    `rows` and `views` are as for `find_spans`. `factors` f64[6] are, for each view, its weight
    times the boost of the title, and of the body. A grade is the combined frequency, saturated.
    Adds to `doc_freqs` how many documents have the word in each view.
    """
    title_spans = find_spans(rows, views, title_starts, title_docs)
    body_spans = find_spans(rows, views, body_starts, body_docs)
    room = min(count_postings(title_spans) + count_postings(body_spans), len(alive))
    documents, grades = np.empty(room, np.uint16), np.empty(room, np.float64)
    in_titles, in_bodies = np.zeros(WINDOW, np.uint64), np.zeros(WINDOW, np.uint64)
    touched = np.empty(2 * WINDOW + 1, np.uint16)
    number = 0
    for first in range(0, len(alive), WINDOW):
        last = min(first + WINDOW, len(alive))
        n = gather(body_spans, body_docs, body_freqs, first, last, in_bodies, touched, 0)
        n = gather(title_spans, title_docs, title_freqs, first, last, in_titles, touched, n)
        for place in touched[:n]:
            document = np.uint64(first + place)
            title, body = in_titles[np.uint64(place)], in_bodies[np.uint64(place)]
            in_titles[np.uint64(place)] = 0
            in_bodies[np.uint64(place)] = 0
            # A document with the word in title and body is listed twice.
            if title | body == _ZERO or alive[document] == 0:
                continue
            title_norm = 1.0
            if title != _ZERO:
                title_norm = 1 - B + B * title_lengths[document] / title_average
            body_norm = 1 - B + B * body_lengths[document] / body_average
            freq, view = 0.0, 0
            while title | body != _ZERO:
                title_freq, body_freq = title & _COUNT, body & _COUNT
                doc_freqs[view] += title_freq | body_freq != _ZERO
                if title_freq != _ZERO:
                    freq += factors[2 * view] * (np.float64(title_freq) / title_norm)
                freq += factors[2 * view + 1] * (np.float64(body_freq) / body_norm)
                title >>= np.uint64(_COUNT_BITS)
                body >>= np.uint64(_COUNT_BITS)
                view += 1
            documents[number] = document
            grades[number] = freq * (K1 + 1) / (freq + K1)
            number += 1
    return documents[:number].copy(), grades[:number].copy()
