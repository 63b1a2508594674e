"""What is asked of an engine and what it answers: frozen values, the same for every engine.

`SearchResult` is also the public JSON object: `GET /api/v1/search` and `arshif search --json`
write these very fields, so a change here is a change of the public contract.
"""

import calendar
import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from search.errors import RequestInvalid
from search.ranking import Level, Recency
from search.schema import Article
from search.words.relations import Reason

MAX_PAGE_SIZE = 100
MAX_RESULT_WINDOW = 10_000
MAX_FACET_VALUES = 50
"""How many values of a facet are counted by name, the most frequent."""
MAX_INTERVALS = 62
"""How many intervals `Interval.AUTO` makes of a span at most, unless these are years."""
MAX_MATCHED = 20
"""How many matched forms a hit names."""
MAX_COPIES = 5
"""How many of the articles that a hit stands for it names."""
LEAD = 2
"""How many of the best articles must have all the words, or the page where it is shorter, for
`Match.AUTO` to ask for all: where one lacks a word, the others can hardly need it."""
MAX_TYPED = 200
"""How long a text may be, in characters, that is still completed."""
Span = tuple[int, int]


class Sort(StrEnum):
    """The order of hits; ties always break by article id."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


class Match(StrEnum):
    """How many of the words an article must have, or clauses where a word is not a clause.

    `AUTO` is all where the articles with all of them fill a page and, in the order of relevance,
    the LEAD best of any have all of them too, before the bonus of neighbouring words; else any.
    """

    ANY = "any"
    ALL = "all"
    AUTO = "auto"


class Interval(StrEnum):
    """What a timeline counts by; `AUTO` is the finest that the span of what matches allows."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    AUTO = "auto"

    def start(self, date: dt.date) -> dt.date:
        """Return the first day of the interval that a date is in.

        Raises:
            ValueError: `AUTO` is no interval before a span has decided.
        """
        match self:
            case Interval.DAY:
                return date
            case Interval.MONTH:
                return date.replace(day=1)
            case Interval.YEAR:
                return date.replace(month=1, day=1)
            case Interval.AUTO:
                raise ValueError("choose an interval by the span of the dates")

    def end(self, date: dt.date) -> dt.date:
        """Return the last day of the interval that a date is in."""
        start = self.start(date)
        if self is Interval.DAY:
            return start
        month = 12 if self is Interval.YEAR else start.month
        return start.replace(month=month, day=calendar.monthrange(start.year, month)[1])

    @staticmethod
    def spanning(first: dt.date, last: dt.date) -> "Interval":
        """Return the finest interval of which at most MAX_INTERVALS reach from a day to another."""
        if (last - first).days < MAX_INTERVALS:
            return Interval.DAY
        months = (last.year - first.year) * 12 + last.month - first.month
        return Interval.MONTH if months < MAX_INTERVALS else Interval.YEAR


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One search: the text as typed, the page wanted and the filters.

    `date_from` and `date_to` are both inclusive. `sections`, `sources` and `authors` each accept
    any of their values, compared in folded spelling. An empty text means every article. `recency`
    multiplies scores by what `search/ranking/recency.py` says of an article's age. With `timeline`
    what matches is also counted by date, and what the text of `compare` would match is too, if
    there is one; with `explain` each hit says how its score comes about.
    `suggest` asks for suggestions even where much is found, `verbatim` that nothing but the text
    itself is searched. With `collapse` the articles of one story, which say nearly the same, are
    one hit: the first of them in the order of the request.

    Raises:
        RequestInvalid: a page below 1, a size outside 1–100, a page beyond the first 10,000
            hits, or a range of dates that ends before it begins.
    """

    text: str = ""
    page: int = 1
    size: int = 10
    sort: Sort = Sort.RELEVANCE
    level: Level = Level.WORD
    recency: Recency = Recency.NONE
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    sections: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    match: Match = Match.AUTO
    timeline: Interval | None = None
    compare: str = ""
    explain: bool = False
    suggest: bool = False
    verbatim: bool = False
    collapse: bool = True

    def __post_init__(self) -> None:
        check_size(self.size)
        if self.page < 1:
            raise RequestInvalid("page", "page must be 1 or more")
        if self.page * self.size > MAX_RESULT_WINDOW:
            raise RequestInvalid(
                "page", f"only the first {MAX_RESULT_WINDOW:,} hits can be paged; narrow the search"
            )
        if self.date_from and self.date_to and self.date_from > self.date_to:
            raise RequestInvalid("from", "the range of dates ends before it begins")


def check_size(size: int) -> None:
    """Accept a number of hits on a page, from 1 to 100.

    Raises:
        RequestInvalid: it is none.
    """
    if not 1 <= size <= MAX_PAGE_SIZE:
        raise RequestInvalid("size", f"size must be from 1 to {MAX_PAGE_SIZE}")


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

    `word` is the word of the query that it answers, as typed; `weight` is what an occurrence
    counts, 1 for the word's own form.
    """

    form: str
    because: Reason
    word: str
    weight: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """A number, how it comes about, and the numbers that it is made of."""

    value: float
    description: str
    children: "tuple[Explanation, ...]" = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that says nearly the same as another."""

    id: str
    title: str
    date: dt.date | None
    source: str
    url: str


@dataclass(frozen=True, slots=True)
class Copies:
    """The other articles of a story: how many, of how many sources besides the article's own.

    The `listed` are the first of them, the earliest first, the undated last.
    """

    total: int
    sources: int
    listed: tuple[Copy, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One ranked article.

    `title_highlights` are character spans of `title`. `matched` are the forms that answer the
    query, best first, at most MAX_MATCHED. When the request asks to explain, `why` is an Arabic
    sentence that says why the article was found, and `explanation` derives the score. Where the
    request collapses stories, `copies` are the articles that were found too and that the hit stands
    for, at most MAX_COPIES by name, None where there are none.
    """

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
    title_highlights: tuple[Span, ...]
    matched: tuple[MatchedForm, ...]
    why: str = ""
    explanation: Explanation | None = None
    copies: Copies | None = None


@dataclass(frozen=True, slots=True)
class FacetCount:
    """A value of a facet and how many of the matching articles have it."""

    value: str
    count: int


class Rewriting(StrEnum):
    """What went wrong with a query, as a suggestion takes it; or a date that is no filter yet."""

    SPELLING = "spelling"
    LAYOUT = "layout"
    LATIN = "latin"
    SPLIT = "split"
    JOINED = "joined"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another text for the query, why, and how many articles it finds under the same filters."""

    text: str
    kind: Rewriting
    total: int


class Completed(StrEnum):
    """What a completion completes what was typed to."""

    WORD = "word"
    SECTION = "section"
    SOURCE = "source"
    AUTHOR = "author"
    HEADLINE = "headline"


@dataclass(frozen=True, slots=True)
class Completion:
    """A query that begins like what was typed: `text`, whole, as it may be searched.

    `label` is the word, the name or the headline in it, as the archive writes it, and `articles` is
    how many articles have that. `article_id` is that of a headline, else empty.
    """

    text: str
    label: str
    kind: Completed
    articles: int
    article_id: str = ""


@dataclass(frozen=True, slots=True)
class Completions:
    """What was typed, and the queries that it may become, the best first, none twice."""

    typed: str
    completions: tuple[Completion, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of the catalogue: its id and its date."""

    id: str
    date: dt.date | None


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The query as typed, which found nothing, and what was taken to be wrong with it."""

    typed: str
    kind: Rewriting


@dataclass(frozen=True, slots=True)
class TimelineBucket:
    """The first day of an interval and how many of the matching articles are dated in it.

    `archive` is how many articles of the whole archive are, whatever the query and its filters.
    """

    start: dt.date
    count: int
    archive: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The matching articles by date, the oldest first; together the buckets and `undated` are all.

    An interval without an article is left out. `interval` is what was counted by, never `AUTO`.
    """

    interval: Interval
    buckets: tuple[TimelineBucket, ...]
    undated: int


@dataclass(frozen=True, slots=True)
class Compared:
    """The timeline of another query under the same filters, by the same interval."""

    text: str
    total: int
    timeline: Timeline


@dataclass(frozen=True, slots=True)
class Totals:
    """How many articles have any of the words that are wanted, and how many all of them."""

    any: int
    all: int


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
class SimilarArticles:
    """The articles most like one, the best first, and the words of it that were looked for."""

    id: str
    words: tuple[str, ...]
    took_ms: float
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """A page of a search without the articles: the exact total, the ids in order, their scores."""

    total: int
    ids: tuple[str, ...]
    scores: tuple[float, ...]
    facets: dict[str, tuple[FacetCount, ...]]


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """A whole article with the words of a query marked, ready for a page.

    `title_html` and `paragraphs_html` are escaped; `matched` are the marked forms, best first, at
    most MAX_MATCHED.
    """

    article: Article
    title_html: str
    paragraphs_html: tuple[str, ...]
    matched: tuple[MatchedForm, ...]
