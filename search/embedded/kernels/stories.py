"""Lists stories, given the first of each."""

import numpy as np
from numba import int64, types, uint32

from search.compiling import AnyArray, kernel

_U32 = types.Array(uint32, 1, "C", readonly=True)


@kernel(int64(_U32, uint32[::1]))
def size_stories(firsts: AnyArray, sizes: AnyArray) -> int:
    """Count the members of each story at its first; return how many are in one of two or more.

    `sizes` are zeros before.
    """
    for first in firsts:
        sizes[first] += np.uint32(1)
    members = 0
    for size in sizes:
        members += int(size) if size > 1 else 0
    return members


@kernel(int64(_U32, _U32, uint32[::1], uint32[::1], uint32[::1], uint32[::1]))
def list_stories(
    firsts: AnyArray,
    order: AnyArray,
    sizes: AnyArray,
    stories: AnyArray,
    starts: AnyArray,
    members: AnyArray,
) -> int:
    """Write the stories of two or more as `storage.documents` keeps them; return how many.

    `order` has the number of each document. The sizes, those of `size_stories`, are spent: they
    say then where the next member goes.
    """
    number, start = 0, np.uint32(0)
    for place in range(len(firsts)):
        first = firsts[place]
        if first == place:
            if sizes[place] < 2:
                continue
            starts[number] = start
            start, sizes[place] = start + sizes[place], start
            number += 1
            stories[order[place]] = number
        else:
            stories[order[place]] = stories[order[first]]
        members[sizes[first]] = order[place]
        sizes[first] += np.uint32(1)
    starts[number] = start
    return number
