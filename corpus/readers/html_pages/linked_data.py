"""What a page says of itself in JSON-LD, in the words of schema.org; broken JSON is mended.

The article of a page may stand alone, in a list, in a graph, or inside the description of the page.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any, TypeAlias

import orjson

from corpus.lines import one_line
from corpus.readers.html_pages.tree import Element

Node: TypeAlias = dict[str, Any]

# Besides those whose names end in "Article".
_ARTICLE_TYPES = frozenset({"BlogPosting", "LiveBlogPosting", "Report"})

_MAX_NODES = 5_000
_BELOW = ("@graph", "mainEntity", "mainEntityOfPage", "subjectOf", "hasPart")
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")
# A pair is one character, half of one is none.
_SURROGATE = re.compile(
    r"(\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u[dD][89a-fA-F][0-9a-fA-F]{2}"
)
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_URL = re.compile(r"https?://|//|www\.", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """The article of a page as JSON-LD has it; what is not given is empty. `body` may be HTML."""

    headline: str = ""
    body: str = ""
    dates: tuple[str, ...] = ()
    section: str = ""
    author: str = ""
    publisher: str = ""
    url: str = ""


def read_linked_data(root: Element) -> LinkedArticle | None:
    """Return the first article that has a headline, or the first at all; None without any."""
    nodes = list(_iter_nodes(list(_iter_documents(root))))
    articles = [node for node in nodes if _is_article(node)]
    if not articles:
        return None
    node = next((node for node in articles if _text(node.get("headline"))), articles[0])
    named = {
        str(node["@id"]): node for node in reversed(nodes) if node.get("@id") and len(node) > 1
    }
    return _build_article(node, named)


def _build_article(node: Node, named: dict[str, Node]) -> LinkedArticle:
    return LinkedArticle(
        headline=_text(node.get("headline")) or _text(node.get("name")),
        body=node["articleBody"] if isinstance(node.get("articleBody"), str) else "",
        dates=tuple(
            filter(None, (_text(node.get(f"date{kind}")) for kind in ("Published", "Created")))
        ),
        section=_text(node.get("articleSection")),
        author="، ".join(dict.fromkeys(_iter_names(node.get("author"), named))),
        publisher=next(_iter_names(node.get("publisher"), named), ""),
        url=_text(node.get("url")) or _identity(node.get("mainEntityOfPage")),
    )


def _iter_documents(root: Element) -> Iterator[object]:
    for script in root.iter("script"):
        if script.get("type", "").partition(";")[0].strip().lower() == "application/ld+json":
            yield _parse(script.text_content())


def _parse(text: str) -> object:
    """Return the value of a JSON text, None where it cannot even be mended."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        pass
    text = _SURROGATE.sub(lambda match: match[1] or r"\ufffd", text)
    text = _TRAILING_COMMA.sub("", _WRAPPING.sub("", _WRAPPING.sub("", text)).strip().rstrip(";"))
    try:
        # Line breaks inside of strings are the most frequent fault.
        value, _ = json.JSONDecoder(strict=False).raw_decode(text)
    except (ValueError, RecursionError):
        return None
    return value


def _iter_nodes(values: list[object]) -> Iterator[Node]:
    """Yield the objects that may be articles, in the order of the page, at most `_MAX_NODES`."""
    waiting, count = list(reversed(values)), 0
    while waiting and count < _MAX_NODES:
        value, count = waiting.pop(), count + 1
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, dict):
            yield value
            waiting.extend(value[name] for name in reversed(_BELOW) if name in value)


def _is_article(node: Node) -> bool:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    names = [kind.rpartition("/")[2] for kind in kinds if isinstance(kind, str)]
    return any(name.endswith("Article") or name in _ARTICLE_TYPES for name in names)


def _text(value: object) -> str:
    """Return a value as one line, the first of several; publishers often escape as in HTML."""
    values = value if isinstance(value, list) else [value]
    texts = (one_line(unescape(item)) for item in values if isinstance(item, str))
    return next(filter(None, texts), "")


def _iter_names(value: object, named: dict[str, Node]) -> Iterator[str]:
    """Yield the names of people or organisations; a reference to another object is followed."""
    for item in value if isinstance(value, list) else [value]:
        node = item
        if isinstance(item, dict) and "name" not in item:
            node = named.get(str(item.get("@id")), item)
        name = _text(node.get("name") if isinstance(node, dict) else node)
        if name and not _URL.match(name):
            yield name


def _identity(value: object) -> str:
    return _text(value.get("@id") or value.get("url")) if isinstance(value, dict) else _text(value)
