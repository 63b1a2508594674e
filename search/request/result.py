"""What a search answers."""

from dataclasses import dataclass

from search.query import Span
from search.ranking import Level
from search.request.asking import Match
from search.request.counts import Compared, FacetCount, Timeline, Totals
from search.request.hit import Hit
from search.request.suggesting import Rewritten, Suggestion


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
class SearchResult:
    """A page of hits, the exact total and the facets of everything that matched.

    `match` is `ANY` or `ALL`, as the request says or as was found best; `total` is that of
    `totals`. `stories` is how many hits all pages have together: where stories are collapsed, each
    counts once, else it is `total`. Facets and timeline count articles; a facet has at most
    MAX_FACET_VALUES values, those of `year` are dates, the newest first. `suggestions` are other
    queries that find clearly more, the best first; they are looked for where little is found, a
    word is next to unknown, or the request asks for them. The last of them may be the query with a
    date in its words as a filter, which finds what it finds. With `rewritten` the result is that of
    a suggestion, not of what was typed. `compared` is the other query of the timeline.
    """

    query: QueryEcho
    total: int
    totals: Totals
    stories: int
    match: Match
    page: int
    size: int
    took_ms: float
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[FacetCount, ...]]
    timeline: Timeline | None
    suggestions: tuple[Suggestion, ...] = ()
    rewritten: Rewritten | None = None
    compared: Compared | None = None


@dataclass(frozen=True, slots=True)
class Ranking:
    """A page of a search without the articles: the exact total, the ids in order, their scores."""

    total: int
    ids: tuple[str, ...]
    scores: tuple[float, ...]
    facets: dict[str, tuple[FacetCount, ...]]
