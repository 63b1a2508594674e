"""Where words stand near each other in a text: which take part, and how often.

This is what `search.embedded.kernels.proximity` counts by the posting, told from one text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

Placed = tuple[int, int]
"""How many words stand before a written word, and a bit for each word of the query that it may be.

In order of the text; what answers no word is left out. Words of a query are the same or have
nothing in common, so two places have the same bits or none in common.
"""


def count_windows(placed: Sequence[Placed], words: int, slop: int) -> int:
    """Return how many minimal windows a text has of so many words.

    A window is a stretch from a place to one at most (words - 1) + slop behind it in which each
    word can have a place of its own; it is minimal if there is none inside it.
    """
    return sum(1 for _ in _iter_windows(placed, words, slop))


def list_near(placed: Sequence[Placed], words: int, slop: int) -> list[int]:
    """Return which of the placed words take part in a window, in order.

    All in a stretch that is a window do: where one has no place in it, it may take that of another.
    """
    places = [place for place, _ in placed]
    near: list[int] = []
    end = 0
    for first, last in _iter_windows(placed, words, slop):
        # The stretches around a minimal window that are windows still.
        begin = max(end, bisect_right(places, places[last] - words - slop))
        end = bisect_left(places, places[first] + words + slop)
        near += range(begin, end)
    return near


def _iter_windows(placed: Sequence[Placed], words: int, slop: int) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of the placed words of each minimal window."""
    wanted = {bits: bits.bit_count() for _, bits in placed}
    if sum(wanted.values()) < words:
        return
    lacking, missing, begin = dict(wanted), len(wanted), 0

    def leave() -> None:
        nonlocal missing, begin
        left = placed[begin][1]
        missing += not lacking[left]
        lacking[left] += 1
        begin += 1

    for last, (place, bits) in enumerate(placed):
        lacking[bits] -= 1
        missing -= not lacking[bits]
        while place - placed[begin][0] >= words + slop:
            leave()
        begun = begin
        # Narrowed until it is none: the last that was one is minimal, and the next begins later.
        while not missing:
            leave()
        if begin > begun:
            yield begin - 1, last
