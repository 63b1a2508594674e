"""The words of a query that may stand beside each other in the best documents of a request."""

from search.embedded.searching.evaluator import Leaves
from search.embedded.searching.leaves import WordLeaf
from search.embedded.searching.plans import Words
from search.query import Group
from search.query.neighbours import neighbours


class Adjacency:
    """The neighbouring words of one query in a generation; `leaves` are those that score.

    `pairs` are numbers of the `words`, two by two: the second stands behind the first.
    """

    def __init__(self, root: Group, leaves: Leaves) -> None:
        numbers: dict[WordLeaf, int] = {}
        self.pairs: list[int] = []
        for one, other in neighbours(root):
            first, second = leaves.get(one), leaves.get(other)
            if isinstance(first, WordLeaf) and isinstance(second, WordLeaf):
                for leaf in (first, second):
                    self.pairs.append(numbers.setdefault(leaf, len(numbers)))
        self.words = Words([leaf.address for leaf in numbers], [leaf.idf for leaf in numbers])
