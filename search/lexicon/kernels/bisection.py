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


@kernel(makes_arrays=False)
def _compare_beginning(text: AnyArray, begin: int, end: int, prefix: bytes) -> int:
    """Return 0 where a text begins with a prefix, else what `_compare` does."""
    length = min(np.int64(end) - np.int64(begin), np.int64(len(prefix)))
    return _compare(text, begin, int(begin + length), prefix)


@kernel(makes_arrays=False)
def _bisect(
    text: AnyArray, offsets: AnyArray, prefix: bytes, first: int, last: int, is_end: bool
) -> int:
    """Return where the strings of a prefix begin or end, between two places."""
    while first < last:
        middle = (first + last) >> 1
        order = _compare_beginning(text, offsets[middle], offsets[middle + 1], prefix)
        if order < 0 or (order == 0 and is_end):
            first = middle + 1
        else:
            last = middle
    return first


@kernel(makes_arrays=False)
def find_beginning(text: AnyArray, offsets: AnyArray, prefix: bytes) -> tuple[int, int]:
    """Return where the strings of a sorted table that have a prefix begin and end."""
    size, step = len(offsets) - 1, 1
    first = _bisect(text, offsets, prefix, 0, size, False)
    # Most beginnings are those of few strings: the end is looked for nearby first.
    while first + step < size:
        place = first + step
        if _compare_beginning(text, offsets[place], offsets[place + 1], prefix) != 0:
            break
        step *= 2
    low, high = first + (step >> 1), min(first + step, size)
    return first, _bisect(text, offsets, prefix, low, high, True)
