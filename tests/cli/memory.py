"""Indexes in memory by address: an engine that finds words literally, over a shelf's articles."""

from pathlib import Path
from types import TracebackType
from typing import Self

from search import (
    Article,
    Engine,
    Generation,
    Hit,
    IndexMissing,
    Level,
    MarkedArticle,
    MatchedForm,
    QueryEcho,
    SearchRequest,
    SearchResult,
    Snippet,
    Writer,
)
from tests.indexer.memory import Shelf


class MemoryIndexes:
    """Stands for search.open_engine and search.open_writer."""

    def __init__(self) -> None:
        self.shelves: dict[str, Shelf] = {}
        self.requests: list[SearchRequest] = []
        self.options: list[tuple[bool, int | None]] = []

    def open_writer(
        self, address: Path, *, update: bool = False, workers: int | None = None
    ) -> Writer:
        self.options.append((update, workers))
        return self.shelves.setdefault(str(address), Shelf()).writer()

    def open_engine(self, address: Path) -> Engine:
        shelf = self.shelves.get(str(address), Shelf())
        if not shelf.published:
            raise IndexMissing(f"there is no index in {address}; make one with: arshif index")
        return MemoryEngine(shelf.served, self.requests)

    def publish(self, address: str, *articles: Article) -> None:
        """Publish articles at an address."""
        with self.open_writer(Path(address)) as writer:
            for article in articles:
                writer.add(article)
            writer.verify()
            writer.publish()


class MemoryEngine:
    """Every word of the query must stand in the body; hits are in the order of their ids."""

    def __init__(self, articles: list[Article], requests: list[SearchRequest]) -> None:
        self._articles = articles
        self._requests = requests

    @property
    def generation(self) -> Generation:
        return Generation("g000001", len(self._articles))

    def search(self, request: SearchRequest) -> SearchResult:
        self._requests.append(request)
        words = request.text.split()
        found = [a for a in self._articles if all(word in a.body for word in words)]
        found.sort(key=lambda article: article.id)
        shown = found[(request.page - 1) * request.size :][: request.size]
        return SearchResult(
            query=QueryEcho(request.text, request.text, request.level, ()),
            total=len(found),
            page=request.page,
            size=request.size,
            took_ms=2.0,
            hits=tuple(_hit(article, words) for article in shown),
            facets={"section": (), "source": ()},
        )

    def read(self, article_id: str, text: str = "", level: Level = Level.WORD) -> MarkedArticle:
        raise NotImplementedError

    def close(self) -> None:
        """Nothing to release."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _hit(article: Article, words: list[str]) -> Hit:
    spans = tuple(
        (article.body.index(word), article.body.index(word) + len(word)) for word in words
    )
    return Hit(
        id=article.id,
        title=article.title,
        date=article.date,
        section=article.section,
        source=article.source,
        author=article.author,
        url=article.url,
        score=1.0,
        snippet=Snippet(article.body, article.body, spans),
        title_html=article.title,
        matched=tuple(MatchedForm(word, "same") for word in words),
    )
