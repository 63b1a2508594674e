"""Gives each of some words a place of its own."""

import numpy as np
from numba import boolean, int64, uint64

from search.compiling import AnyArray, kernel

_ZERO, _ONE, _NOBODY = np.uint64(0), np.uint64(1), np.int64(-1)


@kernel(boolean(uint64[::1], int64, int64, int64))
def have_places(masks: AnyArray, first: int, end: int, words: int) -> bool:
    """Say whether each word can have a place of its own: a bipartite matching (Kuhn, 1955).

    `masks` says of each place, from `first` to before `end`, which words may have it.
    """
    owner, asker = np.full(end - first, _NOBODY), np.empty(end - first, np.int64)
    place_of, asking = np.full(words, _NOBODY), np.empty(words, np.int64)
    for word in range(words):
        # Breadth first: a place that is taken is free if its owner may have another.
        asker[:] = _NOBODY
        asking[0], count, step, free = word, 1, 0, int(_NOBODY)
        while step < count and free < 0:
            for place in range(end - first):
                may = (masks[first + place] >> np.uint64(asking[step])) & _ONE != _ZERO
                if may and asker[place] < 0 and free < 0:
                    asker[place] = asking[step]
                    if owner[place] < 0:
                        free = place
                    else:
                        asking[count] = owner[place]
                        count += 1
            step += 1
        if free < 0:
            return False
        while free >= 0:
            owner[free] = asker[free]
            place_of[asker[free]], free = free, place_of[asker[free]]
    return True
