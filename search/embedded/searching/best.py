"""The best documents so far and the totals, and which of two totals a request shows."""

from functools import cached_property

import numpy as np

from search.embedded.kernels.selection import (
    ALL,
    ANY,
    KEPT,
    NEWEST,
    NUMBER,
    OLDEST,
    PASSED,
    RELEVANCE,
    TALLIES,
    sort_heaps,
)
from search.request import LEAD, Match, SearchRequest, Sort, Totals

_ORDERS = {Sort.RELEVANCE: RELEVANCE, Sort.NEWEST: NEWEST, Sort.OLDEST: OLDEST}


class Best:
    """The `heaps` of `kernels.selection` for a request in the order of `sort`.

    Once all segments are ranked, `sort` puts what they keep in order.
    """

    def __init__(self, request: SearchRequest, sort: Sort, least_room: int = 0) -> None:
        self._request = request
        room = max(request.page * request.size, least_room)
        wants_any, wants_all = request.match is not Match.ALL, request.match is not Match.ANY
        shape = (1 + wants_all, room)
        self.order = _ORDERS[sort]
        self._tallies = np.zeros(TALLIES, np.int64)
        rooms = np.array((room * wants_any, room * wants_all), np.int64)
        entries = np.empty(shape), np.empty(shape, np.int64), np.empty(shape)
        self.heaps = (*entries, rooms, self._tallies)

    def sort(self) -> None:
        """Put what the heaps keep in order; nothing more can be kept."""
        sort_heaps(self.heaps)

    @property
    def totals(self) -> Totals:
        """Return how many documents match and pass."""
        return Totals(*self._tallies[PASSED : PASSED + 2].tolist())

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
        some, whole = (self._kept(heap, 0, lead)[0] for heap in (ANY, ALL))
        return some == whole

    @property
    def heap(self) -> int:
        """Return the number of the heap that is shown."""
        return ALL if self.match is Match.ALL else ANY

    def page(self, depth: int = 0) -> tuple[list[int], list[float]]:
        """Return the documents of the page, the best first, and their scores.

        With a depth, for which there is room, they are so many from the first on.
        """
        end = self._request.size * self._request.page
        first, last = (0, depth) if depth else (end - self._request.size, end)
        places, scores = self._kept(self.heap, first, last)
        return [place & NUMBER for place in places], scores

    def _kept(self, heap: int, first: int, end: int) -> tuple[list[int], list[float]]:
        """Return the places and the scores of what a heap keeps, from one to before another."""
        _, places, scores, _, tallies = self.heaps
        own = slice(first, min(end, int(tallies[KEPT + heap])))
        return places[heap, own].tolist(), scores[heap, own].tolist()
