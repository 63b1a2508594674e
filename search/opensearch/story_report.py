"""Finds the largest stories of a generation, with their articles."""

from collections.abc import Iterator
from typing import Any

from search.opensearch.connection import Connection
from search.opensearch.documents import SOURCE, article_of
from search.request import Copy

_PAGE = 1_000
_SECONDS = 120.0
_FIRSTS = {"bool": {"filter": [{"term": {"story_place": 0}}, {"range": {"story_size": {"gt": 1}}}]}}
# Of stories of one size the one of the earliest article comes first.
_ORDER = ({"story_size": "desc"}, {"day": "asc"}, {"number": "asc"})


def largest_stories(connection: Connection, index: str, limit: int) -> Iterator[tuple[Copy, ...]]:
    """Yield the `limit` largest stories, the articles of each in their order."""
    firsts: dict[str, Any] = {"query": _FIRSTS, "sort": list(_ORDER), "docvalue_fields": ["story"]}
    for hit in _hits(connection, index, firsts, limit):
        story = {"term": {"story": hit["fields"]["story"][0]}}
        members = {"query": story, "sort": [{"story_place": "asc"}], "_source": list(SOURCE)}
        articles = (article_of(each["_source"]) for each in _hits(connection, index, members))
        yield tuple(Copy(a.id, a.title, a.date, a.source, a.url) for a in articles)


def _hits(
    connection: Connection, index: str, body: dict[str, Any], limit: int | None = None
) -> Iterator[dict[str, Any]]:
    """Yield the hits of a search in its order, so many at most."""
    left = limit
    while left is None or left > 0:
        size = _PAGE if left is None else min(_PAGE, left)
        asked = {"_source": False, "track_total_hits": False, **body, "size": size}
        answer = connection.request("POST", f"/{index}/_search", asked, timeout=_SECONDS)
        hits = answer["hits"]["hits"]
        yield from hits
        if len(hits) < size:
            return
        left = None if left is None else left - size
        body = {**body, "search_after": hits[-1]["sort"]}
