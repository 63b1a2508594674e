"""Small queries of OpenSearch, as the objects that it is sent."""

from collections.abc import Iterable, Sequence
from typing import Any

Query = dict[str, Any]
"""A query, as JSON."""

EVERYTHING: Query = {"match_all": {}}
NOTHING: Query = {"match_none": {}}
MOST_TERMS = 65_536
"""How many terms one clause may have, unless the cluster is told otherwise."""


def any_of(queries: Sequence[Query]) -> Query:
    """Return what matches one of some queries, nothing if there are none."""
    if not queries:
        return NOTHING
    return queries[0] if len(queries) == 1 else {"bool": {"should": list(queries)}}


def all_of(queries: Sequence[Query]) -> Query:
    """Return what matches all of some queries, everything if there are none."""
    if not queries:
        return EVERYTHING
    return queries[0] if len(queries) == 1 else {"bool": {"filter": list(queries)}}


def none_of(query: Query) -> Query:
    """Return what does not match a query."""
    return {"bool": {"filter": [EVERYTHING], "must_not": [query]}}


def terms(field: str, values: Iterable[Any]) -> Query:
    """Return what has one of some values in a field."""
    listed = list(values)
    if len(listed) == 1:
        return {"term": {field: {"value": listed[0]}}}
    firsts = range(0, len(listed), MOST_TERMS)
    return any_of([{"terms": {field: listed[first : first + MOST_TERMS]}} for first in firsts])


def worth(query: Query, score: float) -> Query:
    """Return a query that gives whatever it matches the same score."""
    return {"constant_score": {"filter": query, "boost": score}}
