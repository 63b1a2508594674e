"""Ranks documents by their ids, of which some are the same."""

import numpy as np
from numba import int64, types, uint8, uint32

from search.compiling import AnyArray, kernel

_U8, _U32 = (types.Array(element, 1, "C", readonly=True) for element in (uint8, uint32))


@kernel(int64(_U32, _U32, _U8, uint32[::1], uint32[::1]))
def rank_documents(
    names: AnyArray, documents: AnyArray, alive: AnyArray, nexts: AnyArray, by_rank: AnyArray
) -> int:
    """Write the document of each rank; return one of two living ones with the least name, else -1.

    `names` has the number of the id of each of the `documents`; those with the same stay in order,
    but the living before the dead. `nexts`, zeros, one for each name and one more, is scratch.
    """
    for name in names:
        nexts[name + np.uint32(1)] += np.uint32(1)
    for name in range(1, len(nexts)):
        nexts[name] += nexts[name - 1]
    for living in (True, False):
        for place in range(len(names)):
            if (alive[documents[place]] != 0) == living:
                by_rank[nexts[names[place]]] = documents[place]
                nexts[names[place]] += np.uint32(1)
    # By now each name's next is where the name after it began.
    for name in range(len(nexts) - 1):
        second = (nexts[name - 1] if name else 0) + 1
        if second < nexts[name] and alive[by_rank[second]]:
            return int(by_rank[second])
    return -1
