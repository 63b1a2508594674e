"""One ranked article: its passages, why it was found, and the articles that it stands for."""

import datetime as dt
from dataclasses import dataclass

from search.query import Span
from search.words.relations import Reason

MAX_MATCHED = 20
"""How many matched forms a hit names."""
MAX_COPIES = 5
"""How many of the articles that a hit stands for it names."""


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
