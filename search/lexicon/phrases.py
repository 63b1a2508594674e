"""Bounds what the phrases of a query read: of many of the commonest words the last are left out."""

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from search.lexicon.lexicon import Lexicon
from search.query import Clause, Group, Near, Node, Phrase, Span, iter_leaves
from search.ranking import Level, phrase_view
from search.request import SearchRequest
from search.schema import TEXT_FIELDS
from search.suggest import Count

MOST_READ, MOST_TIMES = 1 << 19, 8
"""A query may read the places of half a million words in articles, and in a large archive of eight
times as many as it has articles."""
_PASSED = 32
"""So many articles with one of the words are passed in the time of a look at one that has all."""
Counting = Callable[[Group, SearchRequest], Count]
_TEXTS = (None, *(spec.name for spec in TEXT_FIELDS))


class Bounded(NamedTuple):
    """A query without the phrases that are left out, and the spans of these."""

    root: Group
    left_out: tuple[Span, ...]


class PhraseBound:
    """Says which phrases of a query are looked for in a generation of `count` articles.

    That is the first, and others as long as all of them read no more than a query may: those of
    any sensible one.
    """

    def __init__(self, lexicon: Lexicon, count: int) -> None:
        self._lexicon = lexicon
        self._most = max(MOST_READ, MOST_TIMES * count)

    def bounded(self, root: Group, level: Level) -> Bounded:
        """Return a query that reads no more than it may."""
        phrases = [*_phrases(root)]
        if sum(len(phrase.words) for phrase in phrases) < MOST_TIMES:
            return Bounded(root, ())
        left_out = self._left_out([*dict.fromkeys(phrases)], level)
        if not left_out:
            return Bounded(root, ())
        spans = tuple(phrase.span for phrase in phrases if phrase in left_out)
        return Bounded(Group(_others(root, left_out), root.is_choice), spans)

    def counting(self, count: Counting) -> Counting:
        """Return what counts the articles of a query within bounds; `count` does so of any."""
        return lambda root, request: count(self.bounded(root, request.level).root, request)

    def _left_out(self, phrases: list[Phrase | Near], level: Level) -> frozenset[Phrase | Near]:
        read, left_out = self._cost(phrases[0], level), []
        for phrase in phrases[1:]:
            cost = self._cost(phrase, level)
            if read + cost > self._most:
                left_out.append(phrase)
            else:
                read += cost
        return frozenset(left_out)

    def _cost(self, phrase: Phrase | Near, level: Level) -> float:
        """Return of how many words in articles the places are read to find a phrase, about."""
        view = phrase_view(phrase.level or level)
        having = [self._lexicon.equal(word, view).doc_freq for word in phrase.words]
        return len(having) * min(having) + sum(having) / _PASSED if min(having) else 0.0


def _phrases(root: Group) -> Iterator[Phrase | Near]:
    """Yield what is found by the places of words, in its order."""
    for leaf in iter_leaves(root):
        if isinstance(leaf, Phrase | Near) and len(leaf.words) > 1 and leaf.field in _TEXTS:
            yield leaf


def _others(group: Group, left_out: Collection[Node]) -> tuple[Clause, ...]:
    """Return the clauses of a group without leaves that are left out; none where all of it is."""
    kept = []
    for clause in group.clauses:
        node = clause.node
        if isinstance(node, Group):
            inner = _others(node, left_out)
            if inner or not node.clauses:
                kept.append(Clause(clause.occur, Group(inner, node.is_choice)))
        elif node not in left_out:
            kept.append(clause)
    return tuple(kept)
