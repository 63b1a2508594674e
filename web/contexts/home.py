"""The first page."""

from dataclasses import dataclass
from typing import ClassVar

from web.contexts.page import Link, Page


@dataclass(frozen=True, slots=True)
class HomePage(Page):
    """The first page: a box, the size of the archive and ways in."""

    template: ClassVar[str] = "home.html"
    sheets: ClassVar[tuple[str, ...]] = ("home.css",)

    articles: str
    examples: tuple[Link, ...]
    sections: tuple[Link, ...]
    notices: tuple[str, ...]
