"""The page of results."""

from dataclasses import dataclass
from typing import ClassVar

from web.contexts.choosing import Menu, Refinements
from web.contexts.page import Day, Link, Matched, Page
from web.contexts.timeline import Figure, Sparkline


@dataclass(frozen=True, slots=True)
class Instead:
    """What was typed and found nothing, why it may be wrong, and what was searched instead."""

    typed: str
    reason: str
    searched: str
    verbatim_url: str


@dataclass(frozen=True, slots=True)
class BothTotals:
    """How many articles have all and some of the words; the one that is not shown has a link."""

    whole: str
    whole_url: str
    some: str
    some_url: str


@dataclass(frozen=True, slots=True)
class RelatedForms:
    """Forms that answer a word for one reason, each with how many articles have it."""

    reason: str
    forms: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RelatedWord:
    """A word of a query, how many articles have its own form, and what else answers it.

    `note` says how it was understood in short, and `exact_url` leads to the results of the word as
    typed alone; `levels` are its own.
    """

    word: str
    note: str
    articles: str
    groups: tuple[RelatedForms, ...]
    levels: tuple[Link, ...]
    exact_url: str


@dataclass(frozen=True, slots=True)
class HitView:
    """A result. Its `_html` parts come escaped from search, with marks.

    `also_in` says in words where else its story was printed; `copies_url` leads there.
    """

    url: str
    title_html: str
    snippet_html: str
    source: str
    section: str
    day: Day | None
    matched: tuple[Matched, ...]
    also_in: str
    copies_url: str


@dataclass(frozen=True, slots=True)
class Pager:
    """The pages of a result; a gap between numbers is a link without a URL."""

    previous: str
    next: str
    numbers: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SearchPage(Page):
    """The results of a search. `hits` is empty when nothing matched or the page is past the end."""

    template: ClassVar[str] = "search.html"
    scripts: ClassVar[tuple[str, ...]] = ("results.js",)
    sheets: ClassVar[tuple[str, ...]] = (
        "results.css",
        "controls.css",
        "filters.css",
        "timeline.css",
    )

    heading: str
    instead: Instead | None
    suggestions: tuple[Link, ...]
    status: str
    took: str
    both_totals: BothTotals | None
    related: tuple[RelatedWord, ...]
    interpreted: str
    warnings: tuple[str, ...]
    notices: tuple[str, ...]
    menus: tuple[Menu, ...]
    sparkline: Sparkline | None
    timeline: Figure | None
    refinements: Refinements
    first_number: int
    hits: tuple[HitView, ...]
    pager: Pager | None
    absence: str
    advice: tuple[Link, ...]
    tips: tuple[str, ...]
    api_url: str
    feed_url: str
    exports: tuple[Link, ...]
