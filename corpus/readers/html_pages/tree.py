"""Trees of HTML: made once for each page, of bounded size and depth, without the network."""

from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

from corpus.errors import CorpusError
from corpus.readers.html_pages.charset import encode_markup
from corpus.readers.html_pages.flattening import Flattener

# An lxml.html.HtmlElement; lxml has no types.
Element: TypeAlias = Any

MAX_ELEMENTS = 100_000
"""The most that a page may hold; articles hold some thousand, and extraction takes its time."""

_TOO_DEEP = "nested too deeply for a page; read as far less deep"


class PageUnreadable(CorpusError):
    """A page that cannot become a tree, or one too large to look for an article in."""


@dataclass(frozen=True, slots=True)
class Page:
    """The root of a page and what was odd about it."""

    root: Element
    notes: tuple[str, ...] = ()


def parse_page(text: str) -> Page:
    """Return the tree of a page without its comments and instructions.

    Raises:
        PageUnreadable: there is nothing in it, or there are too many elements.
    """
    data = encode_markup(text)
    parser = _make_parser()
    try:
        root = _html().document_fromstring(data, parser=parser)
        deep = any("depth" in entry.message for entry in parser.error_log)
        if deep:
            root = _html().document_fromstring(data, parser=_make_parser(_make_flattener()))
    except _parser_errors() as error:
        raise PageUnreadable("no article found in the page") from error
    if _is_crowded(root, data):
        raise PageUnreadable(f"the page is too large: more than {MAX_ELEMENTS:,} elements")
    return Page(root, (_TOO_DEEP,) if deep else ())


def parse_fragment(markup: str) -> Element:
    """Return an element that holds a piece of HTML.

    Raises:
        PageUnreadable: as of a page.
    """
    return parse_page(f"<html><body><div>{markup}</div></body></html>").root


def _is_crowded(root: Element, data: bytes) -> bool:
    # Every element opens with this sign: the common page need not be counted.
    return data.count(b"<") > MAX_ELEMENTS and root.xpath("count(//*)") > MAX_ELEMENTS


@cache
def _html() -> Any:
    # Half of the time that a search takes to start, so only where HTML is read.
    from lxml import html

    return html


def _parser_errors() -> tuple[type[Exception], ...]:
    # The last two come from the flattening of what no tree can hold.
    return _html().etree.ParserError, ValueError, AssertionError


def _make_parser(target: object = None) -> Any:
    return _html().HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        no_network=True,
        huge_tree=target is not None,
        target=target,
    )


def _make_flattener() -> Flattener:
    html = _html()
    return Flattener(html.etree.TreeBuilder(element_factory=html.html_parser.makeelement))
