"""A scored leaf of a query, and the leaves that were scored lately."""

from dataclasses import dataclass

from search.compiling import AnyArray
from search.query import Phrase, Word
from search.ranking import Level

LEAST_BYTES, MOST_BYTES = 1 << 25, 1 << 28
BYTES_AN_ARTICLE = 1 << 10
"""How much memory the leaves that are kept may take, about: so much an article, within bounds."""
_LEAF_BYTES = 1 << 10
"""What a leaf takes besides its arrays, about."""

Grades = tuple[AnyArray, AnyArray]
"""Living documents of a segment (u16), each once, and their grades (f64).

A grade is the frequency of the leaf, combined of all fields and views and saturated.
"""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A word or phrase, scored in each segment: a document's score is the idf times its grade."""

    idf: float
    grades: tuple[Grades, ...]


class RecentLeaves:
    """Keeps the leaves that were asked for lately; any thread may ask.

    Two halves and no lock: what is asked for is in the young one, which becomes the old one when
    it is full. Two threads at once may at worst forget too much.
    """

    def __init__(self, articles: int) -> None:
        self._limit = min(max(articles * BYTES_AN_ARTICLE, LEAST_BYTES), MOST_BYTES)
        self._young: dict[tuple[Word | Phrase, Level], Leaf] = {}
        self._old: dict[tuple[Word | Phrase, Level], Leaf] = {}
        self._size = 0

    def get(self, node: Word | Phrase, level: Level) -> Leaf | None:
        """Return the leaf of a node at a level if it is kept."""
        leaf = self._young.get((node, level))
        if leaf is None and (leaf := self._old.get((node, level))):
            self.add(node, level, leaf)
        return leaf

    def add(self, node: Word | Phrase, level: Level, leaf: Leaf) -> None:
        """Keep a leaf; one that takes more than a quarter of the room is not worth it."""
        size = _LEAF_BYTES + sum(array.nbytes for grades in leaf.grades for array in grades)
        if size > self._limit // 4:
            return
        if self._size + size > self._limit // 2:
            self._old, self._young, self._size = self._young, {}, 0
        self._young[node, level] = leaf
        self._size += size
