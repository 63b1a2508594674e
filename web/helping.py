"""The page that explains what may be written in the search box, by examples to follow."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from search import SearchRequest
from web import urls
from web.choices import empty_box
from web.contexts import Link, Page
from web.help_examples import PURPOSE, SECTIONS
from web.language import say


@dataclass(frozen=True, slots=True)
class HelpSection:
    """Examples of one kind: each a link to its results, its note says what it finds."""

    title: str
    examples: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class HelpPage(Page):
    """The help of the search box."""

    template: ClassVar[str] = "help.html"
    sheets: ClassVar[tuple[str, ...]] = ("help.css",)

    purpose: str
    sections: tuple[HelpSection, ...]


def help_page() -> HelpPage:
    """Return the help in the language of the request."""
    return HelpPage(
        title=say("كيف أبحث؟"),
        box=empty_box(),
        purpose=say(PURPOSE),
        sections=tuple(HelpSection(say(title), _examples(rows)) for title, rows in SECTIONS),
    )


def _examples(rows: Sequence[tuple[str, str]]) -> tuple[Link, ...]:
    return tuple(
        Link(query, urls.search_url(SearchRequest(query)), note=say(note)) for query, note in rows
    )
