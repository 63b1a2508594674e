"""What is asked of an engine and what it answers: frozen values, the same for every engine.

`SearchResult` is also the public JSON object: `GET /api/v1/search` and `arshif search --json`
write these very fields, so a change here is a change of the public contract.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from search.errors import RequestInvalid
from search.ranking import Level
from search.schema import Article

MAX_PAGE_SIZE = 100
MAX_RESULT_WINDOW = 10_000
Span = tuple[int, int]


class Sort(StrEnum):
    """The order of hits; ties always break by article id."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One search: the text as typed, the page wanted and the filters.

    `date_from` and `date_to` are both inclusive. `sections` and `sources` each accept any of
    their values, compared in folded spelling. An empty text means every article.

    Raises:
        RequestInvalid: a page below 1, a size outside 1–100, a page beyond the first 10,000
            hits, or a range of dates that ends before it begins.
    """

    text: str = ""
    page: int = 1
    size: int = 10
    sort: Sort = Sort.RELEVANCE
    level: Level = Level.WORD
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    sections: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 1 <= self.size <= MAX_PAGE_SIZE:
            raise RequestInvalid("size", f"size must be from 1 to {MAX_PAGE_SIZE}")
        if self.page < 1:
            raise RequestInvalid("page", "page must be 1 or more")
        if self.page * self.size > MAX_RESULT_WINDOW:
            raise RequestInvalid(
                "page", f"only the first {MAX_RESULT_WINDOW:,} hits can be paged; narrow the search"
            )
        if self.date_from and self.date_to and self.date_from > self.date_to:
            raise RequestInvalid("from", "the range of dates ends before it begins")


@dataclass(frozen=True, slots=True)
class QueryWarning:
    """A part of the query that was not taken as the user may have meant it."""

    code: str
    message: str
    span: Span


@dataclass(frozen=True, slots=True)
class QueryEcho:
    """The query said back: as typed, as understood, and what was odd in it."""

    text: str
    interpreted: str
    level: Level
    warnings: tuple[QueryWarning, ...]


@dataclass(frozen=True, slots=True)
class Snippet:
    """The best passages of a body. `highlights` are character spans of `text`."""

    text: str
    html: str
    highlights: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class MatchedForm:
    """A word as the article writes it, and why it answers the query.

    `because` is "same" (the query's own word), "stem" or "root".
    """

    form: str
    because: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One ranked article."""

    id: str
    title: str
    date: dt.date | None
    section: str
    source: str
    author: str
    url: str
    score: float
    snippet: Snippet
    title_html: str
    matched: tuple[MatchedForm, ...]


@dataclass(frozen=True, slots=True)
class FacetCount:
    """A value of a facet and how many of the matching articles have it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class SearchResult:
    """A page of hits, the exact total and the facets of everything that matched."""

    query: QueryEcho
    total: int
    page: int
    size: int
    took_ms: float
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[FacetCount, ...]]


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """A whole article with the words of a query marked, ready for a page.

    `title_html` and `paragraphs_html` are escaped; `matched` lists the marked forms.
    """

    article: Article
    title_html: str
    paragraphs_html: tuple[str, ...]
    matched: tuple[MatchedForm, ...]
