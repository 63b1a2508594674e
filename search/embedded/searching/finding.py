"""Finds what a request asks for: from the tree of its query to a page of documents."""

from search.embedded.searching.adjacency import Adjacency
from search.embedded.searching.collection import Collection
from search.embedded.searching.collector import Collector, Found
from search.embedded.searching.evaluator import Evaluator, Weights
from search.query import Group
from search.request import SearchRequest, Sort


class Finder:
    """Evaluates queries in a generation and collects what they match; any thread may ask."""

    def __init__(self, collection: Collection, evaluator: Evaluator, collector: Collector) -> None:
        self._collection = collection
        self._evaluator = evaluator
        self._collector = collector

    def find(
        self, root: Group, request: SearchRequest, facets: tuple[str, ...]
    ) -> tuple[Found, Weights]:
        """Return what a request finds, and how telling each leaf of its query is."""
        plan, weights = self._evaluator.plan(root, request.level)
        # Where no word is wanted there is nothing to be relevant to.
        sort = Sort.NEWEST if request.sort is Sort.RELEVANCE and not weights else request.sort
        adjacency = Adjacency(self._collection, root, request.level, weights)
        bonuses = adjacency.bonuses if sort is Sort.RELEVANCE and adjacency.pairs else None
        return self._collector.collect(plan, request, sort, facets, bonuses), weights
