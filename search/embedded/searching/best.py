"""What a request asks of `kernels.best`, and what it says of the best and of the totals."""

from collections.abc import Sequence

import numpy as np

from search.embedded.kernels.best import EITHER, HEAP
from search.embedded.kernels.selection import (
    ALL,
    ANY,
    NEWEST,
    NUMBER,
    OLDEST,
    PASSED,
    RELEVANCE,
)
from search.embedded.searching.adjacency import Adjacency
from search.embedded.searching.plans import NO_WORDS, Plan
from search.embedded.searching.scratch import Scratch
from search.ranking.adjacency import CANDIDATES
from search.request import Match, SearchRequest, Sort, Totals

_ORDERS = {Sort.RELEVANCE: RELEVANCE, Sort.NEWEST: NEWEST, Sort.OLDEST: OLDEST}
_SHOWN = {Match.ANY: ANY, Match.ALL: ALL, Match.AUTO: EITHER}


class Best:
    """The best of a plan for a request in the order of `sort`, and how many match.

    `asked` and `idfs` are what `kernels.best` takes. With a `depth`, that many of the best are
    wanted and not the page.
    """

    def __init__(
        self,
        request: SearchRequest,
        sort: Sort,
        plan: Plan,
        adjacency: Adjacency | None,
        scratch: Scratch,
        depth: int = 0,
    ) -> None:
        end = request.page * request.size
        self._scratch = scratch
        self._span = (0, depth) if depth else (end - request.size, end)
        words, near = plan.words or NO_WORDS, adjacency.words if adjacency else NO_WORDS
        room = max(end, depth, CANDIDATES if adjacency else 0)
        match = request.match
        scratch.make_room(len(words.idfs), room)
        self.order = _ORDERS[sort]
        self.rooms = 0 if match is Match.ALL else room, 0 if match is Match.ANY else room
        self.asked = np.array(
            [
                *(plan.musts, plan.positive, plan.wanted, self.order, *self.rooms),
                *(_SHOWN[match], request.size, len(words.idfs), len(near.idfs)),
                *(*words.addresses, *near.addresses, *(adjacency.pairs if adjacency else ())),
            ],
            np.int64,
        )
        self.idfs = np.array([*words.idfs, *near.idfs])

    @property
    def totals(self) -> Totals:
        """Return how many documents match and pass."""
        sums = self._scratch.sums
        return Totals(sums[PASSED + ANY], sums[PASSED + ALL])

    @property
    def heap(self) -> int:
        """Return the number of the heap that is shown."""
        return self._scratch.sums[HEAP]

    @property
    def match(self) -> Match:
        """Say whether documents with any or with all words are shown; see `request.Match`."""
        return Match.ALL if self.heap == ALL else Match.ANY

    def page(self) -> tuple[Sequence[int], Sequence[float]]:
        """Return the documents of the page, the best first, and their scores."""
        places, scores = self._scratch.kept(self.heap, *self._span)
        return [place & NUMBER for place in places], scores
