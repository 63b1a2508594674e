"""A token: one written word of a text and where it stands."""

from typing import NamedTuple

Span = tuple[int, int]
"""Where something begins in a text and where it ends."""


class Token(NamedTuple):
    """A word as written. `start` and `end` are character offsets in the original text.

    `position` counts the words of the text from 0. `text[start:end] == surface`, always.
    """

    surface: str
    position: int
    start: int
    end: int
