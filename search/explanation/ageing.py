"""Derives what the age of an article makes of its score."""

import datetime as dt

from search.ranking import Recency
from search.ranking.recency import recency_factor
from search.request import Explanation


def with_recency(
    score: Explanation, recency: Recency, date: dt.date | None, newest: dt.date | None
) -> Explanation:
    """Return a score multiplied by the factor of an article of `date`; itself where age is nothing.

    `newest` is the date of the newest article of the index.
    """
    if recency is Recency.NONE:
        return score
    age = "undated" if date is None or newest is None else f"{(newest - date).days} days"
    factor = Explanation(
        recency_factor(recency, date, newest),
        f"recency: {recency} by age from the newest article, {age}",
    )
    return Explanation(score.value * factor.value, "aged: score · recency", (score, factor))
