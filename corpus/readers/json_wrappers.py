"""What articles are wrapped in where JSON holds many, and how an article is known."""

from collections.abc import Mapping, Set

import orjson

from corpus.readers.elasticsearch import unwrap
from corpus.readers.field_names import ENVELOPES, find_field, fold_name

MAX_DEPTH = 8
# Objects that are looked into while they are read, for their lists may be of any length.
_WRAPPERS = ENVELOPES | frozenset(
    ("hits", "response", "results", "feed", "channel", "rss", "articles", "items", "docs", "list")
)
# Lists of what looks like articles and belongs to one.
_PARTS = frozenset(
    (
        *("comments", "replies", "related", "related_articles", "related_posts", "images"),
        *("media", "attachments", "videos", "tags", "links", "التعليقات"),
    )
)
_ARTICLE_FIELDS = frozenset(("body", "date", "author", "section"))


def is_wrapper(key: str) -> bool:
    """Say whether a name is one that articles are wrapped in."""
    return fold_name(key) in _WRAPPERS


def may_list(key: str, beside: Set[str]) -> bool:
    """Say whether a list of any name may be one of articles; `beside` it are these fields.

    One inside an article is none.
    """
    return not beside & _ARTICLE_FIELDS and fold_name(key) not in _PARTS and not find_field(key)


def is_article(raw: bytes, *, needs_title: bool) -> bool:
    """Say whether an element is an article: it has a text, or a title and more than that."""
    try:
        values = orjson.loads(raw)
    except orjson.JSONDecodeError:
        return False
    if not isinstance(values, Mapping):
        return False
    fields = _fields(unwrap(values))
    has_title = "title" in fields
    if "body" in fields:
        return has_title or not needs_title
    return has_title and not fields.isdisjoint(("date", "url", "lead", "summary", "source"))


def _fields(values: Mapping[str, object], depth: int = 0) -> set[str]:
    """Return which fields an object has, in itself or in what wraps an article."""
    found = {place[0] for place in map(find_field, values) if place}
    for name, value in values.items():
        if isinstance(value, dict) and depth < MAX_DEPTH and fold_name(name) in ENVELOPES:
            found |= _fields(value, depth + 1)
    return found
