"""Markdown as plain text: a line for each paragraph, marks, pictures and code gone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from corpus.readers.markup_values import strip_markup

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_ARABIC = re.compile(r"[\u0621-\u064a]")
_BREAKS = {"softbreak": " ", "hardbreak": "\n"}


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, heading, item or row; `level` is that of a heading, 0 elsewhere."""

    text: str
    level: int = 0


def to_lines(markdown: str) -> list[Line]:
    """Return the lines of a text in their order; those that are empty are left out."""
    return [
        Line(" ".join(text.split()), level)
        for block, level in _blocks(_parser().parse(markdown))
        for text in block.split("\n")
        if text.strip()
    ]


def _blocks(tokens: Sequence["Token"]) -> Iterator[tuple[str, int]]:
    """Yield the text of every block, with the level of a heading."""
    level, cells = 0, None
    for token in tokens:
        match token.type:
            case "heading_open":
                level = int(token.tag[1:])
            case "heading_close":
                level = 0
            case "tr_open":
                cells = list[str]()
            case "tr_close" if cells is not None:
                yield " ".join(cells), 0
                cells = None
            case "inline" if cells is not None:
                cells.append(_inline_text(token))
            case "inline":
                yield _inline_text(token), level
            case "html_block":
                yield strip_markup(token.content), 0
            case "fence" if _ARABIC.search(token.content):
                # No code: a fence that was meant otherwise, or is never closed.
                yield token.content, 0


def _inline_text(token: "Token") -> str:
    pieces = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            pieces.append(child.content)
        else:
            pieces.append(_BREAKS.get(child.type, ""))
    return "".join(pieces)


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    # Paragraphs that are indented are no code in an article.
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code")
