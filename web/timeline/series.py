"""The numbers of a timeline by column, of one query or of two."""

import datetime as dt
from dataclasses import dataclass

from search import Interval, SearchRequest, SearchResult, Timeline, TimelineBucket
from web.timeline.intervals import MAX_COLUMNS, all_starts, number_of_columns, span


@dataclass(frozen=True, slots=True)
class Series:
    """What one query finds: the articles by the beginning of their interval, and all of them."""

    text: str
    total: int
    undated: int
    buckets: dict[dt.date, TimelineBucket]

    def count(self, start: dt.date) -> int:
        """Return how many articles are dated in an interval."""
        return self.buckets[start].count if start in self.buckets else 0

    def share(self, start: dt.date) -> float:
        """Return what part of the articles that the archive has in an interval is found."""
        bucket = self.buckets.get(start)
        return bucket.count / bucket.archive if bucket else 0.0


@dataclass(frozen=True, slots=True)
class Numbers:
    """One or two series over the same intervals; `starts` are those of the columns."""

    interval: Interval
    starts: tuple[dt.date, ...]
    series: tuple[Series, ...]

    def archive(self, start: dt.date) -> int:
        """Return how many articles the archive has in an interval, 0 where none matches."""
        found = (each.buckets[start].archive for each in self.series if start in each.buckets)
        return next(found, 0)


def numbers(result: SearchResult, request: SearchRequest) -> Numbers | None:
    """Return the numbers of a result, None where nothing that is found has a date."""
    if result.timeline is None:
        return None
    timelines = [result.timeline, *([result.compared.timeline] if result.compared else [])]
    days = span(request, timelines)
    if days is None:
        return None
    series = [_series(result.query.text, result.total, result.timeline)]
    if result.compared:
        other = result.compared
        series.append(_series(other.text, other.total, other.timeline))
    interval = result.timeline.interval
    if number_of_columns(*days, interval) <= MAX_COLUMNS:
        starts = tuple(all_starts(*days, interval))
    else:
        starts = tuple(sorted({start for each in series for start in each.buckets}))
    return Numbers(interval, starts, tuple(series))


def _series(text: str, total: int, timeline: Timeline) -> Series:
    return Series(text, total, timeline.undated, {each.start: each for each in timeline.buckets})
