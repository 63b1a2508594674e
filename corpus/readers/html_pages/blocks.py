"""The lines of an element: blocks and line breaks part them, other elements stand in their text."""

from collections.abc import Iterator

from corpus.lines import trim
from corpus.readers.html_pages.tree import Element

BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tr ul "
    # As trafilatura names them.
    "code head item list quote row".split()
)
_BREAKS = BLOCKS | {"br", "lb"}
_CELLS = frozenset("cell td th".split())
_PREFORMATTED = frozenset("code pre".split())
_LEFT_OUT = frozenset(
    "audio button figcaption form iframe nav noscript object script select style svg template "
    "textarea title video".split()
)


def iter_lines(element: Element) -> Iterator[str]:
    """Yield the lines of an element that are not empty, each with single spaces."""
    pieces: list[str] = []
    _collect(element, pieces)
    for line in "".join(pieces).split("\n"):
        if line := _join_spaces(line):
            yield line


def _join_spaces(text: str) -> str:
    return trim(" ".join(text.split()))


def _collect(element: Element, pieces: list[str]) -> None:
    """Gather a text with its line breaks; trees are at most some hundred elements deep."""
    tag = element.tag
    edge = "\n" if tag in _BREAKS else " " if tag in _CELLS else ""
    keep = tag in _PREFORMATTED
    pieces.append(edge)
    pieces.append(_flatten(element.text, keep))
    for child in element:
        if child.tag not in _LEFT_OUT:
            _collect(child, pieces)
        pieces.append(_flatten(child.tail, keep))
    pieces.append(edge)


def _flatten(text: str | None, keep: bool) -> str:
    """Return a text without line breaks of its own: in HTML they are spaces."""
    if not text:
        return ""
    return text if keep else text.replace("\n", " ").replace("\r", " ")
