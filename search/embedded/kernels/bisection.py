"""Finds strings in sorted tables of UTF-8."""

import numpy as np

from search.compiling import AnyArray, kernel


@kernel(makes_arrays=False)
def _compare(text: AnyArray, begin: int, end: int, string: bytes) -> int:
    """Return less than, equal to or more than 0 as the text is before, equal to or after."""
    # Whole numbers with a sign: with one and without, the least of both would be a float.
    length = np.int64(end) - np.int64(begin)
    for place in range(min(length, np.int64(len(string)))):
        if text[begin + place] != string[place]:
            return -1 if text[begin + place] < string[place] else 1
    return int(length - len(string))


@kernel()
def find_string(text: AnyArray, offsets: AnyArray, string: bytes) -> int:
    """Return the number of a string of a sorted table, -1 where it is not there."""
    first, last = 0, len(offsets) - 1
    while first < last:
        middle = (first + last) >> 1
        order = _compare(text, offsets[middle], offsets[middle + 1], string)
        if order == 0:
            return middle
        if order < 0:
            first = middle + 1
        else:
            last = middle
    return -1
