"""What the results may be narrowed, ordered and searched by."""

from dataclasses import dataclass

from web.contexts.page import Link


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
