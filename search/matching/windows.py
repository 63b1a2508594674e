"""Where words stand near each other in a text: which take part, and how often.

This is what `search.embedded.kernels.proximity` counts by the posting, told from one text.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import reduce
from operator import or_

Placed = tuple[int, int]
"""How many words stand before a written word, and a bit for each word of the query that it may be.

In order of the text; what answers no word is left out.
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
    masks = [bits for _, bits in placed]
    first = 0
    for last, (place, _) in enumerate(placed):
        while place - placed[first][0] >= words + slop:
            first += 1
        begun = first
        # Narrowed until it is none: the last that was one is minimal, and the next begins later.
        while _have_places(masks[first : last + 1], words):
            first += 1
        if first > begun:
            yield first - 1, last


def _have_places(masks: Sequence[int], words: int) -> bool:
    """Say whether each word can have a place of its own: a bipartite matching (Kuhn, 1955)."""
    counts = Counter(masks)
    if len(masks) < words or reduce(or_, counts) != (1 << words) - 1:
        return False
    if sum(map(int.bit_count, counts)) == words:
        # Words that share a place share all of them, as those of queries do.
        return all(count >= mask.bit_count() for mask, count in counts.items())
    owners: dict[int, int] = {}

    def has_place(word: int, tried: set[int]) -> bool:
        for place, mask in enumerate(masks):
            if mask >> word & 1 and place not in tried:
                tried.add(place)
                if place not in owners or has_place(owners[place], tried):
                    owners[place] = word
                    return True
        return False

    return all(has_place(word, set()) for word in range(words))
