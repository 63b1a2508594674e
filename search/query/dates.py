"""Dates as a user types them in a query: a year, a month, a day, or two of them with `..`."""

import calendar
import datetime as dt
import re

from search.analysis import fold
from search.query.nodes import NO_SPAN, DateRange, Span

_AROUND = " ؟،؛,;!?()«»"
_DATE = re.compile(r"(\d{4})(?:[-/](\d{1,2}))?(?:[-/](\d{1,2}))?")


def parse_dates(text: str, span: Span = NO_SPAN) -> DateRange | None:
    """Return the days that `text` names, or None where it names none.

    `parse_dates("2016-02")` is the whole February; `2015..2017` is three years, `2015..` has no
    end. Eastern digits are digits.
    """
    first, dots, last = fold(text).strip(_AROUND).partition("..")
    if not dots:
        last = first
    days = [_days(part) if part else (None, None) for part in (first, last)]
    if None in days or (not first and not last):
        return None
    (begin, _), (_, end) = (day or (None, None) for day in days)
    if begin and end and begin > end:
        return None
    return DateRange(begin, end, span)


def _days(text: str) -> tuple[dt.date, dt.date] | None:
    """Return the first and the last day of a year, a month or a day."""
    match = _DATE.fullmatch(text)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        begin = dt.date(year, 1 if month is None else month, 1 if day is None else day)
        last_month = month or 12
        return begin, dt.date(year, last_month, day or calendar.monthrange(year, last_month)[1])
    except ValueError:
        return None
