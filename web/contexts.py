"""One frozen value per page: all that its template may use. Text is plain unless named `_html`."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from web.timeline.contexts import Figure, Sparkline


@dataclass(frozen=True, slots=True)
class Link:
    """A place to go to; `is_current` if the page is already there."""

    label: str
    url: str
    is_current: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class SearchBox:
    """The search form: the words in it and what else it keeps, as hidden pairs."""

    text: str = ""
    kept: tuple[tuple[str, str], ...] = ()


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
class DateForm:
    """The form of the range of dates, with the hidden pairs that it keeps."""

    date_from: str
    date_to: str
    kept: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet with its count as written; following `url` toggles it."""

    label: str
    count: str
    url: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """The values of one facet: the first ones, and the rest behind a fold that is called `more`.

    `others` leads to the whole facet, where these are not all.
    """

    name: str
    title: str
    first: tuple[Choice, ...]
    rest: tuple[Choice, ...]
    more: str
    is_open: bool
    others: Link


@dataclass(frozen=True, slots=True)
class Day:
    """A date, as a reader reads it, as a program does, and in the Hijri calendar if it knows it."""

    written: str
    iso: str
    hijri: str = ""


@dataclass(frozen=True, slots=True)
class Matched:
    """Forms that answer the query for one reason; the query's own words need none."""

    forms: tuple[str, ...]
    reason: str


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
class Pager:
    """The pages of a result; a gap between numbers is a link without a URL."""

    previous: str
    next: str
    numbers: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What every page has; `scripts` and `sheets` are the static files that only it needs."""

    scripts: ClassVar[tuple[str, ...]] = ()
    sheets: ClassVar[tuple[str, ...]] = ()
    template: ClassVar[str]

    title: str
    box: SearchBox


@dataclass(frozen=True, slots=True)
class HomePage(Page):
    """The first page: a box, the size of the archive and ways in."""

    template: ClassVar[str] = "home.html"

    articles: str
    examples: tuple[Link, ...]
    sections: tuple[Link, ...]
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Options:
    """Ways to show or to search of which one is chosen."""

    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Menu:
    """Options behind a fold; `chosen` is what it says of itself while it is closed."""

    name: str
    title: str
    chosen: str
    options: tuple[Options, ...]


@dataclass(frozen=True, slots=True)
class Refinements:
    """Everything that changes which articles match."""

    filters: tuple[Link, ...]
    clear: str
    levels: tuple[Link, ...]
    level_note: str
    facets: tuple[Choices, ...]
    dates: DateForm


@dataclass(frozen=True, slots=True)
class SearchPage(Page):
    """The results of a search. `hits` is empty when nothing matched or the page is past the end."""

    template: ClassVar[str] = "search.html"
    scripts: ClassVar[tuple[str, ...]] = ("results.js",)
    sheets: ClassVar[tuple[str, ...]] = ("results.css", "timeline.css")

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
    sparkline: "Sparkline | None"
    timeline: "Figure | None"
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


@dataclass(frozen=True, slots=True)
class ErrorPage(Page):
    """What went wrong, what to do, and the command that mends it, if one does."""

    template: ClassVar[str] = "error.html"

    heading: str
    explanation: str
    detail: str
    command: str
