"""The Engine on a Whoosh index in a directory."""

import heapq
import math
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self

from whoosh import index as whoosh_index
from whoosh.reading import IndexReader

from search.embedded.columns import Columns
from search.embedded.evaluator import Evaluation, Evaluator
from search.embedded.generations import open_generation
from search.embedded.whoosh_schema import article_of
from search.engine import Generation
from search.errors import ArticleNotFound, IndexDamaged
from search.facets import count_values
from search.hits import describe_query, make_hit, mark_article
from search.query import ParsedQuery, parse_query
from search.ranking import Level
from search.request import FacetCount, Hit, MarkedArticle, SearchRequest, SearchResult, Sort
from search.schema import FACETS, Article


class EmbeddedEngine:
    """Serves one generation; see `search.engine.Engine` for its laws."""

    def __init__(self, reader: IndexReader, generation: Generation) -> None:
        self._reader = reader
        self._generation = generation
        self._is_closed = False
        self._columns = Columns(reader)
        self._evaluator = Evaluator(reader, self._columns)
        # Whoosh's readers keep their place in the file: one search at a time.
        self._lock = Lock()

    @classmethod
    def open(cls, index: Path) -> Self:
        """Open the served generation of the directory `index`.

        Raises:
            IndexUnusable: there is none, or not one that this version can read.
        """
        directory, generation = open_generation(index)
        return cls.open_directory(directory, generation.articles)

    @classmethod
    def open_directory(cls, directory: Path, articles: int) -> Self:
        """Open a generation by its own directory, published or not.

        Raises:
            IndexDamaged: Whoosh cannot read it, or it does not hold `articles` articles.
        """
        try:
            reader = whoosh_index.open_dir(str(directory), readonly=True).reader()
            engine = cls(reader, Generation(directory.name, articles))
        except Exception as error:  # Whoosh lets anything out when a file is damaged
            raise IndexDamaged(f"{directory} cannot be read ({error!r}); index again") from error
        if len(engine._columns.ids) != articles:
            engine.close()
            raise IndexDamaged(f"{directory} does not hold {articles} articles; index again")
        return engine

    @property
    def generation(self) -> Generation:
        """The generation that is served."""
        return self._generation

    def search(self, request: SearchRequest) -> SearchResult:
        """Return the page of hits that the request asks for."""
        started = time.perf_counter()
        parsed = parse_query(request.text)
        with self._lock:
            evaluation = self._evaluator.evaluate(parsed.root, request.level)
            filters = self._filters(request)
            matched = _passing(evaluation, filters.values())
            hits = self._hits(request, parsed, evaluation, matched)
            facets = {name: self._facet(name, evaluation, filters) for name in FACETS}
        took_ms = round((time.perf_counter() - started) * 1000, 3)
        return SearchResult(
            query=describe_query(request, parsed),
            total=len(matched),
            page=request.page,
            size=request.size,
            took_ms=took_ms,
            hits=hits,
            facets=facets,
        )

    def read(self, article_id: str, text: str = "", level: Level = Level.WORD) -> MarkedArticle:
        """Return a whole article with the words of the query `text` marked."""
        number = self._columns.number_of.get(article_id)
        if number is None:
            raise ArticleNotFound(article_id)
        with self._lock:
            article = self._article(number)
        return mark_article(article, parse_query(text), level)

    def _filters(self, request: SearchRequest) -> dict[str, set[int]]:
        """Return the documents that each filter of the request lets through."""
        wanted = {"section": request.sections, "source": request.sources}
        filters = {
            name: self._columns.labels[name].numbers(labels)
            for name, labels in wanted.items()
            if labels
        }
        if request.date_from or request.date_to:
            filters["date"] = self._columns.dated(request.date_from, request.date_to)
        return filters

    def _facet(
        self, name: str, evaluation: Evaluation, filters: dict[str, set[int]]
    ) -> tuple[FacetCount, ...]:
        """Count a facet as if it had no filter of its own: other values stay on offer."""
        others = [numbers for filtered, numbers in filters.items() if filtered != name]
        column = self._columns.labels[name]
        passing = _passing(evaluation, others)
        return count_values(column.shown[column.keys[number]] for number in passing)

    def _hits(
        self, request: SearchRequest, parsed: ParsedQuery, evaluation: Evaluation, matched: set[int]
    ) -> tuple[Hit, ...]:
        key = self._order(request.sort, evaluation)
        last = request.page * request.size
        page = heapq.nsmallest(last, matched, key=key)[last - request.size :]
        return tuple(
            make_hit(
                self._article(number),
                parsed,
                request.level,
                evaluation.scores[number],
                evaluation.idf,
            )
            for number in page
        )

    def _order(self, sort: Sort, evaluation: Evaluation) -> Callable[[int], tuple[float, str]]:
        """Return the sort key of a document number; undated articles come last."""
        ids, days, scores = self._columns.ids, self._columns.days, evaluation.scores
        if sort is Sort.OLDEST:
            return lambda number: (days[number] or math.inf, ids[number])
        if sort is Sort.NEWEST or not evaluation.idf:
            return lambda number: (-days[number], ids[number])
        # The order in which a sum is made shows in its last digits: equal scores must tie.
        return lambda number: (-round(scores[number], 12), ids[number])

    def _article(self, number: int) -> Article:
        return article_of(self._reader.stored_fields(number))

    def close(self) -> None:
        """Release the files; calling it twice is legal."""
        if not self._is_closed:
            self._reader.close()
        self._is_closed = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _passing(evaluation: Evaluation, filters: Iterable[set[int]]) -> set[int]:
    """Return the matching documents that every filter lets through."""
    return set(evaluation.scores).intersection(*filters)
