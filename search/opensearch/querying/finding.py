"""Finds what a request asks for: from the tree of its query to a page of hits and its counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from search.opensearch.querying.adjacency import Adjacency
from search.opensearch.querying.archive import Archive
from search.opensearch.querying.bodies import Asked
from search.opensearch.querying.choosing import Chooser, Found
from search.opensearch.querying.counting import Counter
from search.opensearch.querying.masks import request_filters
from search.opensearch.querying.plans import Leaves, Planner
from search.opensearch.querying.ranking import Ranked, Ranker
from search.opensearch.querying.scoring import aged
from search.query import Group
from search.ranking.adjacency import CANDIDATES
from search.request import LEAD, FacetCount, SearchRequest, Sort, Timeline
from search.suggest import Count


@dataclass(frozen=True, slots=True)
class Page:
    """The page of a request, what is counted of all that was found, how many hits that makes."""

    found: Found
    hits: tuple[Ranked, ...]
    stories: int
    facets: dict[str, tuple[FacetCount, ...]]
    timeline: Timeline | None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A query made ready: what is asked for any and for all of its words, and what scores.

    `adjacency` adds its bonuses to the first articles by relevance.
    """

    some: Asked
    whole: Asked
    leaves: Leaves
    adjacency: Adjacency | None


class Finder:
    """Finds in one generation; any thread may ask."""

    def __init__(
        self, planner: Planner, archive: Archive, chooser: Chooser, ranker: Ranker, counter: Counter
    ) -> None:
        self._planner = planner
        self._archive = archive
        self._chooser = chooser
        self._ranker = ranker
        self._counter = counter

    def find(
        self, root: Group, request: SearchRequest, facets: Sequence[str], *, is_shown: bool = False
    ) -> tuple[Page, Leaves]:
        """Return what a request finds, and the leaves of its query that score.

        Stories are counted only for a page that `is_shown`.
        """
        asked = self.prepare(root, request)
        is_collapsed = request.collapse and self._archive.has_stories
        end = request.page * request.size
        room = max(end + request.size + end // 4 if is_collapsed else end, _candidates(asked))
        counts = self._counter.aggregations(
            asked.some, facets, with_stories=is_collapsed and is_shown
        )
        found = self._chooser.choose(asked.some, asked.whole, request, room, counts)
        ranking = self._ranker.ranking(found, asked.adjacency, request.recency)
        total = found.total
        if is_collapsed:
            ranking = self._ranker.leading(found, ranking, end)
            total -= self._counter.spared(found.answer) if is_shown else 0
        page = Page(
            found,
            tuple(ranking[end - request.size : end]),
            total,
            self._counter.facets(found.asked, facets, found.answer),
            self._timeline(found, request),
        )
        return page, asked.leaves

    def count(self, root: Group, request: SearchRequest) -> Count:
        """Return how many articles a request finds, and how many have all that is wanted."""
        asked, lead = self.prepare(root, request), min(LEAD, request.size)
        found = self._chooser.choose(asked.some, asked.whole, request, lead, {})
        return Count(found.total, found.totals.all)

    def choose(self, root: Group, request: SearchRequest) -> tuple[Found, Adjacency | None]:
        """Return what a request finds, the first hits of it, and what adds bonuses to these."""
        asked = self.prepare(root, request)
        room = max(request.size, _candidates(asked))
        found = self._chooser.choose(asked.some, asked.whole, request, room, {})
        return found, asked.adjacency

    def prepare(self, root: Group, request: SearchRequest) -> Prepared:
        """Return the query of a request made ready."""
        plan, leaves = self._planner.plan(root, request.level)
        # Where no word is wanted there is nothing to be relevant to.
        is_vain = request.sort is Sort.RELEVANCE and not leaves
        sort = Sort.NEWEST if is_vain else request.sort
        newest = self._archive.newest.toordinal() if self._archive.newest else 0
        query, filters = aged(plan.scored, request.recency, newest), request_filters(request)
        some = Asked(query, plan.some, filters, sort)
        whole = some
        if not plan.is_whole:
            both = {"bool": {"must": [query], "filter": [plan.whole]}}
            whole = Asked(both, plan.whole, filters, sort)
        adjacency = Adjacency(root, leaves)
        has_bonuses = sort is Sort.RELEVANCE and adjacency.pairs
        return Prepared(some, whole, leaves, adjacency if has_bonuses else None)

    def _timeline(self, found: Found, request: SearchRequest) -> Timeline | None:
        if request.timeline is None:
            return None
        return self._counter.timeline(found.asked, request.timeline, found.total)


def _candidates(asked: Prepared) -> int:
    return CANDIDATES if asked.adjacency else 0
