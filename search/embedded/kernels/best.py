"""Ranks a group of words and puts the best in order, with the bonuses of neighbours, in one call.

To hand an array to a kernel costs a tenth of a microsecond and to hand it a tuple of them more, so
all comes as numbers in two arrays, and what is written to is found by its address.

`asked` i64 begins with the columns below; behind `FIRST` are the addresses that `spans.find_word`
gave of the words that are ranked, `WORDS` of them, those of the words that may have neighbours,
`NEAR` of them, and pairs of numbers of these. `idfs` f64 are those of the same words in that order.
"""

import numpy as np
from numba import boolean, float64, int64, types, void

from search.compiling import AnyArray, kernel
from search.embedded.kernels.bonuses import add_bonuses
from search.embedded.kernels.ranking import Scratch, rank
from search.embedded.kernels.scoring import ROOM, ROOM_BLOCKS
from search.embedded.kernels.segments import SEGMENTS
from search.embedded.kernels.selection import (
    ALL,
    ANY,
    HEAPS,
    KEPT,
    PASSED,
    RELEVANCE,
    RESTRICTIONS,
    TALLIES,
    PlainHeaps,
    sort_heaps,
)
from search.embedded.kernels.views import (
    blocks_at,
    factors_at,
    numbers_at,
    shorts_at,
    whole_numbers_at,
)
from search.ranking.adjacency import CANDIDATES, REACH, WEIGHT
from search.request import LEAD

MUSTS, POSITIVE, WANTED, ORDER = 0, 1, 2, 3
"""As in `ranking.Needs`."""
ROOMS = 4
"""How many documents each of the two heaps may keep."""
SHOWN, SIZE = 6, 7
"""Which heap is shown, `EITHER` if what is found decides, and how many documents a page has."""
WORDS, NEAR, FIRST = 8, 9, 10
EITHER = 2

TITLES, BODIES, TITLED, HAVING, MOST_WORDS = 0, 1, 2, 3, 4
DOCUMENTS, MOST_DOCUMENTS, MATCHED, BLOCKS = 5, 6, 7, 8
KEYS, PLACES, SCORES, MOST_KEPT, SUMS = 9, 10, 11, 12, 13
SCRATCH_COLUMNS = 14
"""The columns of `scratch` i64: addresses and lengths of what `ranking.rank` calls the scratch and
`selection` the heaps, whose tallies are the sums."""
HEAP = TALLIES
"""Where the sums have the heap that is shown, behind the tallies."""
_ASKED, _TABLE = int64[::1], int64[::1]
_CALL = void(_ASKED, float64[::1], SEGMENTS, RESTRICTIONS, _TABLE)
_PLACES = types.Array(int64, 2, "C")


@kernel(boolean(_PLACES, int64[::1], int64))
def lead_alike(places: AnyArray, tallies: AnyArray, lead: int) -> bool:
    """Say whether the first so many of both heaps, which are in order, are the same documents."""
    count, alike = min(lead, tallies[KEPT + ANY]), True
    for order in range(count):
        alike &= places[ANY, order] == places[ALL, order]
    return bool(alike and count == min(lead, tallies[KEPT + ALL]))


@kernel(int64(_ASKED, HEAPS))
def choose_heap(asked: AnyArray, heaps: PlainHeaps) -> int:
    """Return the heap that is shown of those in order; see `search.request.Match`."""
    _, places, _, _, tallies = heaps
    if asked[SHOWN] != EITHER:
        return int(asked[SHOWN])
    if tallies[PASSED + ALL] < asked[SIZE]:
        return ANY
    # Where others than the most relevant lead, none have to agree. Never more than a page, so that
    # every page of a request comes to the same answer.
    is_led = asked[ORDER] != RELEVANCE or lead_alike(places, tallies, min(LEAD, asked[SIZE]))
    return ALL if is_led else ANY


@kernel()
def _heaps(asked: AnyArray, scratch: AnyArray) -> PlainHeaps:
    size = 2 * scratch[MOST_KEPT]
    shape = (2, scratch[MOST_KEPT])
    return (
        factors_at(scratch[KEYS], size).reshape(shape),
        whole_numbers_at(scratch[PLACES], size).reshape(shape),
        factors_at(scratch[SCORES], size).reshape(shape),
        asked[ROOMS : ROOMS + 2],
        whole_numbers_at(scratch[SUMS], HEAP + 1),
    )


@kernel()
def _room(scratch: AnyArray) -> Scratch:
    words, blocks = scratch[MOST_WORDS], scratch[BLOCKS]
    return (
        numbers_at(scratch[TITLES], words * ROOM).reshape((words, ROOM)),
        numbers_at(scratch[BODIES], words * ROOM).reshape((words, ROOM)),
        blocks_at(scratch[TITLED], words * ROOM_BLOCKS).reshape((words, ROOM_BLOCKS)),
        blocks_at(scratch[HAVING], words * ROOM_BLOCKS).reshape((words, ROOM_BLOCKS)),
        shorts_at(scratch[DOCUMENTS], scratch[MOST_DOCUMENTS]),
        blocks_at(scratch[MATCHED], 2 * blocks).reshape((2, blocks)),
    )


@kernel(_CALL)
def settle(
    asked: AnyArray, idfs: AnyArray, segments: AnyArray, restrictions: AnyArray, scratch: AnyArray
) -> None:
    """Put in order what the heaps keep, choose the one that is shown, and add its bonuses."""
    heaps = _heaps(asked, scratch)
    sort_heaps(heaps)
    shown = choose_heap(asked, heaps)
    heaps[-1][HEAP] = shown
    if asked[NEAR] > 0:
        first = FIRST + asked[WORDS]
        words = asked[first : first + asked[NEAR]]
        pairs = asked[first + asked[NEAR] :].reshape((-1, 2))
        worths = np.empty(len(pairs))
        for pair in range(len(pairs)):
            one, other = pairs[pair]
            worths[pair] = WEIGHT * min(idfs[asked[WORDS] + one], idfs[asked[WORDS] + other])
        add_bonuses(
            *(heaps, shown, CANDIDATES, words, pairs, worths, REACH),
            *(segments, restrictions),
        )


@kernel(_CALL)
def find_best(
    asked: AnyArray, idfs: AnyArray, segments: AnyArray, restrictions: AnyArray, scratch: AnyArray
) -> None:
    """Write what matches a group of words in all segments, and the best of it, in order."""
    heaps, words = _heaps(asked, scratch), asked[WORDS]
    heaps[-1][:] = 0
    needs = asked[MUSTS], asked[POSITIVE], asked[WANTED], asked[ORDER]
    rank(
        *(asked[FIRST : FIRST + words], idfs[:words], needs, segments, restrictions),
        heaps,
        _room(scratch),
    )
    settle(asked, idfs, segments, restrictions, scratch)
