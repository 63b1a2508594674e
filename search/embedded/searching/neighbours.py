"""Finds the articles that share the telling words of one."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from search.analysis import View
from search.embedded.searching.collection import Collection
from search.embedded.searching.collector import Collector
from search.embedded.searching.evaluator import Evaluator, Weights, weights_of
from search.embedded.searching.plans import Plan
from search.query import Clause, Group, Occur, ParsedQuery, Word
from search.ranking import Level
from search.ranking.telling import telling_words
from search.request import MAX_PAGE_SIZE, MAX_RESULT_WINDOW, Match, SearchRequest, Sort
from search.schema import Article

LEVEL = Level.WORD
SPARE = 5
"""How many more articles are ranked at first, in the place of the article itself and of copies."""


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The query for an article, the idf of its words, and what it finds, with scores."""

    query: ParsedQuery
    weights: Weights
    found: tuple[tuple[Article, float], ...]


class Neighbours:
    """Finds neighbours in a generation; any thread may ask."""

    def __init__(self, collection: Collection, evaluator: Evaluator, collector: Collector) -> None:
        self._collection = collection
        self._evaluator = evaluator
        self._collector = collector

    def find(self, article: Article, size: int) -> Neighbourhood:
        """Return up to `size` neighbours: none of the article's story, and no story twice."""
        words = telling_words(article, self._doc_freq, self._collection.count)
        query = ParsedQuery(Group(tuple(Clause(Occur.SHOULD, Word(word)) for word in words)))
        plan, leaves = self._evaluator.plan(query.root, LEVEL)
        others = self._others(plan, article, size) if words else iter(())
        return Neighbourhood(query, weights_of(leaves), tuple(islice(others, size)))

    def _others(self, plan: Plan, article: Article, size: int) -> Iterator[tuple[Article, float]]:
        """Yield what a plan finds, the best first, each story once and that of `article` never."""
        known, stories = {(article.title, article.body)}, self._collection.stories
        number = self._collection.find(article.id)
        told = set() if number is None else set(stories.members(number))
        for number, score in self._ranked(plan, min(size + SPARE, MAX_PAGE_SIZE)):
            if number in told:
                continue
            other = self._collection.article(number)
            told.update(stories.members(number))
            if (other.title, other.body) not in known:
                known.add((other.title, other.body))
                yield other, score

    def _ranked(self, plan: Plan, size: int) -> Iterator[tuple[int, float]]:
        """Yield documents page by page, as far as hits can be paged, with their scores."""
        for page in range(1, MAX_RESULT_WINDOW // size + 1):
            request = SearchRequest(page=page, size=size, match=Match.ANY)
            found = self._collector.collect(plan, request, Sort.RELEVANCE, ())
            yield from zip(found.numbers, found.scores, strict=True)
            if page * size >= found.total:
                return

    def _doc_freq(self, word: str) -> int:
        """Return how many living articles have a word, added up over the spellings of its form."""
        return int(self._collection.lexicon.equal(word, View.FORM).doc_freq)
