"""Collects what matches in all segments: exact totals, a page of the best, counts."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from search.compiling import AnyArray
from search.embedded.kernels.best import find_best, settle
from search.embedded.kernels.selection import select
from search.embedded.searching.adjacency import Adjacency
from search.embedded.searching.best import Best
from search.embedded.searching.collection import Collection
from search.embedded.searching.columns import Columns
from search.embedded.searching.counts import Counter
from search.embedded.searching.deadline import check_time
from search.embedded.searching.facet_rows import FacetRows
from search.embedded.searching.filters import Filters
from search.embedded.searching.plans import Plan
from search.embedded.searching.recency import NO_FACTORS, RecencyFactors
from search.embedded.searching.restrictions import Restrictions
from search.embedded.searching.scorer import Scorer
from search.embedded.searching.scratch import Scratch
from search.embedded.searching.stories import Stories
from search.ranking import Recency
from search.request import FacetCount, Match, SearchRequest, Sort, Timeline, Totals


@dataclass(frozen=True, slots=True)
class Found:
    """What a request finds: exact totals, the documents of the page with their scores, counts.

    `match` says of which of the totals the page and the counts are. `told` marks the documents in a
    story that are counted, u8[documents], if it was asked for.
    """

    totals: Totals
    match: Match
    numbers: Sequence[int]
    scores: Sequence[float]
    facets: dict[str, tuple[FacetCount, ...]]
    timeline: Timeline | None
    told: AnyArray | None = None

    @property
    def total(self) -> int:
        """Return how many articles match as `match` says."""
        return self.totals.all if self.match is Match.ALL else self.totals.any


class Collector:
    """Collects from the segments of a generation, in any number of threads."""

    def __init__(
        self, collection: Collection, columns: Columns, scorer: Scorer, recency: RecencyFactors
    ) -> None:
        self._collection = collection
        self._columns = columns
        self._rows = FacetRows(collection, columns)
        self._scorer = scorer
        self._recency = recency
        self._none = Restrictions([(p.living, p.living, NO_FACTORS) for p in collection.parts])
        # Scratch that no thread is using; what an exception leaves behind is not used again.
        self._scratches = deque([Scratch(collection)])

    def collect(
        self,
        plan: Plan,
        request: SearchRequest,
        sort: Sort,
        facets: Sequence[str],
        adjacency: Adjacency | None = None,
        depth: int = 0,
        stories: Stories | None = None,
    ) -> Found:
        """Return the page of a request, its filters applied to what the plan matches.

        `adjacency` adds its bonuses to the first documents by relevance. With a depth that many of
        the best are returned and not the page; with stories those of them that match are marked.
        """
        scratch, filters = self._scratch(), Filters(self._columns, request)
        best = Best(request, sort, plan, adjacency, scratch, depth)
        self._find(plan, self._restrictions(plan, filters, request), best, scratch)
        numbers, scores = best.page()
        matched = scratch.matched[best.heap]
        parts = self._collection.parts
        counter = Counter(self._columns, self._rows, filters, parts, matched)
        found = Found(
            best.totals,
            best.match,
            numbers,
            scores,
            counter.facets(facets),
            counter.timeline(request.timeline) if request.timeline else None,
            None if stories is None else counter.told(stories),
        )
        if scratch.is_worth_keeping:
            self._scratches.append(scratch)
        return found

    def _restrictions(self, plan: Plan, filters: Filters, request: SearchRequest) -> Restrictions:
        if plan.mask is None and filters.is_empty and request.recency is Recency.NONE:
            return self._none
        factors = self._recency.factors(request.recency)
        return Restrictions.of(self._collection.parts, plan, filters, factors)

    def _find(self, plan: Plan, restrictions: Restrictions, best: Best, scratch: Scratch) -> None:
        """Have the best put in order, and what matches written to the scratch."""
        asked = best.asked, best.idfs, self._collection.segments, restrictions.table, scratch.table
        if plan.words is not None:
            find_best(*asked)
            return
        heaps = scratch.heaps(np.array(best.rooms))
        for part in self._collection.parts:
            check_time()
            number = plan.add_up(part, scratch, self._scorer)
            select(
                *(scratch.touched, number, plan.everything),
                (plan.musts, plan.wanted, best.order),
                scratch.marks,
                scratch.scores,
                *(self._collection.segments, part.order, restrictions.table),
                *(heaps, scratch.matched, part.first_block),
            )
        settle(*asked)

    def _scratch(self) -> Scratch:
        try:
            return self._scratches.pop()
        except IndexError:
            return Scratch(self._collection)
