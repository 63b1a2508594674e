"""Keeps the best of the documents that match: of all, and of those that have all that is wanted.

The two heaps are the rows of `keys` f64, `places` i64 and `scores` f64, see `kernels.heap`; they go
from segment to segment. A heap that is not asked for is full with no room: its `rooms` entry is 0.
A place is a rank and a `NUMBER`. `tallies` i64[4] are how many documents pass and are kept: at
`PASSED + n` and `KEPT + n`, n being `ANY` or `ALL`.
"""

from typing import NamedTuple

import numpy as np
from numba import boolean, float64, int32, int64, types, void

from search.compiling import AnyArray, kernel
from search.embedded.kernels.blocks import has, put
from search.embedded.kernels.heap import is_worse, keep, sort
from search.embedded.kernels.matching import MARKS, SCORES, is_match, wanted_met
from search.embedded.kernels.scoring import LIST
from search.embedded.kernels.segments import (
    BASE,
    DOCUMENTS,
    SEGMENTS,
    count_blocks,
    days_of,
    ranks_of,
)
from search.embedded.kernels.views import blocks_at, factors_at

RELEVANCE, NEWEST, OLDEST = 0, 1, 2
SCORE_STEPS = 1e12
"""Scores that differ behind the twelfth decimal tie: there the order of a sum shows."""

NUMBER = (1 << 32) - 1
"""The bits of a place that are a document's number in the generation; above them is its rank."""

ANY, ALL = 0, 1
PASSED, KEPT = 0, 2
TALLIES = 4

RESTRICTIONS = int64[:, ::1]
"""For each segment the addresses of the blocks that are allowed, of those that also pass, and of
the factors (f64) that multiply scores by document, 0 where none does."""
ALLOWED, PASSING, FACTORS = 0, 1, 2
RESTRICTED = 3
HEAPS = types.Tuple(  # type: ignore[no-untyped-call]
    (float64[:, ::1], int64[:, ::1], float64[:, ::1], int64[::1], int64[::1])
)
PlainHeaps = tuple[AnyArray, AnyArray, AnyArray, AnyArray, AnyArray]
MATCHED = types.Array(types.uint64, 2, "C")
"""The blocks of all segments in a row: row `ANY` what matches, row `ALL` what also has all."""
_NEEDS = types.UniTuple(int64, 3)  # type: ignore[no-untyped-call]


class Heaps(NamedTuple):
    """The best so far; see the module."""

    keys: AnyArray
    places: AnyArray
    scores: AnyArray
    rooms: AnyArray
    tallies: AnyArray


class Entrants(NamedTuple):
    """What a segment says of documents that may be among the best, and the order of these."""

    allowed: AnyArray
    passing: AnyArray
    factors: AnyArray
    days: AnyArray
    ranks: AnyArray
    base: int
    order: int


@kernel()
def entrants_of(segment: AnyArray, restriction: AnyArray, order: int) -> Entrants:
    """Open the rows of a segment for `enter`."""
    documents, factors = segment[DOCUMENTS], restriction[FACTORS]
    blocks = count_blocks(documents)
    return Entrants(
        blocks_at(restriction[ALLOWED], blocks),
        blocks_at(restriction[PASSING], blocks),
        factors_at(factors, documents if factors else 0),
        days_of(segment),
        ranks_of(segment),
        segment[BASE],
        order,
    )


@kernel(float64(int32, int64), makes_arrays=False)
def _date_key(day: int, order: int) -> float:
    """Return what sorts a day; undated articles come last in either order."""
    if order == NEWEST:
        return float(day)
    return -float(day) if day else -np.inf


@kernel(makes_arrays=False)
def least_score(heaps: Heaps, heap: int, order: int) -> float:
    """Return a score below which a heap keeps nothing any more."""
    if heaps.rooms[heap] == 0:
        return np.inf
    if heaps.tallies[KEPT + heap] < heaps.rooms[heap] or order != RELEVANCE:
        return -np.inf
    return float((heaps.keys[heap, 0] - 1) / SCORE_STEPS)


@kernel(makes_arrays=False)
def enter(
    entrants: Entrants, heaps: Heaps, document: np.uint64, score: float, has_all: bool
) -> None:
    """Keep a document that passes where it is among the best so far."""
    if len(entrants.factors) > 0:
        score *= entrants.factors[document]
    key = np.rint(score * SCORE_STEPS)
    if entrants.order != RELEVANCE:
        key = _date_key(entrants.days[document], entrants.order)
    place = int(np.int64(entrants.ranks[document]) << 32 | (entrants.base + np.int64(document)))
    keys, places, scores, rooms, tallies = heaps
    for heap in range(1 + has_all):
        room, kept = rooms[heap], tallies[KEPT + heap]
        if room and (kept < room or is_worse(keys[heap, 0], places[heap, 0], key, place)):
            tallies[KEPT + heap] = keep(keys, places, scores, heap, room, kept, key, place, score)


@kernel(void(HEAPS), makes_arrays=False)
def sort_heaps(heaps: PlainHeaps) -> None:
    """Put what the heaps keep in order, the best first."""
    keys, places, scores, rooms, tallies = heaps
    for heap in range(len(rooms)):
        sort(keys, places, scores, heap, tallies[KEPT + heap])


@kernel(
    void(
        *(LIST, int64, boolean, _NEEDS, MARKS, SCORES),
        *(SEGMENTS, int64, RESTRICTIONS, HEAPS, MATCHED, int64),
    ),
    makes_arrays=False,
)
def select(
    touched: AnyArray,
    number: int,
    everything: bool,
    needs: tuple[int, int, int],
    marks: AnyArray,
    scores: AnyArray,
    segments: AnyArray,
    which: int,
    restrictions: AnyArray,
    heaps: PlainHeaps,
    matched: AnyArray,
    first_block: int,
) -> None:
    """Mark the documents of a segment that match, and keep the best of those that also pass.

    Candidates and scratch are as for `matching.collect`; `needs` are its musts and wanted, and the
    order. The blocks of what matches are written to `matched` from `first_block` on.
    """
    (musts, wanted, order), opened = needs, Heaps(*heaps)
    entrants = entrants_of(segments[which], restrictions[which], order)
    own = slice(first_block, first_block + len(entrants.allowed))
    some, whole = matched[ANY, own], matched[ALL, own]
    some[:] = 0
    whole[:] = 0
    for candidate in range(segments[which, DOCUMENTS] if everything else number):
        document = np.uint64(candidate) if everything else np.uint64(touched[candidate])
        score, mark = scores[document], marks[document]
        marks[document] = 0
        scores[document] = 0.0
        if not is_match(mark, musts) or not has(entrants.allowed, document):
            continue
        has_all = wanted_met(mark) >= wanted
        put(some, document)
        if has_all:
            put(whole, document)
        if has(entrants.passing, document):
            opened.tallies[PASSED + ANY] += 1
            opened.tallies[PASSED + ALL] += has_all
            enter(entrants, opened, document, score, has_all)
