"""Gives the best articles of a request the bonus of words that stand beside each other.

It is told from the texts of these few articles: what `search.ranking.adjacency` says, word by word.
"""

from bisect import bisect_left
from functools import lru_cache

from search.analysis import VIEWS, View, fold
from search.lexicon.scanning import scanning
from search.matching import EVERY_PLACE
from search.opensearch.querying.leaves import Leaf
from search.opensearch.querying.plans import Leaves
from search.query import Group, Word
from search.query.neighbours import neighbours
from search.ranking.adjacency import REACH, bonus
from search.schema import TEXT_FIELDS, Article

KNOWN_WORDS = 1 << 14
Places = dict[tuple[View, str], list[int]]
"""Where the words of a text stand, by what a view makes of them."""
Pair = tuple[str | None, Leaf, Leaf]
"""The field that two words are looked for in, both if None, and their leaves."""


class Adjacency:
    """The neighbouring words of one query; `leaves` are those that score."""

    def __init__(self, root: Group, leaves: Leaves) -> None:
        self.pairs: list[Pair] = [
            (one.field, leaves[one], leaves[other])
            for one, other in neighbours(root)
            if _is_word(one, leaves) and _is_word(other, leaves)
        ]
        self._leaves = [leaf for _, *pair in self.pairs for leaf in pair]
        self._views = {leaf.view for leaf in self._leaves}
        self._scan = scanning({fold(term) for leaf in self._leaves for term in leaf.near or ()})

    def bonus(self, article: Article) -> float:
        """Return what is added to the score of an article, before recency."""
        places = {spec.name: self._places(getattr(article, spec.name)) for spec in TEXT_FIELDS}
        total = 0.0
        for field, one, other in self.pairs:
            names = places if field is None else [field]
            times = sum(_times(places[name], one, other) for name in names)
            total += bonus(one.idf, other.idf, times)
        return total

    def _places(self, text: str) -> Places:
        """Return where each word stands that may count."""
        found: Places = {}
        for start, end, place in self._scan(text, EVERY_PLACE).places:
            for view in self._views:
                found.setdefault((view, _seen(text[start:end], view)), []).append(place)
        return found


def _is_word(node: Word, leaves: Leaves) -> bool:
    return node in leaves and leaves[node].near is not None


def _times(places: Places, one: Leaf, other: Leaf) -> int:
    """Count the places of a word that has another a little before it."""
    firsts = sorted(_of_leaf(places, one))
    return sum(
        bisect_left(firsts, place - REACH) < bisect_left(firsts, place)
        for place in _of_leaf(places, other)
    )


def _of_leaf(places: Places, leaf: Leaf) -> list[int]:
    return [place for term in leaf.near or () for place in places.get((leaf.view, term), ())]


@lru_cache(KNOWN_WORDS)
def _seen(surface: str, view: View) -> str:
    return VIEWS[view](surface)
