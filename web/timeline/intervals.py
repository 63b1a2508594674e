"""The days, months and years of a timeline: their order, their bounds and their names."""

import datetime as dt
from collections.abc import Iterator

from search import Interval, SearchRequest, Timeline
from web.language import write_date, write_month

MAX_COLUMNS = 400
"""How many columns are drawn with those in which nothing matches; of more only the others are."""


def number_of_columns(first: dt.date, last: dt.date, interval: Interval) -> int:
    """Return how many intervals there are from the one of a day to that of another."""
    if interval is Interval.DAY:
        return (last - first).days + 1
    years = last.year - first.year
    return years + 1 if interval is Interval.YEAR else years * 12 + last.month - first.month + 1


def span(request: SearchRequest, timelines: list[Timeline]) -> tuple[dt.date, dt.date] | None:
    """Return the first and the last day to be drawn: all that matches, or the range asked for."""
    starts = [bucket.start for each in timelines for bucket in each.buckets]
    if not starts:
        return None
    first, last = min(starts), timelines[0].interval.end(max(starts))
    if request.date_from and request.date_to:
        return request.date_from, request.date_to
    return first, last


def all_starts(first: dt.date, last: dt.date, interval: Interval) -> Iterator[dt.date]:
    """Yield the beginnings of all intervals from that of a day to that of another."""
    start = interval.start(first)
    while start <= last:
        yield start
        end = interval.end(start)
        if end == dt.date.max:
            return
        start = end + dt.timedelta(1)


def name(start: dt.date, interval: Interval) -> str:
    """Return what an interval is called: a day, a month or a year."""
    match interval:
        case Interval.DAY:
            return write_date(start)
        case Interval.MONTH:
            return write_month(start)
        case _:
            return str(start.year)


def short_name(start: dt.date, interval: Interval) -> str:
    """Return what an interval is called below an axis."""
    match interval:
        case Interval.DAY:
            return f"{start.day}/{start.month}"
        case Interval.MONTH:
            return f"{start.month}/{start.year}"
        case _:
            return str(start.year)


def value(start: dt.date, interval: Interval) -> str:
    """Return how an address names an interval: 2016-03 is all of its days."""
    return start.isoformat()[: {Interval.DAY: 10, Interval.MONTH: 7}.get(interval, 4)]
