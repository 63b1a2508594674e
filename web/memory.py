"""Memory of the process: what a generation used is given back with it, and no answer waits for it.

The allocator of glibc asks the system for each large block apart, and gives it back when it is
freed; but after the first such block is freed, it takes blocks of that size from its heaps too, up
to 32 MB. The arrays and texts of two generations that are open at once then lie among each other,
and little of what the older one leaves can be used again. A fixed bound keeps large blocks apart.
"""

import ctypes
import gc
import sys

LARGE = 512 << 10
"""Bytes from which a block is one of its own: arrays that engines keep, not those of a query."""
_M_MMAP_THRESHOLD = -3
YOUNG, SURVIVORS, SELDOM = 700, 10, 1_000_000
"""When Python looks for what only refers to itself: after so many new objects, among those that
have survived every so many of these looks, and among all after so many of the latter: millions of
requests."""
_USUAL = gc.get_threshold()


def keep_large_blocks_apart() -> bool:
    """Fix from what size blocks are given back to the system; say whether the allocator knows how.

    Only glibc does. The arrays of a generation then go with it, whatever is allocated meanwhile.
    """
    if not sys.platform.startswith("linux"):
        return False
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    return mallopt is not None and mallopt(_M_MMAP_THRESHOLD, LARGE) == 1


def look_for_garbage_seldom() -> None:
    """Leave what is there now out of the search for garbage, and search all else very seldom.

    A look at all objects stops every thread, for a third of a second where the caches are full.
    What a request leaves is free at once, or found among the young; for the rest there is
    `forget_the_old`.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, SURVIVORS, SELDOM)


def forget_the_old() -> None:
    """Look for what only refers to itself, once the next generation is served.

    Without it a server grew by some 25 MB in 29 generations.
    """
    gc.collect()


def look_for_garbage_as_usual() -> None:
    """Take that back: the server is at its end, and its process may not be."""
    gc.unfreeze()
    gc.set_threshold(*_USUAL)
