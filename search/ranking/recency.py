"""How much a reader wants new articles first: a factor by age that a score is multiplied with.

factor = 1 − s + s · 2^(−age / half-life)

An article as new as the newest keeps its score, a very old one keeps 1 − s of it, one of half-life
age lies midway, and so does one without a date. Age is told from the newest article of the
generation and not from the clock, so that the same index always gives the same answer.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Recency(StrEnum):
    """How much the age of an article counts beside its relevance."""

    NONE = "none"
    MILD = "mild"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class Decay:
    """What age takes away: at most the share `strength` of a score, half of that in `half_life`
    days."""

    strength: float
    half_life: float

    def factor(self, age: float | None) -> float:
        """Return the factor of an article of so many days, or of unknown age."""
        share = 0.5 if age is None else 2 ** (-age / self.half_life)
        return 1 - self.strength + self.strength * share


DECAYS = {
    Recency.MILD: Decay(strength=0.3, half_life=365.0),
    Recency.STRONG: Decay(strength=0.8, half_life=90.0),
}


def recency_factor(recency: Recency, date: dt.date | None, newest: dt.date | None) -> float:
    """Return the factor of an article of `date` where the newest dated article is of `newest`."""
    age = (newest - date).days if date and newest else None
    return DECAYS[recency].factor(age) if recency in DECAYS else 1.0
