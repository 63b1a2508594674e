"""Looks the leaves of a query up: their terms by the lexicon, the rest by asking the cluster."""

from collections.abc import Iterable

import numpy as np

from search.analysis import View
from search.lexicon import marks
from search.lexicon.expansions import Expander
from search.lexicon.lexicon import Expansion, Lexicon
from search.opensearch.querying import leaves, reading
from search.opensearch.querying.articles import Articles
from search.opensearch.querying.clauses import Query, all_of, any_of, terms, worth
from search.opensearch.querying.fields import kept_as, level_of, names_of, terms_of
from search.opensearch.querying.leaves import Leaf
from search.opensearch.querying.searcher import Searcher
from search.opensearch.texts import bounded
from search.query import Fuzzy, Near, Pattern, Phrase, TextLeaf, Word
from search.ranking import WHOLE, Level, bm25, phrase_view
from search.ranking.adjacency import LEAST_WEIGHT
from search.recent import Recent

CACHED = 1 << 10
"""How many phrases and words with marks are kept with how many articles have them."""


class Lookup:
    """Looks leaves up in one generation of `size` articles; any thread may ask."""

    def __init__(self, lexicon: Lexicon, searcher: Searcher, articles: Articles, size: int) -> None:
        self._lexicon = lexicon
        self._searcher = searcher
        self._articles = articles
        self._size = size
        # A count of 0 may not look like none: one more is kept.
        self._counts = Recent[tuple[TextLeaf, Level], int](CACHED)
        self._read = Recent[tuple[TextLeaf, Level], Leaf](CACHED)
        self.expander = Expander(lexicon)

    def prepare(self, nodes: Iterable[TextLeaf], level: Level) -> None:
        """Ask at once how many articles have the leaves of a query that are no plain words."""
        asked = {(node, level_of(node, level)) for node in nodes if _is_counted(node)}
        unknown = [key for key in asked if self._counts.get(key) is None]
        if not unknown:
            return
        queries = [self._matches(node, own) for node, own in unknown]
        requests = [{"size": 0, "track_total_hits": True, "query": all_of([q])} for q in queries]
        for key, answer in zip(unknown, self._searcher.search(*requests), strict=True):
            self._counts.add(key, 1 + answer["hits"]["total"]["value"], 1)

    def leaf(self, node: TextLeaf, level: Level) -> Leaf:
        """Return a leaf of text, of one text field or of all; a phrase of one is a word."""
        if isinstance(node, Pattern | Fuzzy):
            return self._word(self.expander.expand(node).related, View.FORM, node)
        own = level_of(node, level)
        view = phrase_view(own)
        if isinstance(node, Word):
            if marks.asks_for_marks(node) and not self.lets_marks_go(node):
                return self._marked(node)
            return self._word(self._lexicon.expand(node.text, own), view, node)
        if len(node.words) == 1:
            return self._word(self._lexicon.equal(node.words[0], view), view, node)
        if isinstance(node, Near):
            return self._near(node, own)
        words = terms_of(node, view)
        counts = {name: leaves.phrase_counts(kept_as(name, view), words) for name in names_of(node)}
        return Leaf(self._idf(self.articles(node, own)), counts, self._matches(node, own))

    def articles(self, node: TextLeaf, level: Level = Level.WORD) -> int:
        """Return how many articles have a phrase, near words, or a word whatever its marks."""
        key = node, level_of(node, level)
        counted = self._counts.get(key)
        if counted is None:
            self.prepare([node], level)
            counted = self._counts.get(key) or 1
        return counted - 1

    def lets_marks_go(self, node: Word) -> bool:
        """Say whether a word is in too many articles for the marks that it is asked for with."""
        return marks.asks_for_marks(node) and marks.are_too_many(self.articles(node, Level.EXACT))

    def _idf(self, doc_freq: float) -> float:
        return bm25.idf(self._size, min(doc_freq, self._size))

    def _word(self, related: Expansion, view: View, node: TextLeaf) -> Leaf:
        weights = self._weights(related, view)
        counts = {name: leaves.word_counts(kept_as(name, view), weights) for name in names_of(node)}
        near = frozenset(term for term, each in weights.items() if each >= LEAST_WEIGHT * WHOLE)
        fields = [kept_as(name, view) for name in names_of(node)]
        matches = leaves.word_matches(fields, weights)
        return Leaf(self._idf(related.doc_freq), counts, matches, near, view)

    def _weights(self, related: Expansion, view: View) -> dict[str, int]:
        """Return the weights of the terms that spellings have in a view."""
        lexicon, spellings = self._lexicon, related.spellings
        if view is View.SPELLING:
            table, numbers, first = lexicon.spellings, spellings, np.arange(len(spellings))
        else:
            # All spellings of a form weigh the same.
            table = lexicon.forms
            numbers, first = np.unique(lexicon.form_groups.of[spellings], return_index=True)
        words = (table[number].decode("utf-8", "surrogatepass") for number in numbers.tolist())
        return dict(zip(map(bounded, words), related.weights[first].tolist(), strict=True))

    def _matches(self, node: TextLeaf, level: Level) -> Query:
        """Return what has a phrase, near words, or a word whatever its marks."""
        assert not isinstance(node, Pattern | Fuzzy)
        view = phrase_view(level)
        fields = [kept_as(name, view) for name in names_of(node)]
        words = terms_of(node, view)
        if isinstance(node, Word):
            return any_of([terms(field, words) for field in fields])
        if isinstance(node, Phrase):
            return any_of([leaves.phrase(field, words) for field in fields])
        near = [leaves.near(field, words, node.slop) for field in fields]
        known = [query for query in near if query]
        # Where no query says it, this is what may have it: it is read then.
        return any_of(known if len(known) == len(near) else [_all_in(f, words) for f in fields])

    def _near(self, node: Near, level: Level) -> Leaf:
        """Return words near each other, counted exactly unless very many articles have them."""
        view = phrase_view(level)
        words, names = terms_of(node, view), names_of(node)
        near = {name: leaves.near(kept_as(name, view), words, node.slop) for name in names}
        queries = [query for query in near.values() if query]
        times = reading.near_times(node, view)
        if len(queries) < len(names):
            return self._kept_read(node, level, self._matches(node, level), times)
        if self.articles(node, level) <= reading.MOST_READ:
            return self._kept_read(node, level, any_of(queries), times)
        counts = {name: [worth(query, WHOLE)] for name, query in near.items() if query}
        idf = self._idf(self.articles(node, level))
        return Leaf(idf, counts, any_of(queries), counts_once=True)

    def _marked(self, node: Word) -> Leaf:
        query = self._matches(node, Level.EXACT)
        return self._kept_read(node, Level.EXACT, query, reading.marked_times(node))

    def _kept_read(self, node: TextLeaf, level: Level, query: Query, times: reading.Times) -> Leaf:
        leaf = self._read.get((node, level))
        if leaf is None:
            found = reading.count(self._articles, query, names_of(node), times)
            leaf = Leaf(self._idf(found.articles), found.counts, found.matches)
            self._read.add((node, level), leaf, 1)
        return leaf


def _is_counted(node: TextLeaf) -> bool:
    """Say whether the cluster has to be asked how many articles have a leaf."""
    if isinstance(node, Phrase | Near):
        return len(node.words) > 1 and bool(names_of(node))
    return isinstance(node, Word) and marks.asks_for_marks(node)


def _all_in(field: str, words: Iterable[str]) -> Query:
    return all_of([terms(field, [word]) for word in sorted(set(words))])
