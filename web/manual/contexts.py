"""What the template of the manual may use."""

from dataclasses import dataclass
from typing import ClassVar

from web.contexts import Link, Page
from web.failure import Failure


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with the language that it is in."""

    text: str
    language: str


Description = tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A parameter, a property or an answer: its name, its kind and what it means."""

    name: str
    kind: str
    description: Description


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that the API does; `trials` are addresses to try it at,
    none where they depend on the archive."""

    method: str
    path: str
    summary: str
    description: Description
    parameters: tuple[Entry, ...]
    answers: tuple[Entry, ...]
    trials: tuple[Link, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of value in the API, and its properties if it is an object."""

    name: str
    kind: str
    description: Description
    properties: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ManualPage(Page):
    """The manual of the API."""

    template: ClassVar[str] = "manual.html"
    sheets: ClassVar[tuple[str, ...]] = ("manual.css",)

    version: str
    description: Description
    operations: tuple[Operation, ...]
    shapes: tuple[Shape, ...]
    failures: tuple[Failure, ...]
