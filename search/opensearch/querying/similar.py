"""Finds the articles that share the telling words of one."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from search.analysis import View
from search.lexicon.lexicon import Lexicon
from search.opensearch.querying.archive import Archive
from search.opensearch.querying.articles import Articles
from search.opensearch.querying.bodies import Asked
from search.opensearch.querying.copies import Stories
from search.opensearch.querying.finding import Finder
from search.opensearch.querying.plans import Weights, weights_of
from search.opensearch.querying.ranking import Ranker
from search.query import Clause, Group, Occur, Word
from search.ranking import Level
from search.ranking.telling import telling_words
from search.request import MAX_PAGE_SIZE, Match, SearchRequest
from search.schema import Article

LEVEL = Level.WORD
SPARE = 5
"""How many more articles are ranked at first, in the place of the article itself and of copies."""


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The query for an article, the idf of its words, and what it finds, with scores."""

    root: Group
    weights: Weights
    found: tuple[tuple[Article, float], ...]


class Neighbours:
    """Finds neighbours in a generation; any thread may ask."""

    def __init__(
        self,
        lexicon: Lexicon,
        archive: Archive,
        finder: Finder,
        ranker: Ranker,
        articles: Articles,
        stories: Stories,
    ) -> None:
        self._lexicon = lexicon
        self._archive = archive
        self._finder = finder
        self._ranker = ranker
        self._articles = articles
        self._stories = stories

    def find(self, article: Article, size: int) -> Neighbourhood:
        """Return up to `size` neighbours: none of the article's story, and no story twice."""
        words = telling_words(article, self._doc_freq, self._archive.size)
        root = Group(tuple(Clause(Occur.SHOULD, Word(word)) for word in words))
        if not words:
            return Neighbourhood(root, {}, ())
        prepared = self._finder.prepare(root, SearchRequest(level=LEVEL, match=Match.ANY))
        others = self._others(prepared.some, article, size)
        return Neighbourhood(root, weights_of(prepared.leaves), tuple(islice(others, size)))

    def _others(self, asked: Asked, article: Article, size: int) -> Iterator[tuple[Article, float]]:
        """Yield what is found, the best first, each story once and that of `article` never."""
        known, own = {(article.title, article.body)}, self._stories.of(article.id)
        told = {own[0]} if own and own[1] > 1 else set()
        for hits in self._ranker.batches(asked, min(size + SPARE, MAX_PAGE_SIZE)):
            articles = self._articles.read([hit.id for hit in hits])
            for hit in hits:
                if hit.id == article.id or hit.story in told:
                    continue
                other = articles[hit.id]
                told.update(() if hit.story is None else (hit.story,))
                if (other.title, other.body) not in known:
                    known.add((other.title, other.body))
                    yield other, hit.score

    def _doc_freq(self, word: str) -> int:
        """Return how many articles have a word, added up over the spellings of its form."""
        return int(self._lexicon.equal(word, View.FORM).doc_freq)
