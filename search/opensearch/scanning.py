"""Reads many documents of one generation: by a point in time, a page at a time."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from search.opensearch.connection import Connection, Refused
from search.opensearch.documents import SOURCE, article_of
from search.opensearch.texts import id_of_key
from search.schema import Article

PAGE = 500
_KEEP_ALIVE = "5m"
_SECONDS = 120.0
ALL: Mapping[str, Any] = {"match_all": {}}
Hit = dict[str, Any]


def scan(
    connection: Connection,
    index: str,
    query: Mapping[str, Any] = ALL,
    fields: Sequence[str] = (),
    *,
    with_articles: bool = True,
    page: int = PAGE,
) -> Iterator[Hit]:
    """Yield every document that a query matches, in the order of addition, as of now.

    A hit has the article in its `_source`, and `fields` of doc values.
    """
    opened = connection.request(
        "POST", f"/{index}/_search/point_in_time", params={"keep_alive": _KEEP_ALIVE}
    )
    pit = opened["pit_id"]
    body: dict[str, Any] = {
        "size": page,
        "query": query,
        "_source": list(SOURCE) if with_articles else False,
        "docvalue_fields": list(fields),
        "pit": {"id": pit, "keep_alive": _KEEP_ALIVE},
        "sort": [{"number": "asc"}, {"id": "asc"}],
        "track_total_hits": False,
    }
    try:
        yield from _pages(connection, body, page)
    finally:
        _close(connection, pit)


def articles(connection: Connection, index: str, keys: Sequence[bytes]) -> dict[bytes, Article]:
    """Return the articles of some keys, those that are there."""
    found: dict[bytes, Article] = {}
    for first in range(0, len(keys), PAGE):
        part = keys[first : first + PAGE]
        places = {id_of_key(key): key for key in part}
        answer = connection.request(
            "POST",
            f"/{index}/_mget",
            {"ids": list(places)},
            {"_source_includes": ",".join(SOURCE)},
            _SECONDS,
        )
        found |= {
            places[doc["_id"]]: article_of(doc["_source"])
            for doc in answer["docs"]
            if doc.get("found")
        }
    return found


def _pages(connection: Connection, body: dict[str, Any], page: int) -> Iterator[Hit]:
    while True:
        answer = connection.request("POST", "/_search", body, timeout=_SECONDS)
        hits = answer["hits"]["hits"]
        yield from hits
        if len(hits) < page:
            return
        body["search_after"] = hits[-1]["sort"]


def _close(connection: Connection, pit: str) -> None:
    try:
        connection.request("DELETE", "/_search/point_in_time", {"pit_id": [pit]})
    except Refused:
        # It has ended by itself.
        return
