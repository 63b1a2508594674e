"""Keeps the best of the documents that match."""

import numpy as np
from numba import boolean, float64, int32, int64, types

from search.compiling import AnyArray, kernel
from search.embedded.kernels.heap import PLACES, is_worse, keep
from search.embedded.kernels.matching import LIST, MARKS, SCORES, is_match
from search.embedded.kernels.scoring import U8, U32

RELEVANCE, NEWEST, OLDEST = 0, 1, 2
SCORE_STEPS = 1e12
"""Scores that differ behind the twelfth decimal tie: there the order of a sum shows."""

NUMBER = (1 << 32) - 1
"""The bits of a place that are a document's number in the generation; above them is its rank."""

_THREE = types.UniTuple(int64, 3)  # type: ignore[no-untyped-call]
_DAYS = types.Array(types.int32, 1, "C", readonly=True)


@kernel(float64(int32, int64))
def _date_key(day: int, order: int) -> float:
    """Return what sorts a day; undated articles come last in either order."""
    if order == NEWEST:
        return float(day)
    return -float(day) if day else -np.inf


@kernel(float64(SCORES, int64, int64))
def _least_score(keys: AnyArray, kept: int, order: int) -> float:
    """Return a score below which nothing is kept any more."""
    if kept < len(keys) or order != RELEVANCE:
        return -np.inf
    return float((keys[0] - 1) / SCORE_STEPS)


@kernel(
    _THREE(
        *(LIST, int64, int64, boolean, U8, U8, MARKS, SCORES),
        *(_DAYS, U32, int64, int64),
        *(SCORES, PLACES, SCORES, int64, LIST),
    )
)
def select(
    touched: AnyArray,
    number: int,
    musts: int,
    everything: bool,
    allowed: AnyArray,
    passes: AnyArray,
    marks: AnyArray,
    scores: AnyArray,
    days: AnyArray,
    ranks: AnyArray,
    base: int,
    order: int,
    keys: AnyArray,
    places: AnyArray,
    kept_scores: AnyArray,
    kept: int,
    matched: AnyArray,
) -> tuple[int, int, int]:
    """Write the documents that match, and keep the best of those that also pass.

    Candidates and scratch are as for `matching.collect`. `keys`, `places` and `kept_scores` are a
    heap, see `kernels.heap`, that goes from segment to segment; a place is a rank and a `NUMBER`.
    Returns how many documents match, how many of them pass, and how many are kept.
    """
    found, total, least = np.uint64(0), 0, _least_score(keys, kept, order)
    for candidate in range(len(allowed) if everything else number):
        document = np.uint64(candidate) if everything else np.uint64(touched[np.uint64(candidate)])
        score, mark = scores[document], marks[document]
        marks[document] = 0
        scores[document] = 0.0
        matched[found] = document
        if not is_match(mark, musts) or allowed[document] == 0:
            continue
        found += np.uint64(1)
        if passes[document] == 0:
            continue
        total += 1
        if score < least:
            continue
        key = np.rint(score * SCORE_STEPS)
        if order != RELEVANCE:
            key = _date_key(days[document], order)
        place = int(np.int64(ranks[document]) << 32 | (base + np.int64(document)))
        if kept < len(keys) or is_worse(keys[0], places[0], key, place):
            kept = keep(keys, places, kept_scores, kept, key, place, score)
            least = _least_score(keys, kept, order)
    return int(np.int64(found)), total, kept
