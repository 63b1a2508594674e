"""What a reader yields: an article as it came, or the reason why something was not one.

These are made for every record, and a named tuple is made in a fifth of the time of a frozen class.
"""

import datetime as dt
from typing import NamedTuple


class Document(NamedTuple):
    """One article from outside; unknown parts are empty. `id` is stable from run to run.

    `dateline` is the place and the agency that a text opens with. `hijri` is the date as year,
    month and day of the Hijri calendar, "1437-09-15", where the article gives it so; `date` is that
    day too.
    """

    id: str
    title: str
    body: str
    date: dt.date | None = None
    section: str = ""
    source: str = ""
    author: str = ""
    url: str = ""
    dateline: str = ""
    hijri: str = ""


class Origin(NamedTuple):
    """Where a record was found: a file as named to us, and its line where it is one of many.

    `member` is the place inside a file that holds others, "" elsewhere; what is in an archive
    inside an archive has both names, parted as in `str`.
    """

    path: str
    line: int | None = None
    member: str = ""

    def __str__(self) -> str:
        path = f"{self.path}!{self.member}" if self.member else self.path
        return path if self.line is None else f"{path}:{self.line}"


class Record(NamedTuple):
    """A document with its origin and what was odd about it but did not stop it.

    A note is a kind of oddity, with the detail after a colon where there is one.
    """

    origin: Origin
    document: Document
    notes: tuple[str, ...] = ()


class Skipped(NamedTuple):
    """A file or record that could not become a document, with the reason."""

    origin: Origin
    reason: str
