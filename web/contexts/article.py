"""The page of an article."""

from dataclasses import dataclass
from typing import ClassVar

from web.contexts.page import Day, Matched, Page


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An article like the one on the page; without a title, `opening_html` heads it."""

    url: str
    title: str
    opening_html: str
    source: str
    section: str
    day: Day | None


@dataclass(frozen=True, slots=True)
class SameStory:
    """The other articles of a story, and in words how many more there are, if there are."""

    heading: str
    articles: tuple[Neighbour, ...]
    left: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of an article; `name` and `next_name` are those of marked ones, else empty."""

    html: str
    name: str
    next_name: str


@dataclass(frozen=True, slots=True)
class ArticlePage(Page):
    """One article, with the words of the query marked."""

    template: ClassVar[str] = "article.html"
    scripts: ClassVar[tuple[str, ...]] = ("reading.js",)
    sheets: ClassVar[tuple[str, ...]] = ("reading.css",)

    title_html: str
    passages: tuple[Passage, ...]
    marks: str
    source: str
    section: str
    author: str
    day: Day | None
    matched: tuple[Matched, ...]
    back: str
    permalink: str
    permalink_shown: str
    original: str
    original_url: str
    same_story: SameStory | None
    citation: str
    similar: tuple[Neighbour, ...]

    @property
    def first_passage(self) -> str:
        """Return the name of the first paragraph with marked words, "" where there is none."""
        return next((each.name for each in self.passages if each.name), "")
