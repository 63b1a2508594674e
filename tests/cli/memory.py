"""Indexes in memory by address: an engine that finds words literally, over a shelf's articles."""

from collections import Counter
from pathlib import Path
from types import TracebackType
from typing import Self

from search import (
    MAX_PAGE_SIZE,
    Article,
    Copies,
    Engine,
    Explanation,
    Generation,
    Hit,
    IndexMissing,
    Level,
    MarkedArticle,
    Match,
    MatchedForm,
    QueryEcho,
    Ranking,
    Reason,
    RelatedForm,
    SearchRequest,
    SearchResult,
    SimilarArticles,
    Snippet,
    Suggestion,
    Totals,
    Writer,
)
from tests.indexer.memory import Shelf


class MemoryIndexes:
    """Stands for search.open_engine and search.open_writer."""

    def __init__(self) -> None:
        self.shelves: dict[str, Shelf] = {}
        self.requests: list[SearchRequest] = []
        self.suggestions: dict[str, tuple[Suggestion, ...]] = {}
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
        return MemoryEngine(shelf.served, self.requests, self.suggestions)

    def publish(self, address: str, *articles: Article) -> None:
        """Publish articles at an address."""
        with self.open_writer(Path(address)) as writer:
            for article in articles:
                writer.add(article)
            writer.verify()
            writer.publish()


class MemoryEngine:
    """All words of the query must stand in the body, or any if asked for; hits are in the order of
    their ids.
    """

    def __init__(
        self,
        articles: list[Article],
        requests: list[SearchRequest],
        suggestions: dict[str, tuple[Suggestion, ...]],
    ) -> None:
        self._articles = articles
        self._requests = requests
        self._suggestions = suggestions

    @property
    def generation(self) -> Generation:
        return Generation("g000001", len(self._articles))

    def search(self, request: SearchRequest) -> SearchResult:
        self._requests.append(request)
        words = request.text.split()
        whole, some = (
            [a for a in self._articles if not words or have(word in a.body for word in words)]
            for have in (all, any)
        )
        found = some if request.match is Match.ANY else whole
        found.sort(key=lambda article: article.id)
        shown = found[(request.page - 1) * request.size :][: request.size]
        return SearchResult(
            query=QueryEcho(request.text, request.text, request.level, ()),
            total=len(found),
            stories=len(found),
            totals=Totals(len(some), len(whole)),
            match=Match.ANY if request.match is Match.ANY else Match.ALL,
            page=request.page,
            size=request.size,
            took_ms=2.0,
            hits=tuple(_hit(article, words, request) for article in shown),
            facets={"section": (), "source": ()},
            timeline=None,
            suggestions=self._suggestions.get(request.text, ()),
        )

    def rank(self, request: SearchRequest, *, with_facets: bool = False) -> Ranking:
        raise NotImplementedError

    def read(self, article_id: str, text: str = "", level: Level = Level.WORD) -> MarkedArticle:
        raise NotImplementedError

    def similar(self, article_id: str, size: int = 10) -> SimilarArticles:
        raise NotImplementedError

    def duplicates(self, article_id: str, size: int = MAX_PAGE_SIZE) -> Copies:
        raise NotImplementedError

    def related(self, word: str, level: Level) -> tuple[RelatedForm, ...]:
        own = sum(word in article.body.split() for article in self._articles)
        longer = Counter(w for a in self._articles for w in set(a.body.split()) if word in w[1:])
        others = (RelatedForm(w, 0.7, Reason.CLITIC, n, w) for w, n in sorted(longer.items()))
        return (RelatedForm(word, 1.0, Reason.SAME, own, word), *others)

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


_EXPLANATION = Explanation(1.0, "score", (Explanation(0.25, "idf"), Explanation(4.0, "freq")))


def _hit(article: Article, words: list[str], request: SearchRequest) -> Hit:
    spans = tuple(
        (article.body.index(word), article.body.index(word) + len(word))
        for word in words
        if word in article.body
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
        title_highlights=tuple(
            (article.title.index(word), article.title.index(word) + len(word))
            for word in words
            if word in article.title
        ),
        matched=tuple(MatchedForm(word, Reason.SAME, word, 1.0) for word in words),
        why=f"وُجدت لأن: {request.text}" if request.explain else "",
        explanation=_EXPLANATION if request.explain else None,
    )
