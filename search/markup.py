"""The only place where text becomes HTML: everything is escaped, marks are added."""

from collections.abc import Iterable
from html import escape

Span = tuple[int, int]


def mark_html(text: str, spans: Iterable[Span]) -> str:
    """Return `text` escaped, with `<mark>` around each of the ordered, disjoint spans."""
    pieces, position = [], 0
    for start, end in spans:
        pieces += [escape(text[position:start]), "<mark>", escape(text[start:end]), "</mark>"]
        position = end
    return "".join([*pieces, escape(text[position:])])
