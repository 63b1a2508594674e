"""The best documents so far and the totals, and which of two totals a request shows."""

from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np

from search.embedded.kernels.selection import (
    ALL,
    ANY,
    KEPT,
    MATCHED,
    NEWEST,
    NUMBER,
    OLDEST,
    PASSED,
    RELEVANCE,
    SCORE_STEPS,
    TALLIES,
)
from search.ranking.adjacency import CANDIDATES
from search.request import LEAD, Match, SearchRequest, Sort, Totals

Bonuses = Callable[[Sequence[int]], list[float]]
"""From documents of the generation to what is added to the score of each."""
_ORDERS = {Sort.RELEVANCE: RELEVANCE, Sort.NEWEST: NEWEST, Sort.OLDEST: OLDEST}


class Best:
    """The heaps and tallies of `kernels.selection` for a request in the order of `sort`."""

    def __init__(self, request: SearchRequest, sort: Sort, least_room: int = 0) -> None:
        self._request = request
        room = max(request.page * request.size, least_room)
        wants_any, wants_all = request.match is not Match.ALL, request.match is not Match.ANY
        shape = (1 + wants_all, room)
        self.order = _ORDERS[sort]
        self.heaps = np.empty(shape), np.empty(shape, np.int64), np.empty(shape)
        self.rooms = np.array((room * wants_any, room * wants_all), np.int64)
        self.tallies = np.zeros(TALLIES, np.int64)

    def take_matched(self) -> list[int]:
        """Return how many documents of the segment match with any and with all words; forget it."""
        matched = self.tallies[MATCHED : MATCHED + 2]
        numbers: list[int] = matched.tolist()
        matched[:] = 0
        return numbers

    @property
    def totals(self) -> Totals:
        """Return how many documents match and pass."""
        return Totals(*self.tallies[PASSED : PASSED + 2].tolist())

    @cached_property
    def match(self) -> Match:
        """Say whether documents with any or with all words are shown; see `request.Match`."""
        request = self._request
        if request.match is not Match.AUTO:
            return request.match
        fill_a_page = self.totals.all >= request.size
        return Match.ALL if fill_a_page and self._lead_has_all() else Match.ANY

    def _lead_has_all(self) -> bool:
        """Say whether the most relevant documents have all words; where others lead, none are."""
        if self.order != RELEVANCE:
            return True
        # Never more than a page, so that every page of a request comes to the same answer.
        lead = min(LEAD, self._request.size)
        some, whole = ([place for _, place, _ in self._ranked(heap)[:lead]] for heap in (ANY, ALL))
        return some == whole

    @property
    def heap(self) -> int:
        """Return the number of the heap that is shown."""
        return ALL if self.match is Match.ALL else ANY

    def page(self, bonuses: Bonuses | None) -> list[tuple[int, float]]:
        """Return the documents of the page, the best first, with their scores.

        The first so many get a bonus, if there are bonuses, and their order changes by it.
        """
        ranked = self._ranked(self.heap)
        if bonuses:
            ranked[:CANDIDATES] = _with_bonuses(ranked[:CANDIDATES], bonuses)
        end = self._request.size * self._request.page
        page = ranked[end - self._request.size : end]
        return [(place & NUMBER, score) for _, place, score in page]

    def _ranked(self, heap: int) -> list[tuple[float, int, float]]:
        """Return what a heap holds, the best first, as negative keys, places and scores."""
        kept = int(self.tallies[KEPT + heap])
        keys, places, scores = (array[heap, :kept].tolist() for array in self.heaps)
        return sorted(zip([-key for key in keys], places, scores, strict=True))


def _with_bonuses(
    ranked: list[tuple[float, int, float]], bonuses: Bonuses
) -> list[tuple[float, int, float]]:
    found = bonuses([place & NUMBER for _, place, _ in ranked])
    scores = [score + more for (_, _, score), more in zip(ranked, found, strict=True)]
    return sorted(
        (-round(score * SCORE_STEPS), place, score)
        for (_, place, _), score in zip(ranked, scores, strict=True)
    )
