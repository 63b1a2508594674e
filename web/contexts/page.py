"""What every page has, and the parts that several pages share."""

from dataclasses import dataclass
from typing import ClassVar


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
class Page:
    """What every page has; `scripts` and `sheets` are the static files that only it needs."""

    scripts: ClassVar[tuple[str, ...]] = ()
    sheets: ClassVar[tuple[str, ...]] = ()
    template: ClassVar[str]

    title: str
    box: SearchBox
