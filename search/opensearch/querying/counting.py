"""Counts what matches by label and by date, exactly, however many shards there are."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from search.facets import order_counts
from search.opensearch.querying.bodies import Asked
from search.opensearch.querying.clauses import Query, all_of
from search.opensearch.querying.searcher import Answer, Searcher
from search.opensearch.querying.tables import Tables
from search.request import MAX_FACET_VALUES, FacetCount, Interval, Timeline, TimelineBucket
from search.schema import YEAR

FIRST_BUCKETS = 2 * MAX_FACET_VALUES
"""How many labels are asked for at first: some more than are named, for those that tie."""
SHARD_BUCKETS = 1_000
"""How many labels each shard tells of at least: where there are no more, all counts are exact."""
MOST_BUCKETS = 65_535
"""How many a cluster answers with, unless it is told otherwise."""
STORIES = "stories"
_BY_DAY = {Interval.DAY: "day", Interval.MONTH: "month", Interval.YEAR: "year"}
_SPARED: dict[str, Any] = {
    "filter": {"range": {"story_size": {"gt": 1}}},
    "aggs": {
        "distinct": {
            "scripted_metric": {
                "init_script": "state.told = new HashSet()",
                "map_script": "state.told.add(doc['story'].value)",
                "combine_script": "return new ArrayList(state.told)",
                "reduce_script": (
                    "Set told = new HashSet();"
                    " for (each in states) { if (each != null) { told.addAll(each); } }"
                    " return told.size()"
                ),
            }
        }
    },
}


class Counter:
    """Counts what requests find in one generation; any thread may ask."""

    def __init__(self, searcher: Searcher, tables: Tables) -> None:
        self._searcher = searcher
        self._tables = tables

    def aggregations(
        self, asked: Asked, facets: Iterable[str], *, with_stories: bool
    ) -> dict[str, Any]:
        """Return what a search is asked to count besides its hits."""
        counts = {name: self._facet(asked, name, FIRST_BUCKETS) for name in facets}
        if with_stories:
            counts[STORIES] = _filtered(_SPARED, list(asked.filters.values()))
        return counts

    def facets(
        self, asked: Asked, facets: Iterable[str], answer: Answer
    ) -> dict[str, tuple[FacetCount, ...]]:
        """Return the facets that were counted: each as if it had no filter of its own."""
        return {
            name: self._years(answer) if name == YEAR else self._labels(asked, name, answer)
            for name in facets
        }

    def spared(self, answer: Answer) -> int:
        """Return how many of the articles found others of their stories stand for."""
        told = answer["aggregations"][STORIES]
        while "distinct" not in told:
            told = told["all"]
        return int(told["doc_count"] - told["distinct"]["value"])

    def timeline(self, asked: Asked, interval: Interval, total: int) -> Timeline:
        """Count the `total` articles that a search finds by date."""
        chosen = self._spanning(asked) if interval is Interval.AUTO else interval
        dates = {"field": "date", "calendar_interval": _BY_DAY[chosen], "min_doc_count": 1}
        by_date: dict[str, Any] = {"date_histogram": dates | {"format": "strict_date"}}
        found = self._count(asked, {"dates": by_date})["dates"]["buckets"]
        counts = {dt.date.fromisoformat(b["key_as_string"]): b["doc_count"] for b in found}
        archive = self._tables.days.archive(chosen)
        buckets = (TimelineBucket(day, counts[day], archive[day]) for day in sorted(counts))
        return Timeline(chosen, tuple(buckets), total - sum(counts.values()))

    def _spanning(self, asked: Asked) -> Interval:
        """Return the interval that the span of the articles found asks for."""
        ends = {end: {end: {"field": "day"}} for end in ("min", "max")}
        told = self._count(asked, ends)
        if told["min"]["value"] is None:
            return Interval.YEAR
        days = (dt.date.fromordinal(int(told[end]["value"])) for end in ("min", "max"))
        return Interval.spanning(*days)

    def _count(self, asked: Asked, aggregations: Mapping[str, Any]) -> Answer:
        body = {"size": 0, "query": asked.everything, "aggs": dict(aggregations)}
        (answer,) = self._searcher.search(body)
        counted: Answer = answer["aggregations"]
        return counted

    def _facet(self, asked: Asked, name: str, size: int) -> dict[str, Any]:
        own = "date" if name == YEAR else name
        others = [query for field, query in asked.filters.items() if field != own]
        if name == YEAR:
            years = {"field": "year", "size": MAX_FACET_VALUES, "order": {"_key": "desc"}}
            return _filtered({"terms": years}, others)
        terms = {
            "field": f"{name}_folded",
            "size": size,
            "shard_size": max(4 * size, SHARD_BUCKETS),
            "show_term_doc_count_error": True,
        }
        return _filtered({"terms": terms}, others)

    def _years(self, answer: Answer) -> tuple[FacetCount, ...]:
        buckets = _buckets(answer["aggregations"][YEAR])
        return tuple(FacetCount(f"{each['key']:04}", each["doc_count"]) for each in buckets)

    def _labels(self, asked: Asked, name: str, answer: Answer) -> tuple[FacetCount, ...]:
        """Return the most frequent labels, asked for again until none can have been missed."""
        size, told = FIRST_BUCKETS, answer["aggregations"][name]
        while not _is_exact(told) and size < MOST_BUCKETS:
            size = min(8 * size, MOST_BUCKETS)
            told = self._count_again(asked, name, size)
        shown = self._tables.labels[name].shown
        return order_counts({shown(each["key"]): each["doc_count"] for each in _buckets(told)})

    def _count_again(self, asked: Asked, name: str, size: int) -> Answer:
        body = {"size": 0, "query": asked.matches, "aggs": {name: self._facet(asked, name, size)}}
        (answer,) = self._searcher.search(body)
        counted: Answer = answer["aggregations"][name]
        return counted


def _filtered(aggregation: dict[str, Any], filters: list[Query]) -> dict[str, Any]:
    """Return an aggregation of what passes some filters."""
    if not filters:
        return aggregation
    return {"filter": all_of(filters), "aggs": {"all": aggregation}}


def _told(aggregation: Answer) -> Answer:
    told: Answer = aggregation.get("all", aggregation)
    return told


def _buckets(aggregation: Answer) -> list[Answer]:
    buckets: list[Answer] = _told(aggregation)["buckets"]
    return buckets


def _is_exact(aggregation: Answer) -> bool:
    """Say whether shards have told of every label that may be named, and of all that tie."""
    told, buckets = _told(aggregation), _buckets(aggregation)
    # One more may be the label without a name, which is not shown.
    last = MAX_FACET_VALUES
    is_cut = told["sum_other_doc_count"] > 0
    if not is_cut:
        return True
    is_sure = told["doc_count_error_upper_bound"] < buckets[last]["doc_count"]
    errors = any(each.get("doc_count_error_upper_bound") for each in buckets[: last + 1])
    return is_sure and not errors and buckets[last]["doc_count"] > buckets[-1]["doc_count"]
