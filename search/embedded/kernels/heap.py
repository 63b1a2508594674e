"""Keeps the best of many: a heap with the worst first.

An entry is a key, a place and a score. The greatest keys win; among equals the least places.
"""

from numba import boolean, float64, int64, void

from search.compiling import AnyArray, kernel

SCORES, PLACES = float64[::1], int64[::1]


@kernel(boolean(float64, int64, float64, int64))
def is_worse(key: float, place: int, other_key: float, other_place: int) -> bool:
    return key < other_key or (key == other_key and place > other_place)


@kernel(void(SCORES, PLACES, SCORES, int64, int64))
def _move(keys: AnyArray, places: AnyArray, kept_scores: AnyArray, source: int, hole: int) -> None:
    keys[hole], places[hole] = keys[source], places[source]
    kept_scores[hole] = kept_scores[source]


@kernel(int64(SCORES, PLACES, SCORES, int64, float64, int64, float64))
def keep(
    keys: AnyArray,
    places: AnyArray,
    kept_scores: AnyArray,
    kept: int,
    key: float,
    place: int,
    score: float,
) -> int:
    """Put an entry into a heap where it has room, else in the place of the worst.

    Returns how many entries the heap has, `kept` before.
    """
    hole = kept
    if kept < len(keys):
        kept += 1
        while hole > 0 and is_worse(key, place, keys[(hole - 1) >> 1], places[(hole - 1) >> 1]):
            _move(keys, places, kept_scores, (hole - 1) >> 1, hole)
            hole = (hole - 1) >> 1
    else:
        hole, child = 0, 1
        while child < kept:
            right = child + 1
            if right < kept and is_worse(keys[right], places[right], keys[child], places[child]):
                child = right
            if is_worse(key, place, keys[child], places[child]):
                break
            _move(keys, places, kept_scores, child, hole)
            hole, child = child, 2 * child + 1
    keys[hole], places[hole], kept_scores[hole] = key, place, score
    return kept
