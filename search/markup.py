"""The only place where text becomes HTML: everything is escaped, marks are added."""

import re
from collections.abc import Iterable
from html import escape

Span = tuple[int, int]
_SPECIAL = re.compile("[&<>\"']")
"""What escaping changes: most texts have none of it."""


def mark_html(text: str, spans: Iterable[Span]) -> str:
    """Return `text` escaped, with `<mark>` around each of the ordered, disjoint spans."""
    escaped = escape if _SPECIAL.search(text) else str
    pieces, position = [], 0
    for start, end in spans:
        pieces += [escaped(text[position:start]), "<mark>", escaped(text[start:end]), "</mark>"]
        position = end
    return "".join([*pieces, escaped(text[position:])])
