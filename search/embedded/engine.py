"""The Engine on the segments of a directory."""

import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from search.embedded.searching.collection import Collection
from search.embedded.searching.collector import Collector, Found
from search.embedded.searching.columns import Columns
from search.embedded.searching.evaluator import Evaluator, Weights
from search.embedded.searching.scorer import Scorer
from search.embedded.storage.generations import open_generation
from search.engine import Generation
from search.errors import ArticleNotFound, IndexDamaged
from search.hits import describe_query, make_hit, mark_article
from search.query import ParsedQuery, parse_query
from search.ranking import Level
from search.request import FacetCount, MarkedArticle, SearchRequest, SearchResult, Sort
from search.schema import FACETS


@dataclass(frozen=True, slots=True)
class Ranking:
    """A page of a search without the articles: the exact total, the ids in order, their scores."""

    total: int
    ids: tuple[str, ...]
    scores: tuple[float, ...]
    facets: dict[str, tuple[FacetCount, ...]]


class EmbeddedEngine:
    """Serves one generation, in any number of threads; see `search.engine.Engine` for its laws."""

    def __init__(self, collection: Collection, generation: Generation) -> None:
        self._generation = generation
        self._served: _Served | None = _Served(collection)

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
            IndexDamaged: it cannot be read, or it does not hold `articles` articles.
            IndexOutdated: another version of a format made one of its files.
        """
        collection = Collection.open(directory)
        if collection.count != articles:
            raise IndexDamaged(f"{directory} does not hold {articles} articles; index again")
        return cls(collection, Generation(directory.name, articles))

    @property
    def generation(self) -> Generation:
        """The generation that is served."""
        return self._generation

    def search(self, request: SearchRequest) -> SearchResult:
        """Return the page of hits that the request asks for."""
        started = time.perf_counter()
        served, parsed = self._open(), parse_query(request.text)
        found, weights = served.find(parsed, request, FACETS)
        hits = tuple(
            make_hit(served.collection.article(number), parsed, request.level, score, weights)
            for number, score in zip(found.numbers, found.scores, strict=True)
        )
        took_ms = round((time.perf_counter() - started) * 1000, 3)
        return SearchResult(
            query=describe_query(request, parsed),
            total=found.total,
            page=request.page,
            size=request.size,
            took_ms=took_ms,
            hits=hits,
            facets=found.facets,
        )

    def rank(self, request: SearchRequest, *, with_facets: bool = False) -> Ranking:
        """Return what `search` ranks and counts; no article is read."""
        served, facets = self._open(), FACETS if with_facets else ()
        found, _ = served.find(parse_query(request.text), request, facets)
        ids = tuple(map(served.collection.article_id, found.numbers))
        return Ranking(found.total, ids, tuple(found.scores), found.facets)

    def read(self, article_id: str, text: str = "", level: Level = Level.WORD) -> MarkedArticle:
        """Return a whole article with the words of the query `text` marked."""
        collection = self._open().collection
        number = collection.find(article_id)
        if number is None:
            raise ArticleNotFound(article_id)
        return mark_article(collection.article(number), parse_query(text), level)

    def close(self) -> None:
        """Release the files, which searches under way keep to their end; twice is legal."""
        self._served = None

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
        columns = Columns(collection)
        self._evaluator = Evaluator(Scorer(collection), columns)
        self._collector = Collector(collection, columns)

    def find(
        self, parsed: ParsedQuery, request: SearchRequest, facets: tuple[str, ...]
    ) -> tuple[Found, Weights]:
        """Return what a request finds, and how telling each leaf of its query is."""
        plan, weights = self._evaluator.plan(parsed.root, request.level)
        # Where no word is wanted there is nothing to be relevant to.
        sort = Sort.NEWEST if request.sort is Sort.RELEVANCE and not weights else request.sort
        return self._collector.collect(plan, request, sort, facets), weights
