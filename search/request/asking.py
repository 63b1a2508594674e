"""One search as it is asked for, and the bounds of what may be asked."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from search.errors import RequestInvalid
from search.ranking import Level, Recency
from search.request.interval import Interval

MAX_PAGE_SIZE = 100
MAX_RESULT_WINDOW = 10_000
LEAD = 2
"""How many of the best articles must have all the words, or the page where it is shorter, for
`Match.AUTO` to ask for all: where one lacks a word, the others can hardly need it."""


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
