"""Walks over all that a request finds, and over the catalogue, in a point in time."""

import datetime as dt
from collections.abc import Iterator

from search.opensearch.documents import SOURCE, article_of
from search.opensearch.querying.adjacency import Adjacency
from search.opensearch.querying.bodies import Asked
from search.opensearch.querying.choosing import Found
from search.opensearch.querying.ranking import Ranker
from search.opensearch.querying.searcher import Answer, Searcher
from search.opensearch.texts import restore
from search.ranking import Recency
from search.ranking.adjacency import CANDIDATES
from search.request import Entry
from search.schema import Article

BATCH = 500
"""How many articles are read at once."""
ENTRIES = 10_000
"""How many entries of the catalogue are read at once."""


class Walker:
    """Walks over one generation; any thread may ask."""

    def __init__(self, searcher: Searcher, ranker: Ranker) -> None:
        self._searcher = searcher
        self._ranker = ranker

    def articles(
        self, found: Found, adjacency: Adjacency | None, recency: Recency
    ) -> Iterator[Article]:
        """Return an iterator over all articles found in their order.

        What is walked over is told at the call: it stays, whatever becomes of the generation.
        """
        point = self._searcher.open_point()
        first = [hit.id for hit in self._ranker.ranking(found, adjacency, recency)[:CANDIDATES]]
        return self._walk(point, found.asked, first if adjacency else [])

    def _walk(self, point: str, asked: Asked, first: list[str]) -> Iterator[Article]:
        """Yield the articles, the first ones in their own order."""
        places = {name: place for place, name in enumerate(first)}
        is_first = bool(first)
        for hits in self._batches(point, asked):
            articles = [article_of(hit["_source"]) for hit in hits]
            if is_first:
                # They are the same articles as without bonuses, in another order.
                few = len(places)
                articles[:few] = sorted(articles[:few], key=lambda each: places[each.id])
                is_first = False
            yield from articles

    def _batches(self, point: str, asked: Asked) -> Iterator[list[Answer]]:
        after = None
        try:
            while True:
                body = asked.body(BATCH, after=after)
                body = {**body, "_source": list(SOURCE)}
                del body["stored_fields"]
                hits = self._searcher.search_in(point, body)["hits"]["hits"]
                yield hits
                if len(hits) < BATCH:
                    return
                after = hits[-1]["sort"]
        finally:
            self._searcher.close_point(point)

    def entries(self, start: int, size: int | None) -> Iterator[Entry]:
        """Return an iterator over `size` entries by id, all if None, without the first `start`."""
        return self._entries(self._searcher.open_point(), start, size)

    def _entries(self, point: str, start: int, size: int | None) -> Iterator[Entry]:
        after, skipped, left = None, 0, size
        try:
            while left is None or left > 0:
                hits = self._searcher.search_in(point, _catalogue(after))["hits"]["hits"]
                own = hits[max(0, start - skipped) :]
                own = own if left is None else own[:left]
                yield from map(_entry, own)
                left = None if left is None else left - len(own)
                skipped += len(hits)
                if len(hits) < ENTRIES:
                    return
                after = hits[-1]["sort"]
        finally:
            self._searcher.close_point(point)


def _catalogue(after: list[str] | None) -> Answer:
    body: Answer = {
        "size": ENTRIES,
        "sort": [{"id": "asc"}],
        "stored_fields": "_none_",
        "docvalue_fields": ["day"],
        "track_total_hits": False,
    }
    return body if after is None else {**body, "search_after": after}


def _entry(hit: Answer) -> Entry:
    days = hit.get("fields", {}).get("day")
    date = dt.date.fromordinal(days[0]) if days else None
    return Entry(restore(hit["sort"][0]), date)
