"""Collects what matches in all segments: exact totals, a page of the best, counts."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from search.compiling import AnyArray
from search.embedded.kernels.ranking import rank
from search.embedded.kernels.selection import select
from search.embedded.searching.best import Best, Bonuses
from search.embedded.searching.collection import Collection, Part
from search.embedded.searching.columns import Columns
from search.embedded.searching.counts import Counter, Matched
from search.embedded.searching.filters import Filters
from search.embedded.searching.plans import Plan, Scratch
from search.embedded.searching.recency import RecencyFactors
from search.embedded.searching.scorer import Scorer
from search.ranking.adjacency import CANDIDATES
from search.request import FacetCount, Match, SearchRequest, Sort, Timeline, Totals


@dataclass(frozen=True, slots=True)
class Found:
    """What a request finds: exact totals, the documents of the page with their scores, counts.

    `match` says of which of the totals the page and the counts are.
    """

    totals: Totals
    match: Match
    numbers: tuple[int, ...]
    scores: tuple[float, ...]
    facets: dict[str, tuple[FacetCount, ...]]
    timeline: Timeline | None

    @property
    def total(self) -> int:
        """Return how many articles match as `match` says."""
        return self.totals.all if self.match is Match.ALL else self.totals.any


class Collector:
    """Collects from the segments of a generation, in any number of threads."""

    def __init__(
        self, collection: Collection, columns: Columns, scorer: Scorer, recency: RecencyFactors
    ) -> None:
        self._parts = collection.parts
        self._row_finders = [collection.lexicon.membership(part.number) for part in self._parts]
        self._columns = columns
        self._scorer = scorer
        self._recency = recency
        # Scratch that no thread is using; what an exception leaves behind is not used again.
        self._scratches: deque[Scratch] = deque()

    def collect(
        self,
        plan: Plan,
        request: SearchRequest,
        sort: Sort,
        facets: Iterable[str],
        bonuses: Bonuses | None = None,
    ) -> Found:
        """Return the page of a request, its filters applied to what the plan matches.

        `bonuses` are those of the first documents by relevance, before the factor of recency.
        """
        scratch, filters, best = (
            self._scratch(),
            Filters(self._columns, request),
            Best(request, sort, CANDIDATES if bonuses else 0),
        )
        factors, numbers = self._recency.factors(request.recency), []
        for part in self._parts:
            self._select(part, plan, filters, factors[part.order], best, scratch)
            numbers.append(best.take_matched())
        aged = self._aged(bonuses, factors) if bonuses else None
        page, heap = best.page(aged), best.heap
        matched = [
            Matched(part, scratch.matched[part.order][heap, : found[heap]])
            for part, found in zip(self._parts, numbers, strict=True)
        ]
        counter = Counter(self._columns, filters, matched)
        found = Found(
            best.totals,
            best.match,
            tuple(number for number, _ in page),
            tuple(score for _, score in page),
            counter.facets(facets),
            counter.timeline(request.timeline) if request.timeline else None,
        )
        self._scratches.append(scratch)
        return found

    def _select(
        self,
        part: Part,
        plan: Plan,
        filters: Filters,
        factors: AnyArray,
        best: Best,
        scratch: Scratch,
    ) -> None:
        allowed = plan.allowed(part)
        selecting: tuple[Any, ...] = (
            *(allowed, filters.passes(part, allowed), factors),
            *(part.days, part.ranks, part.base, best.order),
            *(*best.heaps, best.rooms, best.tallies, scratch.matched[part.order]),
        )
        if plan.words is not None:
            rank(
                *(*plan.words, plan.musts, plan.wanted, *self._row_finders[part.order]),
                *(*part.postings, *selecting, *scratch.of_window),
            )
        else:
            number = plan.add_up(part, scratch, self._scorer)
            select(
                *(scratch.touched, number, 0, plan.everything, plan.musts, plan.wanted),
                *(scratch.marks, scratch.scores, *selecting),
            )

    def _aged(self, bonuses: Bonuses, factors: Sequence[AnyArray]) -> Bonuses:
        """Return bonuses times the factors of recency of their documents."""
        if not any(map(len, factors)):
            return bonuses
        joined = np.concatenate(factors)
        return lambda numbers: (np.array(bonuses(numbers)) * joined[[*numbers]]).tolist()

    def _scratch(self) -> Scratch:
        try:
            return self._scratches.pop()
        except IndexError:
            return Scratch([part.segment.count for part in self._parts])
