"""Keeps the best of many: a heap with the worst first.

An entry is a key, a place and a score. The greatest keys win; among equals the least places. A heap
is a row of three arrays: a slice of each would cost more than what is done with it.
"""

from numba import boolean, float64, int64, void

from search.compiling import AnyArray, kernel

SCORES, PLACES = float64[:, ::1], int64[:, ::1]


@kernel(boolean(float64, int64, float64, int64), makes_arrays=False)
def is_worse(key: float, place: int, other_key: float, other_place: int) -> bool:
    return key < other_key or (key == other_key and place > other_place)


@kernel(makes_arrays=False)
def _move(
    keys: AnyArray, places: AnyArray, kept_scores: AnyArray, heap: int, source: int, hole: int
) -> None:
    keys[heap, hole], places[heap, hole] = keys[heap, source], places[heap, source]
    kept_scores[heap, hole] = kept_scores[heap, source]


@kernel(makes_arrays=False)
def _sink(
    keys: AnyArray,
    places: AnyArray,
    kept_scores: AnyArray,
    heap: int,
    kept: int,
    key: float,
    place: int,
    score: float,
) -> None:
    """Put an entry in the place of the worst of those that are kept."""
    hole, child = 0, 1
    while child < kept:
        right = child + 1
        if right < kept and is_worse(
            *(keys[heap, right], places[heap, right]), *(keys[heap, child], places[heap, child])
        ):
            child = right
        if is_worse(key, place, keys[heap, child], places[heap, child]):
            break
        _move(keys, places, kept_scores, heap, child, hole)
        hole, child = child, 2 * child + 1
    keys[heap, hole], places[heap, hole], kept_scores[heap, hole] = key, place, score


@kernel(
    int64(SCORES, PLACES, SCORES, int64, int64, int64, float64, int64, float64), makes_arrays=False
)
def keep(
    keys: AnyArray,
    places: AnyArray,
    kept_scores: AnyArray,
    heap: int,
    room: int,
    kept: int,
    key: float,
    place: int,
    score: float,
) -> int:
    """Put an entry into a heap where it has room, else in the place of the worst.

    Returns how many entries the heap has, `kept` before.
    """
    if kept == room:
        _sink(keys, places, kept_scores, heap, kept, key, place, score)
        return kept
    hole = kept
    while hole > 0:
        above = (hole - 1) >> 1
        if not is_worse(key, place, keys[heap, above], places[heap, above]):
            break
        _move(keys, places, kept_scores, heap, above, hole)
        hole = above
    keys[heap, hole], places[heap, hole], kept_scores[heap, hole] = key, place, score
    return kept + 1


@kernel(void(SCORES, PLACES, SCORES, int64, int64), makes_arrays=False)
def sort(keys: AnyArray, places: AnyArray, kept_scores: AnyArray, heap: int, kept: int) -> None:
    """Put what a heap keeps in order, the best first; it is none any more."""
    for last in range(kept - 1, 0, -1):
        key, place, score = keys[heap, last], places[heap, last], kept_scores[heap, last]
        _move(keys, places, kept_scores, heap, 0, last)
        _sink(keys, places, kept_scores, heap, last, key, place, score)
