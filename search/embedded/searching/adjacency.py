"""Gives the best documents of a request the bonus of words that stand beside each other."""

import numpy as np

from search.embedded.kernels.adjacency import add_bonuses
from search.embedded.searching.best import Best
from search.embedded.searching.collection import Collection
from search.embedded.searching.evaluator import Leaves
from search.embedded.searching.leaves import WordLeaf
from search.embedded.searching.restrictions import Restrictions
from search.query import Group, Word
from search.query.neighbours import neighbours
from search.ranking.adjacency import CANDIDATES, REACH, worth


class Adjacency:
    """The neighbouring words of one query in a generation; `leaves` are those that score."""

    def __init__(self, collection: Collection, root: Group, leaves: Leaves) -> None:
        self._collection = collection
        words: dict[Word, int] = {}
        self.pairs: list[tuple[int, int]] = []
        for one, other in neighbours(root):
            first, second = leaves.get(one), leaves.get(other)
            if isinstance(first, WordLeaf) and isinstance(second, WordLeaf):
                pair = words.setdefault(one, len(words)), words.setdefault(other, len(words))
                self.pairs.append(pair)
        found = (leaves[word] for word in words)
        self._leaves = [leaf for leaf in found if isinstance(leaf, WordLeaf)]

    def add_bonuses(self, best: Best, restrictions: Restrictions) -> None:
        """Add the bonuses to the first of the best, whose order may change."""
        leaves, pairs = self._leaves, self.pairs
        worths = [worth(leaves[one].idf, leaves[other].idf) for one, other in pairs]
        add_bonuses(
            *(best.heaps, best.heap, CANDIDATES),
            np.array([leaf.postings.address for leaf in leaves], np.int64),
            *(np.array(pairs, np.int64), np.array(worths), REACH),
            *(self._collection.segments, restrictions.table),
        )
