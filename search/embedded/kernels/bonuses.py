"""What neighbouring words are worth to the best documents, and the order that follows from it."""

import numpy as np
from numba import float64, int64, void

from search.compiling import AnyArray, kernel
from search.embedded.kernels.adjacency import Work, count_pairs, find_spans, work_for
from search.embedded.kernels.blocks import put
from search.embedded.kernels.heap import is_worse
from search.embedded.kernels.ranking import WORDS
from search.embedded.kernels.segments import BASE, DOCUMENTS, SEGMENTS, body_of, title_of
from search.embedded.kernels.selection import (
    HEAPS,
    KEPT,
    NUMBER,
    RELEVANCE,
    RESTRICTIONS,
    SCORE_STEPS,
    PlainHeaps,
    entrants_of,
)
from search.ranking.bm25 import K1

_NUMBERS, _COUNTS = int64[::1], int64[:, ::1]


@kernel(makes_arrays=False)
def _open_documents(numbers: AnyArray, segment: AnyArray, work: Work) -> int:
    """Find which of the numbers are documents of a segment; return how many."""
    base, end, count = segment[BASE], segment[BASE] + segment[DOCUMENTS], 0
    for place in range(len(numbers)):
        if base <= numbers[place] < end:
            at = count
            while at > 0 and numbers[work.here[at - 1]] > numbers[place]:
                work.here[at] = work.here[at - 1]
                at -= 1
            work.here[at] = place
            count += 1
    for order in range(count):
        work.documents[order] = numbers[work.here[order]] - base
        put(work.marked, np.uint64(work.documents[order]))
        for pair in range(work.counts.shape[1]):
            work.counts[order, pair] = 0
    return count


@kernel(makes_arrays=False)
def _close_documents(count: int, work: Work) -> None:
    for order in range(count):
        work.marked[work.documents[order] >> 6] = 0


@kernel(makes_arrays=False)
def _add_up(count: int, worths: AnyArray, factors: AnyArray, work: Work, bonuses: AnyArray) -> None:
    """Write the bonuses of the first so many documents of a segment."""
    for order in range(count):
        bonus = 0.0
        for pair in range(len(worths)):
            times = np.float64(work.counts[order, pair])
            bonus += worths[pair] * (times * (K1 + 1) / (times + K1))
        if len(factors) > 0:
            bonus *= factors[work.documents[order]]
        bonuses[work.here[order]] = bonus


@kernel(float64[::1](_NUMBERS, WORDS, _COUNTS, float64[::1], int64, SEGMENTS, RESTRICTIONS))
def find_bonuses(
    numbers: AnyArray,
    words: AnyArray,
    pairs: AnyArray,
    worths: AnyArray,
    reach: int,
    segments: AnyArray,
    restrictions: AnyArray,
) -> AnyArray:
    """Return the bonus (f64) of each document of the generation: for each pair its worth,
    saturated, times the document's own factor if there are factors.

    `words` are as for `ranking.rank`, `pairs` i64[pairs, 2] are numbers of them. A pair counts
    wherever its second word has the first up to `reach` places before it. The twin of
    `search.ranking.adjacency.bonus`.
    """
    bonuses = np.zeros(len(numbers))
    work = work_for(len(numbers), len(words), len(pairs))
    for which in range(len(segments)):
        segment = segments[which]
        count = _open_documents(numbers, segment, work)
        if count == 0:
            continue
        for column, places in (
            (2 * which + 1, title_of(segment).places),
            (2 * which, body_of(segment).places),
        ):
            find_spans(words, column, len(segments), count, places[0], work)
            for order in range(count):
                count_pairs(pairs, reach, order, places, work)
        factors = entrants_of(segment, restrictions[which], RELEVANCE).factors
        _add_up(count, worths, factors, work, bonuses)
        _close_documents(count, work)
    return bonuses


@kernel(
    void(
        *(HEAPS, int64, int64, WORDS, _COUNTS, float64[::1], int64),
        *(SEGMENTS, RESTRICTIONS),
    )
)
def add_bonuses(
    heaps: PlainHeaps,
    heap: int,
    most: int,
    words: AnyArray,
    pairs: AnyArray,
    worths: AnyArray,
    reach: int,
    segments: AnyArray,
    restrictions: AnyArray,
) -> None:
    """Add to the scores of the first so many of a heap in order what neighbours are worth.

    The order of these changes by it. The rest is as for `find_bonuses`.
    """
    keys, places, scores, _, tallies = heaps
    kept = min(most, tallies[KEPT + heap])
    numbers = places[heap, :kept] & NUMBER
    bonuses = find_bonuses(numbers, words, pairs, worths, reach, segments, restrictions)
    for order in range(kept):
        score, place = scores[heap, order] + bonuses[order], places[heap, order]
        key, at = np.rint(score * SCORE_STEPS), order
        while at > 0 and is_worse(keys[heap, at - 1], places[heap, at - 1], key, place):
            keys[heap, at], places[heap, at] = keys[heap, at - 1], places[heap, at - 1]
            scores[heap, at] = scores[heap, at - 1]
            at -= 1
        keys[heap, at], places[heap, at], scores[heap, at] = key, place, score
