"""What the allocator keeps of freed memory, given back to the system."""

import ctypes
import sys


def give_back() -> bool:
    """Give back what is free between blocks in use; say whether the allocator knows how.

    Only glibc does, and needs to be told: it takes blocks of up to 32 MB from its heaps once it has
    freed one of that size, and gives back of a heap only what is free at its end.
    """
    if not sys.platform.startswith("linux"):
        return False
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    return trim is not None and bool(trim(0))
