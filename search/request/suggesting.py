"""Other texts for a query: suggestions, and the completions of what was typed."""

from dataclasses import dataclass
from enum import StrEnum

MAX_TYPED = 200
"""How long a text may be, in characters, that is still completed."""


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


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The query as typed, which found nothing, and what was taken to be wrong with it."""

    typed: str
    kind: Rewriting


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
