"""The factors of recency of every document, worked out when they are first asked for."""

import datetime as dt
from collections.abc import Sequence

import numpy as np

from search.compiling import AnyArray
from search.embedded.searching.collection import Part
from search.ranking import Recency
from search.ranking.recency import recency_factor

NO_FACTORS = np.empty(0)


class RecencyFactors:
    """The factors (f64) by document of each segment; any thread may ask.

    `newest` is the date of the newest living article, None where none has one.
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        self._days = [part.days for part in parts]
        living = (part.days[part.alive != 0] for part in parts)
        latest = max((int(days.max(initial=0)) for days in living), default=0)
        self.newest = dt.date.fromordinal(latest) if latest else None
        self._factors = {Recency.NONE: [NO_FACTORS for _ in parts]}

    def factors(self, recency: Recency) -> list[AnyArray]:
        """Return the factors in the order of the segments, empty where all are 1."""
        if recency not in self._factors:
            self._factors[recency] = [self._of_days(recency, days) for days in self._days]
        return self._factors[recency]

    def _of_days(self, recency: Recency, days: AnyArray) -> AnyArray:
        """Return the factor of each day: worked out once for each that there is."""
        distinct, places = np.unique(days, return_inverse=True)
        factors = [recency_factor(recency, _date(day), self.newest) for day in distinct.tolist()]
        return np.array(factors, np.float64)[places]


def _date(day: int) -> dt.date | None:
    return dt.date.fromordinal(day) if day else None
