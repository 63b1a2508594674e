"""Finds strings in sorted tables of UTF-8."""

from search.compiling import AnyArray, kernel


@kernel()
def _compare(text: AnyArray, begin: int, end: int, string: bytes) -> int:
    """Return less than, equal to or more than 0 as the text is before, equal to or after."""
    length = end - begin
    for place in range(min(length, len(string))):
        if text[begin + place] != string[place]:
            return -1 if text[begin + place] < string[place] else 1
    return length - len(string)


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
