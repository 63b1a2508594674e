"""Keeps the best of the documents that match: of all, and of those that have all that is wanted.

The two heaps are the rows of `keys` f64, `places` i64 and `kept_scores` f64, see `kernels.heap`;
they go from segment to segment. A heap that is not asked for is full with no room: its `limits`
entry is 0. A place is a rank and a `NUMBER`. `tallies` i64[6] are how many documents match, pass
and are kept: at `MATCHED + n`, `PASSED + n` and `KEPT + n`, n being `ANY` or `ALL`.
"""

import numpy as np
from numba import boolean, float64, int32, int64, types, void

from search.compiling import AnyArray, kernel
from search.embedded.kernels.heap import is_worse, keep
from search.embedded.kernels.matching import MARKS, SCORES, is_match, wanted_met
from search.embedded.kernels.scoring import LIST, U8, U32

RELEVANCE, NEWEST, OLDEST = 0, 1, 2
SCORE_STEPS = 1e12
"""Scores that differ behind the twelfth decimal tie: there the order of a sum shows."""

NUMBER = (1 << 32) - 1
"""The bits of a place that are a document's number in the generation; above them is its rank."""

ANY, ALL = 0, 1
MATCHED, PASSED, KEPT = 0, 2, 4
TALLIES = 6

DAYS = types.Array(types.int32, 1, "C", readonly=True)
KEYS, PLACES, TALLY = float64[:, ::1], int64[:, ::1], int64[::1]
LISTS = types.Array(types.uint16, 2, "C")


@kernel(float64(int32, int64))
def _date_key(day: int, order: int) -> float:
    """Return what sorts a day; undated articles come last in either order."""
    if order == NEWEST:
        return float(day)
    return -float(day) if day else -np.inf


@kernel(float64(KEYS, TALLY, TALLY, int64, int64))
def least_score(keys: AnyArray, rooms: AnyArray, tallies: AnyArray, heap: int, order: int) -> float:
    """Return a score below which a heap keeps nothing any more."""
    if rooms[heap] == 0:
        return np.inf
    if tallies[KEPT + heap] < rooms[heap] or order != RELEVANCE:
        return -np.inf
    return float((keys[heap, 0] - 1) / SCORE_STEPS)


@kernel(
    void(
        *(LIST, int64, int64, boolean, int64, int64, MARKS, SCORES),
        *(U8, U8, SCORES, DAYS, U32, int64, int64),
        *(KEYS, PLACES, KEYS, TALLY, TALLY, LISTS),
    )
)
def select(
    touched: AnyArray,
    number: int,
    first: int,
    everything: bool,
    musts: int,
    wanted: int,
    marks: AnyArray,
    scores: AnyArray,
    allowed: AnyArray,
    passes: AnyArray,
    factors: AnyArray,
    days: AnyArray,
    ranks: AnyArray,
    base: int,
    order: int,
    keys: AnyArray,
    places: AnyArray,
    kept_scores: AnyArray,
    rooms: AnyArray,
    tallies: AnyArray,
    matched: AnyArray,
) -> None:
    """Write the documents that match, and keep the best of those that also pass.

    Candidates and scratch are as for `matching.collect`, of a window of documents from `first`.
    `matched[ANY]` are those that match, `matched[ALL]` those that meet `wanted` clauses and more.
    `factors` multiply the scores by document; it is empty where none does.
    """
    least_any = least_score(keys, rooms, tallies, ANY, order)
    least_all = least_score(keys, rooms, tallies, ALL, order)
    found, found_all = np.uint64(tallies[MATCHED + ANY]), np.uint64(tallies[MATCHED + ALL])
    total, total_all = 0, 0
    for candidate in range(len(allowed) if everything else number):
        at = np.uint64(candidate) if everything else np.uint64(touched[np.uint64(candidate)])
        score, mark, document = scores[at], marks[at], at + np.uint64(first)
        marks[at] = 0
        scores[at] = 0.0
        if not is_match(mark, musts) or allowed[document] == 0:
            continue
        has_all = wanted_met(mark) >= wanted
        matched[ANY, found] = document
        found += np.uint64(1)
        matched[ALL, found_all] = document
        found_all += np.uint64(has_all)
        if passes[document] == 0:
            continue
        total += 1
        total_all += has_all
        if len(factors) > 0:
            score *= factors[document]
        if score < least_any and (not has_all or score < least_all):
            continue
        key = np.rint(score * SCORE_STEPS)
        if order != RELEVANCE:
            key = _date_key(days[document], order)
        place = int(np.int64(ranks[document]) << 32 | (base + np.int64(document)))
        for heap in range(1 + has_all):
            room, kept = rooms[heap], tallies[KEPT + heap]
            if room and (kept < room or is_worse(keys[heap, 0], places[heap, 0], key, place)):
                tallies[KEPT + heap] = keep(
                    keys[heap, :room],
                    places[heap, :room],
                    kept_scores[heap, :room],
                    kept,
                    key,
                    place,
                    score,
                )
        least_any = least_score(keys, rooms, tallies, ANY, order)
        least_all = least_score(keys, rooms, tallies, ALL, order)
    tallies[MATCHED + ANY], tallies[MATCHED + ALL] = np.int64(found), np.int64(found_all)
    tallies[PASSED + ANY] += total
    tallies[PASSED + ALL] += total_all
