"""Which fields of an article a program wants to have written."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from search import Article, Hit, RequestInvalid, SearchResult

HIT_FIELDS = tuple(field.name for field in fields(Hit))
ARTICLE_FIELDS = tuple(field.name for field in fields(Article))
ALWAYS = "id"
"""Whatever is selected, an article says which one it is."""
_RESULT_FIELDS = tuple(field.name for field in fields(SearchResult))


def wanted_fields(value: str | None, known: Sequence[str]) -> tuple[str, ...]:
    """Return the fields that a list with commas names, in the order of the contract.

    Nothing selects every field.

    Raises:
        RequestInvalid: a name is not among those that are known.

    >>> wanted_fields("title,score", HIT_FIELDS)
    ('id', 'title', 'score')
    """
    if value is None:
        return tuple(known)
    names = {name.strip() for name in value.split(",")} - {""}
    unknown = sorted(names.difference(known))
    if unknown:
        raise RequestInvalid(
            "fields", f"there is no field {unknown[0][:40]!r}; there are: {', '.join(known)}"
        )
    return tuple(name for name in known if name in names or name == ALWAYS)


def selected(value: object, names: Sequence[str]) -> dict[str, Any]:
    """Return some fields of a value."""
    return {name: getattr(value, name) for name in names}


def selected_result(result: SearchResult, names: Sequence[str]) -> Mapping[str, Any]:
    """Return a result whose hits have only the fields that are named."""
    hits = [selected(hit, names) for hit in result.hits]
    return selected(result, _RESULT_FIELDS) | {"hits": hits}
