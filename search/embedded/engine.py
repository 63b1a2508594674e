"""The Engine on the segments of a directory."""

import datetime as dt
import math
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from search.analysis import spell
from search.deadline import in_time
from search.embedded.searching.collection import Collection
from search.embedded.searching.collector import Collector
from search.embedded.searching.columns import Columns
from search.embedded.searching.evaluator import Evaluator, weights_of
from search.embedded.searching.finding import Finder, Page
from search.embedded.searching.headlines import Headlines
from search.embedded.searching.neighbours import Neighbours
from search.embedded.searching.presenter import Presenter
from search.embedded.searching.recency import RecencyFactors
from search.embedded.searching.scorer import Scorer
from search.embedded.storage.generations import open_generation
from search.embedded.storage.pointer import retry_reading
from search.engine import DEFAULT_SECONDS, Generation
from search.errors import ArticleNotFound, IndexDamaged
from search.hits import describe_query
from search.lexicon.completion import Completer
from search.lexicon.expansions import MAX_FORMS
from search.lexicon.meanings import Meanings
from search.lexicon.offers import Offers
from search.lexicon.phrases import Bounded, PhraseBound
from search.lexicon.suggestions import Suggestions
from search.query import Fuzzy, ParsedQuery, Pattern, Span, Word, iter_leaves, parse_query
from search.query.nodes import NO_SPAN
from search.query.notes import Notes
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
from search.words.compounds import with_compounds
from search.words.relations import RelatedForm

Clock = Callable[[], dt.date]
"""What tells the day of today."""


class EmbeddedEngine:
    """Serves one generation, in any number of threads; see `search.engine.Engine` for its laws."""

    def __init__(
        self, collection: Collection, generation: Generation, clock: Clock, seconds: float
    ) -> None:
        self._generation = generation
        self._clock = clock
        self.seconds = seconds
        self._served: _Served | None = _Served(collection)

    @classmethod
    def open(
        cls, index: Path, clock: Clock = dt.date.today, seconds: float = DEFAULT_SECONDS
    ) -> Self:
        """Open the served generation of the directory `index`; publishing may go on meanwhile.

        `clock` tells what today is; an answer may take so many seconds.

        Raises:
            IndexUnusable: there is none, or not one that this version can read.
        """
        return retry_reading(index, lambda: cls._open_once(index, clock, seconds))

    @classmethod
    def _open_once(cls, index: Path, clock: Clock, seconds: float) -> Self:
        directory, generation = open_generation(index)
        return cls.open_directory(directory, generation.articles, clock, seconds)

    @classmethod
    def open_directory(
        cls,
        directory: Path,
        articles: int,
        clock: Clock = dt.date.today,
        seconds: float = math.inf,
    ) -> Self:
        """Open a generation by its own directory, published or not.

        Raises:
            IndexDamaged: it cannot be read, or it does not hold `articles` articles.
            IndexOutdated: another version of a format made one of its files.
        """
        collection = Collection.open(directory)
        if collection.count != articles:
            raise IndexDamaged(f"{directory} does not hold {articles} articles; index again")
        return cls(collection, Generation(directory.name, articles), clock, seconds)

    @property
    def generation(self) -> Generation:
        """The generation that is served."""
        return self._generation

    @property
    def vocabulary(self) -> Suggestions:
        """What the generation knows of its words, for suggestions and for measuring them."""
        return self._open().vocabulary

    @in_time
    def search(self, request: SearchRequest) -> SearchResult:
        """Return the page of hits that the request asks for."""
        started = time.perf_counter()
        served, parsed = self._open(), self._parse(request.text)
        root, left_out = served.bounded(parsed, request.level)
        page, leaves = served.finder.find(root, request, FACETS)
        found, hits = page.found, served.presenter.hits(root, request, page, weights_of(leaves))
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
            facets=found.facets,
            timeline=found.timeline,
            suggestions=suggestions or (),
        )

    @in_time
    def rank(self, request: SearchRequest, *, with_facets: bool = False) -> Ranking:
        """Return what `search` ranks and counts; no article is read."""
        served, facets = self._open(), FACETS if with_facets else ()
        root, _ = served.bounded(self._parse(request.text), request.level)
        page, _ = served.finder.find(root, request, facets)
        ids = served.collection.article_ids(page.numbers)
        return Ranking(page.found.total, ids, tuple(page.scores), page.found.facets)

    @in_time
    def read(self, article_id: str, text: str = "", level: Level = Level.WORD) -> MarkedArticle:
        """Return a whole article with the words of the query `text` marked."""
        served = self._open()
        root, _ = served.bounded(self._parse(text), level)
        return served.presenter.read(served.number(article_id), root, level)

    @in_time
    def similar(self, article_id: str, size: int = 10) -> SimilarArticles:
        """Return the articles that share the most telling words of an article."""
        check_size(size)
        started, served = time.perf_counter(), self._open()
        near = served.neighbours.find(served.presenter.article(served.number(article_id)), size)
        return SimilarArticles(
            id=article_id,
            words=tuple(leaf.text for leaf in near.weights if isinstance(leaf, Word)),
            took_ms=_milliseconds_since(started),
            hits=served.presenter.hits_like(near),
        )

    def duplicates(self, article_id: str, size: int = MAX_PAGE_SIZE) -> Copies:
        """Return the other articles of the story of an article, the earliest first."""
        check_size(size)
        served = self._open()
        return served.presenter.copies(served.number(article_id), size)

    def related(self, word: str, level: Level) -> tuple[RelatedForm, ...]:
        """Return the forms that answer a query word at a level, the best first."""
        lexicon = self._open().collection.lexicon
        return tuple(
            replace(each, spelling=lexicon.commonest_spelling(each.form) or spell(word))
            for each in lexicon.related(word, level)
        )

    def complete(self, text: str, size: int = 8) -> Completions:
        """Return at most `size` queries that what was typed so far may become."""
        check_size(size)
        return Completions(text, self._open().completer.complete(text, size))

    @property
    def completes_at_once(self) -> bool:
        """Whether an event loop may wait for `complete`: from the second completion on."""
        return self._open().completer.is_ready

    def export(self, request: SearchRequest) -> Iterator[Article]:
        """Return an iterator over every article that matches, in the order of the request."""
        served = self._open()
        root, _ = served.bounded(self._parse(request.text), request.level)
        numbers = served.finder.find_all(root, replace(request, page=1))
        return map(served.collection.article, map(int, numbers))

    def catalogue(self, start: int = 0, size: int | None = None) -> Iterator[Entry]:
        """Return `size` entries, all if None, of the articles by id, without the first `start`."""
        return self._open().collection.entries(start, size)

    def close(self) -> None:
        """Release the files, which searches under way keep to their end; twice is legal."""
        self._served = None

    def _parse(self, text: str) -> ParsedQuery:
        return parse_query(text, self._clock())

    def _open(self) -> "_Served":
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


class _Served:
    """An open generation and what answers queries from it."""

    def __init__(self, collection: Collection) -> None:
        self.collection = collection
        columns, recency = Columns(collection), RecencyFactors(collection.parts)
        self._scorer = Scorer(collection)
        meanings = Meanings(collection.lexicon, self._scorer.expander, self._scorer.lets_marks_go)
        self.presenter = Presenter(collection, meanings, recency)
        self.evaluator = Evaluator(self._scorer, columns)
        self.collector = Collector(collection, columns, self._scorer, recency)
        self.finder = Finder(collection, self.evaluator, self.collector)
        self.neighbours = Neighbours(collection, self.evaluator, self.collector)
        self.vocabulary = Suggestions(
            collection.lexicon, self._scorer.expander.near, collection.count, self._scorer.articles
        )
        self._bound = PhraseBound(collection.lexicon, collection.count)
        self.offers = Offers(self.vocabulary, self._bound.counting(self.finder.count))
        headlines = Headlines(collection)
        self.completer = Completer(collection.lexicon, headlines, columns.names)

    def number(self, article_id: str) -> int:
        """Return the document of an article.

        Raises:
            ArticleNotFound: there is none.
        """
        number = self.collection.find(article_id)
        if number is None:
            raise ArticleNotFound(article_id)
        return number

    def bounded(self, parsed: ParsedQuery, level: Level) -> Bounded:
        """Return what a query asks for, names in either way of writing, within bounds."""
        return self._bound.bounded(with_compounds(parsed.root, level), level)

    def noted(self, parsed: ParsedQuery, left_out: Iterable[Span], is_late: bool) -> ParsedQuery:
        """Return the query with a warning for all that was not looked for as asked.

        `left_out` are the phrases that were not looked for at all; `is_late` says that there was no
        time for suggestions.
        """
        notes = Notes(list(parsed.warnings))
        if is_late:
            notes.add("no_time", NO_SPAN)
        for span in left_out:
            notes.add("too_many_phrases", span)
        for leaf in iter_leaves(parsed.root):
            if isinstance(leaf, Pattern | Fuzzy) and self._scorer.expander.expand(leaf).is_cut:
                notes.add("many_forms", leaf.span, limit=MAX_FORMS)
            elif isinstance(leaf, Word) and self._scorer.lets_marks_go(leaf):
                notes.add("marks_ignored", leaf.span)
        return ParsedQuery(parsed.root, tuple(notes.warnings))


def _noticed(page: Page, request: SearchRequest) -> int:
    """Return how many articles count as found, whatever the size of a page makes of them."""
    return page.found.totals.all if request.match is Match.ALL else page.found.totals.any


def _milliseconds_since(started: float) -> float:
    return round((time.perf_counter() - started) * 1000, 3)
