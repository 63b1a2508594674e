"""Asks for what has any of the words or all of them, and says which is shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from search.opensearch.querying.bodies import Asked
from search.opensearch.querying.searcher import Answer, Searcher
from search.request import LEAD, Match, SearchRequest, Sort, Totals


@dataclass(frozen=True, slots=True)
class Found:
    """What a request finds: exact totals, which of them is shown, what was asked and the answer."""

    totals: Totals
    match: Match
    asked: Asked
    answer: Answer

    @property
    def total(self) -> int:
        """Return how many articles match as `match` says."""
        return self.totals.all if self.match is Match.ALL else self.totals.any


class Chooser:
    """Chooses in one generation; any thread may ask."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def choose(
        self,
        some: Asked,
        whole: Asked,
        request: SearchRequest,
        room: int,
        counts: Mapping[str, Any],
    ) -> Found:
        """Return what is found with any or with all words: see `search.request.Match`.

        The answer has the first hits, as many as there is `room` for, and `counts`.
        """
        with_stories = request.collapse
        if some is whole:
            (answer,) = self._searcher.search(some.body(room, counts, with_stories=with_stories))
            total = _total(answer)
            match = request.match
            if match is Match.AUTO:
                match = Match.ALL if total >= request.size else Match.ANY
            return Found(Totals(total, total), match, some, answer)
        asked, other = (whole, some) if request.match is Match.ALL else (some, whole)
        body = asked.body(room, counts, with_stories=with_stories)
        answer, counted = self._searcher.search(body, other.count())
        if asked is whole:
            return Found(Totals(_total(counted), _total(answer)), Match.ALL, whole, answer)
        totals = Totals(_total(answer), _total(counted))
        # Most long questions end here: no page is filled by what has all of their words.
        if request.match is Match.AUTO and totals.all >= request.size:
            body = whole.body(room, counts, with_stories=with_stories)
            (found,) = self._searcher.search(body)
            if _lead_alike(some.sort, request.size, answer, found):
                return Found(totals, Match.ALL, whole, found)
        return Found(totals, Match.ANY, some, answer)


def _total(answer: Answer) -> int:
    total: int = answer["hits"]["total"]["value"]
    return total


def _lead_alike(sort: Sort, size: int, some: Answer, whole: Answer) -> bool:
    """Say whether the most relevant articles have all words; where others lead, none are."""
    if sort is not Sort.RELEVANCE:
        return True
    # Never more than a page, so that every page of a request comes to the same answer.
    lead = min(LEAD, size)
    one, other = ([hit["sort"][1] for hit in each["hits"]["hits"][:lead]] for each in (some, whole))
    return one == other
