"""The bodies of searches: what is asked of a cluster for a page, its totals and its counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from search.opensearch.querying.clauses import Query, all_of
from search.request import Sort

_ORDERS: dict[Sort, dict[str, Any]] = {
    Sort.RELEVANCE: {"_score": "desc"},
    Sort.NEWEST: {"day": {"order": "desc", "missing": "_last"}},
    Sort.OLDEST: {"day": {"order": "asc", "missing": "_last"}},
}
STORY = ("story", "story_size")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is searched: a query with its scores, the same as a filter, the filters of the request
    by field, and the order of hits."""

    query: Query
    matches: Query
    filters: Mapping[str, Query]
    sort: Sort

    def body(
        self,
        size: int,
        aggregations: Mapping[str, Any] | None = None,
        after: Sequence[Any] | None = None,
        *,
        with_stories: bool = False,
    ) -> dict[str, Any]:
        """Return the body that asks for the first `size` hits, or those `after` the values of one.

        Filters apply to the hits alone where something is counted, which has its own.
        """
        filters = list(self.filters.values())
        body: dict[str, Any] = {
            "size": size,
            "query": self.query,
            "sort": [_ORDERS[self.sort], {"id": "asc"}],
            # By relevance a score is the first value of a hit; to tell it apart takes a third more.
            "track_scores": self.sort is not Sort.RELEVANCE,
            "track_total_hits": after is None,
            "stored_fields": "_none_",
        }
        if filters and aggregations:
            body["post_filter"] = all_of(filters)
        elif filters:
            body["query"] = {"bool": {"must": [self.query], "filter": filters}}
        if with_stories:
            body["docvalue_fields"] = list(STORY)
        if aggregations:
            body["aggs"] = aggregations
        if after is not None:
            body["search_after"] = after
        return body

    @property
    def everything(self) -> Query:
        """The filter of what is found: what matches and passes."""
        return all_of([self.matches, *self.filters.values()])

    def count(self) -> dict[str, Any]:
        """Return the body that asks only how many articles there are."""
        return {"size": 0, "track_total_hits": True, "query": all_of([self.everything])}
