"""Where the postings of a word are, in every segment: what `ranking` begins with."""

import numpy as np
from numba import int64, types, uint32

from search.compiling import AnyArray, kernel
from search.embedded.kernels.membership import place_of
from search.embedded.kernels.scoring import SPAN, U32, add_spans
from search.embedded.kernels.segments import SEGMENTS, body_of, finder_of, title_of
from search.embedded.kernels.views import numbers_at
from search.ranking import WHOLE
from search.ranking.adjacency import LEAST_WEIGHT

TITLE, BODY = 1, 2
"""The bits of the fields that a word is looked for in."""
MOST_NEAR = 16
"""The spellings of a word that neighbours are looked for in: the best, and almost all that are as
good as it, see `search.ranking.adjacency`."""
_FOUND = types.Tuple((uint32[::1], int64))  # type: ignore[no-untyped-call]


@kernel(*(_FOUND(numbers, numbers, int64, SEGMENTS) for numbers in (uint32[::1], U32)))
def find_word(
    spellings: AnyArray, weights: AnyArray, fields: int, segments: AnyArray
) -> tuple[AnyArray, int]:
    """Return where the postings of spellings with their weights are in the `fields`, and the
    address of that array (u32).

    It has a column for each field of each segment, 2n for the body of segment n and 2n + 1 for its
    title: first the spans before each column and at the end, then how many of each are of spellings
    in which neighbours are looked for, then the spans themselves, see `scoring`, end to end, and at
    last the spellings and their weights.
    """
    near = 0
    while near < min(len(weights), MOST_NEAR) and weights[near] >= LEAST_WEIGHT * WHOLE:
        near += 1
    columns = 2 * len(segments)
    spans = np.empty((columns * len(spellings), SPAN), np.uint32)
    head = np.zeros(2 * columns + 1, np.uint32)
    rows, number = np.empty(len(spellings), np.int64), 0
    for column in range(columns):
        segment = segments[column >> 1]
        if column & 1 == 0:
            bits, before = finder_of(segment)
            for order in range(len(spellings)):
                rows[order] = place_of(bits, before, spellings[order])
        if fields & (TITLE if column & 1 else BODY):
            text = title_of(segment) if column & 1 else body_of(segment)
            starts, docs, first = text.starts, text.docs, number
            number = add_spans(rows[:near], weights[:near], starts, docs, spans, number)
            head[columns + 1 + column] = number - first
            number = add_spans(rows[near:], weights[near:], starts, docs, spans, number)
        head[column + 1] = number
    found = np.concatenate((head, spans[:number].ravel(), spellings, weights))
    return found, found.ctypes.data


def spellings_in(found: AnyArray, segments: int) -> tuple[AnyArray, AnyArray]:
    """Return the spellings and the weights in what `find_word` found in so many segments."""
    columns = 2 * segments
    behind = found[2 * columns + 1 + SPAN * int(found[columns]) :]
    half = len(behind) // 2
    return behind[:half], behind[half:]


@kernel()
def open_column(place: int, column: int, segments: int) -> tuple[AnyArray, int]:
    """Return the spans (u32, end to end) of a column of what `find_word` found at an address, and
    how many of them are of the best spellings."""
    columns = 2 * segments
    head = numbers_at(place, 2 * columns + 1)
    first, end = int(np.int64(head[column])), int(np.int64(head[column + 1]))
    spans = numbers_at(place + 4 * (2 * columns + 1 + SPAN * first), SPAN * (end - first))
    return spans, int(np.int64(head[columns + 1 + column]))
