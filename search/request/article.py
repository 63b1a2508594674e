"""What is said of one article: the whole of it, its like, its place in the catalogue."""

import datetime as dt
from dataclasses import dataclass

from search.request.hit import Hit, MatchedForm
from search.schema import Article


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


@dataclass(frozen=True, slots=True)
class SimilarArticles:
    """The articles most like one, the best first, and the words of it that were looked for."""

    id: str
    words: tuple[str, ...]
    took_ms: float
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of the catalogue: its id and its date."""

    id: str
    date: dt.date | None
