"""Tells which of the documents that match are in a story, and for how many others stand."""

import numpy as np
from numba import int64, types, uint8, uint32, void

from search.compiling import AnyArray, kernel
from search.embedded.kernels.blocks import BLOCKS, lowest, without_lowest

_TOLD = types.Array(uint8, 1, "C", readonly=True)
_STORIES = types.Array(uint32, 1, "C", readonly=True)


@kernel(void(BLOCKS, uint8[::1]))
def mark_members(blocks: AnyArray, marks: AnyArray) -> None:
    """Set the marks of the documents in blocks."""
    for block in range(len(blocks)):
        rest = blocks[block]
        while rest:
            marks[np.uint64(block << 6) + lowest(rest)] = 1
            rest = without_lowest(rest)


@kernel(int64(_TOLD, _STORIES, _STORIES))
def count_spared(told: AnyArray, starts: AnyArray, members: AnyArray) -> int:
    """Return how many of the marked documents come behind another of their story.

    The documents of story n are `members[starts[n] : starts[n + 1]]`.
    """
    spared = 0
    for story in range(len(starts) - 1):
        marked = 0
        for place in range(starts[story], starts[story + 1]):
            marked += told[members[place]]
        spared += max(marked - 1, 0)
    return spared
