"""What a reader yields: an article as it came, or the reason why something was not one."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Document:
    """One article from outside; unknown parts are empty. `id` is stable from run to run."""

    id: str
    title: str
    body: str
    date: dt.date | None = None
    section: str = ""
    source: str = ""
    author: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record was found: a file as named to us, and its line where it is one of many."""

    path: str
    line: int | None = None

    def __str__(self) -> str:
        return self.path if self.line is None else f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Record:
    """A document with its origin and what was odd about it but did not stop it.

    A note is a kind of oddity, with the detail after a colon where there is one.
    """

    origin: Origin
    document: Document
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or record that could not become a document, with the reason."""

    origin: Origin
    reason: str


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read: `path` opens it, `relative` is its place under the source it came from.

    Of a file that was itself named as a source, `relative` is the bare name.
    """

    path: Path
    relative: Path


class Reader(Protocol):
    """One format. `read` streams and never raises for bad content: it yields `Skipped`."""

    def accepts(self, file: SourceFile) -> bool:
        """Say whether the file's name, compression suffix aside, is of this format."""

    def read(self, file: SourceFile) -> Iterator[Record | Skipped]:
        """Yield every record of the file in its order."""
