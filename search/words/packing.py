"""Words end to end."""

from collections.abc import Iterable

import numpy as np

from search.utf8 import Words


def pack_words(strings: Iterable[str]) -> Words:
    """Return strings as words end to end."""
    encoded = [string.encode() for string in strings]
    ends = np.cumsum([0, *map(len, encoded)], dtype=np.uint32)
    return Words(np.frombuffer(b"".join(encoded), np.uint8), ends[:-1], ends[1:])
