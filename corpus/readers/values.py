"""Values of records as text: plain ones, lists, and objects that wrap a text, as WordPress does."""

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal

from corpus.lines import trim
from corpus.readers.markup_values import is_markup, strip_markup

# How deep objects and lists are looked into; deeper ones hold no text of an article.
MAX_DEPTH = 8
# What the text is called in an object that stands for a text, a person or a paper; best first.
_INNER_NAMES = (
    *("text", "content", "body", "paragraphs", "blocks", "children", "name", "value", "title"),
    *("label", "main", "plain", "raw", "html", "default", "ar"),
    *("#text", "$t", "__cdata", "@value", "_", "$oid", "$date", "$numberLong", "$numberInt"),
)


def flatten(
    values: Mapping[str, object], path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], object]]:
    """Yield every value inside objects with its path of names; those of `values` are left out."""
    for name, value in values.items():
        if isinstance(value, dict) and len(path) < MAX_DEPTH:
            for inner in value:
                yield (*path, name, inner), value[inner]
            yield from flatten(value, (*path, name))


def to_text(value: object, joiner: str | None, depth: int = 0) -> str | None:
    """Return a value as text, empty where it says nothing, None where it is something else.

    The texts of a list are joined; without a joiner the first counts. Markup becomes text.
    """
    match value:
        case None:
            return ""
        case str():
            return trim(strip_markup(value) if is_markup(value) else value)
        case bool() | bytes():
            return None
        case int() | float() | Decimal():
            return str(value)
        case dt.date():
            return value.isoformat()
        case list() if depth < MAX_DEPTH:
            return _join_texts([to_text(item, joiner, depth + 1) for item in value], joiner)
        case dict() if depth < MAX_DEPTH:
            return _inner_text(value, joiner, depth)
    return None


def _inner_text(value: dict[str, object], joiner: str | None, depth: int) -> str | None:
    # WordPress: markup by its name, whatever it looks like.
    if isinstance(rendered := value.get("rendered"), str):
        return trim(strip_markup(rendered))
    for name in _INNER_NAMES:
        if text := to_text(value.get(name), joiner, depth + 1):
            return text
    return None if value and not any(name in value for name in _INNER_NAMES) else ""


def _join_texts(texts: list[str | None], joiner: str | None) -> str | None:
    known = [text for text in texts if text]
    if texts and not known and None in texts:
        return None
    return joiner.join(known) if joiner else next(iter(known), "")
