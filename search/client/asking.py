"""Client: a method for each address of the API."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Self

import httpx
from pydantic import TypeAdapter

from search.client.administering import Administering
from search.client.exchange import Exchange
from search.client.parameters import Pairs, address_of, narrowing, segment, showing
from search.client.reading import Answer, read
from search.counts import DatedCounts, Facets
from search.errors import RequestInvalid
from search.explanation import Analysis
from search.ranking import Level
from search.request import (
    MAX_PAGE_SIZE,
    Completions,
    Copies,
    Hit,
    Interval,
    MarkedArticle,
    SearchRequest,
    SearchResult,
    SimilarArticles,
)
from search.schema import Article

Asked = SearchRequest | str
_START = "*"


@dataclass(frozen=True, slots=True)
class _Turned:
    """What following cursors needs of a page."""

    hits: tuple[Hit, ...]
    next_cursor: str | None


_RESULT, _TURNED = TypeAdapter(SearchResult), TypeAdapter(_Turned)
_FACETS, _DATED, _ANALYSIS = TypeAdapter(Facets), TypeAdapter(DatedCounts), TypeAdapter(Analysis)
_ARTICLE, _MARKED = TypeAdapter(Article), TypeAdapter(MarkedArticle)
_SIMILAR, _COMPLETIONS = TypeAdapter(SimilarArticles), TypeAdapter(Completions)
_COPIES = TypeAdapter(Copies)


class Client(Administering):
    """Asks the server at `address`; a text stands for the SearchRequest of it.

    `token` is for those methods that look after the archive; only they send it.
    `timeout` is how many seconds nothing may come before an answer is given up. A server that is
    busy (429, 503) is asked again at most `retries` times, after as long as its Retry-After says,
    unless that is more than `patience` seconds. Every method raises Unreachable, Refused or
    AnswerUnreadable (search.client.errors), and RequestInvalid for what cannot be asked at all. A
    client keeps its connections: close it, or use it in a `with` statement.
    """

    def __init__(
        self,
        address: str = "http://127.0.0.1:8000",
        *,
        token: str = "",
        timeout: float = 30.0,
        retries: int = 2,
        patience: float = 60.0,
        transport: httpx.BaseTransport | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        client = httpx.Client(base_url=address, timeout=timeout, transport=transport)
        self._exchange = Exchange(client, retries, patience, sleep)
        admitted = {"authorization": f"Bearer {token}"} if token else {}
        self._admitted = Exchange(client, retries, patience, sleep, admitted)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._exchange.close()

    def search(self, asked: Asked) -> SearchResult:
        """Return a page of hits with the exact total and the facets of all that matched."""
        request = _request(asked)
        page = [("page", str(request.page))]
        return self._get(_RESULT, "search", narrowing(request) + showing(request) + page)

    def hits(self, asked: Asked) -> Iterator[Hit]:
        """Return the hits of all pages, asked for by cursors, `size` of them at a time.

        None is given twice or lost while nothing is published; they end with the first 10,000.

        Raises:
            RequestInvalid: a page is asked for.
        """
        request = _request(asked)
        if request.page != 1:
            raise RequestInvalid("page", "all pages are read; leave page at 1")
        return self._hits(narrowing(request) + showing(replace(request, timeline=None)))

    def facets(self, asked: Asked) -> Facets:
        """Return how many of the articles that match have each section, source, author, year."""
        return self._get(_FACETS, "facets", narrowing(_request(asked)))

    def timeline(self, asked: Asked, interval: Interval = Interval.MONTH) -> DatedCounts:
        """Return how many of the articles that match there are by day, month or year."""
        pairs = narrowing(_request(asked))
        return self._get(_DATED, "timeline", [*pairs, ("interval", interval)])

    def article(self, article_id: str, text: str = "", level: Level = Level.WORD) -> MarkedArticle:
        """Return an article whole, with the words of a query marked.

        Raises:
            NotFound: there is none.
        """
        pairs = [("q", text), ("level", level)]
        return self._get(_MARKED, f"articles/{segment(article_id)}", pairs)

    def similar(self, article_id: str, size: int = 10) -> SimilarArticles:
        """Return the articles most like one.

        Raises:
            NotFound: there is none.
        """
        return self._get(_SIMILAR, f"articles/{segment(article_id)}/similar", [("size", str(size))])

    def duplicates(self, article_id: str, size: int = MAX_PAGE_SIZE) -> Copies:
        """Return the other articles of the story of an article, the earliest first.

        Raises:
            NotFound: there is none of this id.
        """
        pairs = [("size", str(size))]
        return self._get(_COPIES, f"articles/{segment(article_id)}/duplicates", pairs)

    def analyze(self, text: str, level: Level = Level.WORD) -> Analysis:
        """Return how the words of a text are understood, and what answers them."""
        return self._get(_ANALYSIS, "analyze", [("q", text), ("level", level)])

    def suggest(self, text: str, size: int = 8) -> Completions:
        """Return the queries that a text that is being typed may become."""
        return self._get(_COMPLETIONS, "suggest", [("q", text), ("size", str(size))])

    def export(self, asked: Asked) -> Iterator[Article]:
        """Yield every article that matches, however many, while they come.

        Raises:
            Unreachable: the answer was broken off; what was given before is right.
        """
        request = _request(asked)
        pairs = [*narrowing(request), ("sort", request.sort), ("format", "jsonl")]
        for line in self._exchange.lines(address_of("api/v1/export", pairs)):
            yield read(_ARTICLE, line.encode())

    def _hits(self, pairs: Pairs) -> Iterator[Hit]:
        cursor: str | None = _START
        while cursor is not None:
            page = self._get(_TURNED, "search", [*pairs, ("cursor", cursor)])
            yield from page.hits
            cursor = page.next_cursor

    def _get(self, kind: TypeAdapter[Answer], path: str, pairs: Pairs) -> Answer:
        return read(kind, self._exchange.get(address_of(f"api/v1/{path}", pairs)))


def _request(asked: Asked) -> SearchRequest:
    return SearchRequest(asked) if isinstance(asked, str) else asked
