"""The Engine on one generation of a cluster."""

import datetime as dt
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from types import TracebackType
from typing import Self

from search.analysis import spell
from search.deadline import in_time
from search.engine import DEFAULT_SECONDS, Generation
from search.hits import describe_query
from search.opensearch.connection import Connection
from search.opensearch.generations import Generations
from search.opensearch.querying.finding import Page
from search.opensearch.querying.served import Served
from search.opensearch.words_store import fetch_words
from search.query import ParsedQuery, Word, parse_query
from search.ranking import Level
from search.request import (
    MAX_PAGE_SIZE,
    Completions,
    Copies,
    Entry,
    MarkedArticle,
    Match,
    Ranking,
    SearchRequest,
    SearchResult,
    SimilarArticles,
    check_size,
)
from search.schema import FACETS, Article
from search.words.relations import RelatedForm

Clock = Callable[[], dt.date]
"""What tells the day of today."""


class ClusterEngine:
    """Serves one generation, in any number of threads; see `search.engine.Engine` for its laws."""

    def __init__(
        self, served: Served, generation: Generation, clock: Clock, seconds: float
    ) -> None:
        self._generation = generation
        self._clock = clock
        self.seconds = seconds
        self._served: Served | None = served

    @classmethod
    def open(
        cls,
        connection: Connection,
        clock: Clock = dt.date.today,
        seconds: float = DEFAULT_SECONDS,
    ) -> Self:
        """Open the generation that the alias of a connection names; publishing may go on meanwhile.

        `clock` tells what today is; an answer may take so many seconds.

        Raises:
            IndexUnusable: there is none, or not one that this version can read.
            EngineAway: the cluster does not answer.
        """
        index = Generations(connection).require_served()
        words, manifest = fetch_words(connection, index)
        served = Served.open(connection, index, words, manifest)
        return cls(served, Generation(index, manifest.articles), clock, seconds)

    @property
    def generation(self) -> Generation:
        """The generation that is served."""
        return self._generation

    @in_time
    def search(self, request: SearchRequest) -> SearchResult:
        """Return the page of hits that the request asks for."""
        started = time.perf_counter()
        served, parsed = self._open(), self._parse(request.text)
        root, left_out = served.bounded(parsed, request.level)
        page, leaves = served.finder.find(root, request, FACETS, is_shown=True)
        found, hits = page.found, served.presenter.hits(root, request, page, leaves)
        suggestions = served.offers.offer(parsed, request, _noticed(page, request), self._clock())
        return SearchResult(
            query=describe_query(request, served.noted(parsed, left_out, suggestions is None)),
            match=found.match,
            total=found.total,
            totals=found.totals,
            stories=page.stories,
            page=request.page,
            size=request.size,
            took_ms=_milliseconds_since(started),
            hits=hits,
            facets=page.facets,
            timeline=page.timeline,
            suggestions=suggestions or (),
        )

    @in_time
    def rank(self, request: SearchRequest, *, with_facets: bool = False) -> Ranking:
        """Return what `search` ranks and counts; articles are read for neighbouring words only."""
        served, facets = self._open(), FACETS if with_facets else ()
        root, _ = served.bounded(self._parse(request.text), request.level)
        page, _ = served.finder.find(root, request, facets)
        ids = tuple(hit.id for hit in page.hits)
        scores = tuple(hit.score for hit in page.hits)
        return Ranking(page.found.total, ids, scores, page.facets)

    @in_time
    def read(self, article_id: str, text: str = "", level: Level = Level.WORD) -> MarkedArticle:
        """Return a whole article with the words of the query `text` marked."""
        served = self._open()
        root, _ = served.bounded(self._parse(text), level)
        return served.presenter.read(article_id, root, level)

    @in_time
    def similar(self, article_id: str, size: int = 10) -> SimilarArticles:
        """Return the articles that share the most telling words of an article."""
        check_size(size)
        started, served = time.perf_counter(), self._open()
        near = served.neighbours.find(served.presenter.article(article_id), size)
        return SimilarArticles(
            id=article_id,
            words=tuple(leaf.text for leaf in near.weights if isinstance(leaf, Word)),
            took_ms=_milliseconds_since(started),
            hits=served.presenter.hits_like(near),
        )

    @in_time
    def duplicates(self, article_id: str, size: int = MAX_PAGE_SIZE) -> Copies:
        """Return the other articles of the story of an article, the earliest first."""
        check_size(size)
        return self._open().presenter.copies(article_id, size)

    def related(self, word: str, level: Level) -> tuple[RelatedForm, ...]:
        """Return the forms that answer a query word at a level, the best first."""
        lexicon = self._open().lexicon
        return tuple(
            replace(each, spelling=lexicon.commonest_spelling(each.form) or spell(word))
            for each in lexicon.related(word, level)
        )

    @in_time
    def complete(self, text: str, size: int = 8) -> Completions:
        """Return at most `size` queries that what was typed so far may become."""
        check_size(size)
        return Completions(text, self._open().completer.complete(text, size))

    @property
    def completes_at_once(self) -> bool:
        """No event loop may wait for a cluster."""
        return False

    def export(self, request: SearchRequest) -> Iterator[Article]:
        """Return an iterator over every article that matches, in the order of the request."""
        served = self._open()
        root, _ = served.bounded(self._parse(request.text), request.level)
        asked = replace(request, page=1, collapse=False, timeline=None)
        found, adjacency = served.finder.choose(root, asked)
        return served.walker.articles(found, adjacency, request.recency)

    def catalogue(self, start: int = 0, size: int | None = None) -> Iterator[Entry]:
        """Return `size` entries, all if None, of the articles by id, without the first `start`."""
        return self._open().walker.entries(start, size)

    def close(self) -> None:
        """Let go of the generation, which searches under way keep to their end; twice is legal."""
        self._served = None

    def _parse(self, text: str) -> ParsedQuery:
        return parse_query(text, self._clock())

    def _open(self) -> Served:
        if self._served is None:
            raise ValueError("the engine is closed")
        return self._served

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _noticed(page: Page, request: SearchRequest) -> int:
    """Return how many articles count as found, whatever the size of a page makes of them."""
    return page.found.totals.all if request.match is Match.ALL else page.found.totals.any


def _milliseconds_since(started: float) -> float:
    return round((time.perf_counter() - started) * 1000, 3)
