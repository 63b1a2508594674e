"""Finds what a request asks for: from the tree of its query to a page of documents."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

from search.compiling import AnyArray
from search.embedded.searching.adjacency import Adjacency
from search.embedded.searching.collection import Collection
from search.embedded.searching.collector import Collector, Found
from search.embedded.searching.evaluator import Evaluator, Leaves
from search.embedded.searching.stories import Stories
from search.query import Group
from search.request import SearchRequest, Sort


class Ranked(NamedTuple):
    """A document of the page with its score; `rank` counts all that match, from 0."""

    rank: int
    number: int
    score: float


@dataclass(frozen=True, slots=True)
class Page:
    """The page of a request, what is counted of all that was found, and how many hits that makes.

    `ranks` count all that match, from 0. Where stories are collapsed `told` marks the documents in
    a story that match, u8[documents].
    """

    found: Found
    ranks: Sequence[int]
    numbers: Sequence[int]
    scores: Sequence[float]
    stories: int
    told: AnyArray | None = None

    @property
    def hits(self) -> Iterator[Ranked]:
        """Return the documents of the page in order."""
        return map(Ranked, self.ranks, self.numbers, self.scores)


class Collect(Protocol):
    """Collects for one query, to any depth."""

    def __call__(
        self, request: SearchRequest, facets: Sequence[str], depth: int, stories: Stories | None
    ) -> Found:
        """Return what `Collector.collect` finds."""


class Finder:
    """Evaluates queries in a generation and collects what they match; any thread may ask."""

    def __init__(self, collection: Collection, evaluator: Evaluator, collector: Collector) -> None:
        self._collection = collection
        self._stories = collection.stories
        self._evaluator = evaluator
        self._collector = collector

    def find(
        self, root: Group, request: SearchRequest, facets: tuple[str, ...]
    ) -> tuple[Page, Leaves]:
        """Return what a request finds, and the leaves of its query that score."""
        collect, leaves = self._prepare(root, request)
        if request.collapse and not self._stories.is_empty:
            return self._collapsed(collect, request, facets), leaves
        return _page(collect(request, facets, 0, None), request), leaves

    def find_all(self, root: Group, request: SearchRequest) -> Sequence[int]:
        """Return every document that a request finds, in its order; no story is collapsed."""
        collect, _ = self._prepare(root, request)
        # Twice, for the pages say which articles count and how many there are.
        found = collect(request, (), 0, None)
        return collect(replace(request, match=found.match), (), found.total, None).numbers

    def _prepare(self, root: Group, request: SearchRequest) -> tuple[Collect, Leaves]:
        """Return what collects for a query, and the leaves of it that score."""
        plan, leaves = self._evaluator.plan(root, request.level)
        # Where no word is wanted there is nothing to be relevant to.
        sort = Sort.NEWEST if request.sort is Sort.RELEVANCE and not leaves else request.sort
        adjacency = Adjacency(root, leaves)
        bonuses = adjacency if sort is Sort.RELEVANCE and adjacency.pairs else None

        def collect(
            request: SearchRequest, facets: Sequence[str], depth: int, stories: Stories | None
        ) -> Found:
            return self._collector.collect(plan, request, sort, facets, bonuses, depth, stories)

        return collect, leaves

    def _collapsed(self, collect: Collect, request: SearchRequest, facets: Sequence[str]) -> Page:
        """Return the page of a request, the best of each story alone on it.

        The best of all pages up to this one are the first of a longer ranking; where so many of it
        are of the same stories that they do not fill the page, it is made twice as long. A ranking
        begins the same whatever its length, so pages never repeat or lose a story.
        """
        end = request.page * request.size
        depth = end + request.size + end // 4
        found = ranking = collect(request, facets, depth, self._stories)
        assert found.told is not None
        stories = found.total - self._stories.spared(found.told)
        counted = replace(request, timeline=None)
        while len(leading := self._stories.leading(ranking.numbers)) < min(end, stories):
            depth *= 2
            ranking = collect(counted, (), depth, None)
        ranks = leading[end - request.size : end]
        numbers = [ranking.numbers[rank] for rank in ranks]
        scores = [ranking.scores[rank] for rank in ranks]
        return Page(found, ranks, numbers, scores, stories, found.told)


def _page(found: Found, request: SearchRequest) -> Page:
    first, numbers = request.size * (request.page - 1), found.numbers
    ranks = range(first, first + len(numbers))
    return Page(found, ranks, numbers, found.scores, found.total)
