"""What is counted of everything that matched: facets, the timeline, totals."""

import datetime as dt
from dataclasses import dataclass

from search.request.interval import Interval

MAX_FACET_VALUES = 50
"""How many values of a facet are counted by name, the most frequent."""


@dataclass(frozen=True, slots=True)
class FacetCount:
    """A value of a facet and how many of the matching articles have it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class TimelineBucket:
    """The first day of an interval and how many of the matching articles are dated in it.

    `archive` is how many articles of the whole archive are, whatever the query and its filters.
    """

    start: dt.date
    count: int
    archive: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The matching articles by date, the oldest first; together the buckets and `undated` are all.

    An interval without an article is left out. `interval` is what was counted by, never `AUTO`.
    """

    interval: Interval
    buckets: tuple[TimelineBucket, ...]
    undated: int


@dataclass(frozen=True, slots=True)
class Compared:
    """The timeline of another query under the same filters, by the same interval."""

    text: str
    total: int
    timeline: Timeline


@dataclass(frozen=True, slots=True)
class Totals:
    """How many articles have any of the words that are wanted, and how many all of them."""

    any: int
    all: int
