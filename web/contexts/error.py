"""The page of an error."""

from dataclasses import dataclass
from typing import ClassVar

from web.contexts.page import Page


@dataclass(frozen=True, slots=True)
class ErrorPage(Page):
    """What went wrong, what to do, and the command that mends it, if one does."""

    template: ClassVar[str] = "error.html"

    heading: str
    explanation: str
    detail: str
    command: str
