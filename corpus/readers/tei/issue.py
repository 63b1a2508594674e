"""What the header of a TEI file says of the issue: which journal, which day."""

import datetime as dt
import re
from dataclasses import dataclass

from corpus.dates import parse_date
from corpus.readers.markup.tree import (
    XML_ID,
    XML_LANG,
    Element,
    attribute,
    children,
    descendants,
    first,
    text_of,
)

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NOTE_MAX_CHARACTERS = 60
_HIJRI = ("islamic", "hijri")


@dataclass(frozen=True, slots=True)
class Day:
    """A date in both calendars; `note` is what was odd about it."""

    date: dt.date | None = None
    hijri: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """The issue that articles are of; `title` is its own, of a file that is one text."""

    id: str = ""
    journal: str = ""
    title: str = ""
    author: str = ""
    day: Day = Day()


def read_issue(header: Element) -> Issue:
    """Return what a <teiHeader> says."""
    root, source = header.getparent(), first(header, "sourceDesc")
    titles = [] if source is None else list(descendants(source, "title"))
    journals = [title for title in titles if attribute(title, "level") == "j"]
    statement = first(header, "titleStmt")
    own = [] if statement is None else list(children(statement, "title"))
    authors = [] if statement is None else list(children(statement, "author"))
    return Issue(
        id="" if root is None else root.get(XML_ID, ""),
        journal=_best_title(journals),
        title=_best_title(own),
        author=_best_title(authors),
        day=_issue_day(source),
    )


def _best_title(titles: list[Element]) -> str:
    """Return the first main title that is in Arabic letters, else the first."""
    main = [title for title in titles if attribute(title, "type") in ("", "main")]
    arabic = [title for title in main if title.get(XML_LANG) == "ar"]
    return text_of(next(iter(arabic or main or titles), None))


def _issue_day(source: Element | None) -> Day:
    days = [] if source is None else [read_day(date) for date in descendants(source, "date")]
    return next((day for day in days if day.date), next(iter(days), Day()))


def read_day(element: Element) -> Day:
    """Return the day of a <date>: @when is Gregorian, @when-custom of the calendar it names."""
    when, custom = attribute(element, "when"), attribute(element, "when-custom")
    calendar = attribute(element, "datingMethod", "calendar").lower()
    is_hijri = any(name in calendar for name in _HIJRI)
    hijri = custom if is_hijri and _DAY.fullmatch(custom) else ""
    written = when or text_of(element) or custom
    if parsed := parse_date(written):
        return Day(parsed.day, hijri or parsed.hijri, parsed.note)
    note = f"date not understood: {written[:_NOTE_MAX_CHARACTERS]}" if written else ""
    return Day(None, hijri, note)
