"""What is told of a generation as a whole: its size, the lengths of its texts, its newest day."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from search.opensearch.querying.searcher import Searcher
from search.ranking import Recency
from search.ranking.recency import recency_factor


@dataclass(frozen=True, slots=True)
class Archive:
    """The articles of a generation together.

    `averages` are the mean lengths of the text fields over the articles that have them, `newest` is
    the day of the newest article, None where none has a date. `has_stories` says that some
    articles say nearly the same.
    """

    size: int
    averages: Mapping[str, float]
    newest: dt.date | None
    has_stories: bool

    def factor(self, recency: Recency, date: dt.date | None) -> float:
        """Return what the score of an article of a date is multiplied by."""
        return recency_factor(recency, date, self.newest)


def find_newest(searcher: Searcher) -> dt.date | None:
    """Return the day of the newest article, None where none has a date."""
    (answer,) = searcher.search({"size": 0, "aggs": {"newest": {"max": {"field": "day"}}}})
    newest = answer["aggregations"]["newest"]["value"]
    return dt.date.fromordinal(int(newest)) if newest else None
