"""Finds the window of a text that holds the most telling of the matched words."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from search.markup import Span
from search.matching.answers import Match
from search.query import TextLeaf

WINDOW = 240
"""The characters from the beginning of the first match to the end of the last, where it has two."""
_SLACK = 1e-6
Spot = tuple[int, int, int]
"""Where a match begins and ends, and the bit of its leaf."""


class Worths:
    """What leaves are worth: each its weight, and sets of them, as bits, the sum of theirs."""

    def __init__(self) -> None:
        self.of_leaf: dict[int, float] = {}
        self._of_set: dict[int, float] = {}

    def of_set(self, leaves: int) -> float:
        """Return the sum of weights, the same in whatever order they are summed."""
        if leaves not in self._of_set:
            weights = (weight for leaf, weight in self.of_leaf.items() if leaf & leaves)
            self._of_set[leaves] = math.fsum(weights)
        return self._of_set[leaves]


def find_spots(
    matches: Sequence[Match], weights: Mapping[TextLeaf, float]
) -> tuple[list[Spot], Worths]:
    """Return the matches with a bit for each leaf, and what leaves are worth."""
    bits: dict[TextLeaf, int] = {}
    # A leaf is hashed once: most matches share theirs.
    by_id: dict[int, int] = {}
    spots, worths = [], Worths()
    for (start, end), answer in matches:
        bit = by_id.get(id(answer.leaf))
        if bit is None:
            bit = bits.setdefault(answer.leaf, 1 << len(bits))
            by_id[id(answer.leaf)] = bit
            worths.of_leaf[bit] = weights.get(answer.leaf, 1.0)
        spots.append((start, end, bit))
    return spots, worths


def best_window(spots: list[Spot], worths: Worths, shown: int) -> Span | None:
    """Return the span from a first to a last match that is worth most; ties go to the earlier.

    What counts is the exact sum of weights. A running one, wrong by less than `_SLACK`, tells which
    windows are not worth it.
    """
    best, best_worth = None, 0.0
    counts: defaultdict[int, int] = defaultdict(int)
    fresh = {leaf: 0.0 if leaf & shown else weight for leaf, weight in worths.of_leaf.items()}
    leaves = beyond = 0
    about = 0.0
    for number, (start, end, leaf) in enumerate(spots):
        limit = max(start + WINDOW, end)
        while beyond < len(spots) and spots[beyond][1] <= limit:
            other = spots[beyond][2]
            if not counts[other]:
                leaves |= other
                about += fresh[other]
            counts[other] += 1
            beyond += 1
        crowd = 0.01 * (beyond - number)
        if about + crowd > best_worth - _SLACK and (missing := leaves & ~shown):
            value = worths.of_set(missing) + crowd
            if value > best_worth:
                best, best_worth = (start, spots[beyond - 1][1]), value
        counts[leaf] -= 1
        if not counts[leaf]:
            leaves ^= leaf
            about -= fresh[leaf]
    return best
