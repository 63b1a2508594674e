"""Dates as a query string carries them: a day, or a month or a year that stands for its days."""

import datetime as dt
import re
from calendar import monthrange

from search import Interval, SearchRequest

_YEAR = "(?!0000)[0-9]{4}"
_LEAP_YEAR = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][48]|[13579][26]|[2468]0)00)"
PATTERN = "|".join(
    (
        _YEAR,
        f"{_YEAR}-(0[1-9]|1[0-2])",
        f"{_YEAR}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])",
        f"{_YEAR}-(0[13-9]|1[0-2])-(29|30)",
        f"{_YEAR}-(0[13578]|1[02])-31",
        f"{_LEAP_YEAR}-02-29",
    )
)
"""Every year, month and day that there is, as they are best written."""
_WRITTEN = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


def first_day(value: object) -> dt.date | None:
    """Return the first of the days meant; a blank is no date.

    >>> first_day("2017-03"), first_day("٢٠١٧")
    (datetime.date(2017, 3, 1), datetime.date(2017, 1, 1))
    """
    if not (written := str(value).strip()):
        return None
    year, month, day = _parts(written)
    return dt.date(year, month or 1, day or 1)


def last_day(value: object) -> dt.date | None:
    """Return the last of the days meant; a blank is no date.

    >>> last_day("2016-02"), last_day("2017")
    (datetime.date(2016, 2, 29), datetime.date(2017, 12, 31))
    """
    if not (written := str(value).strip()):
        return None
    year, month, day = _parts(written)
    month = month or 12
    return dt.date(year, month, day or _days_in(year, month))


def exact_period(request: SearchRequest) -> Interval | None:
    """Return whether the range of dates is one day, one month or one year."""
    first, last = request.date_from, request.date_to
    if not (first and last):
        return None
    for interval in (Interval.DAY, Interval.MONTH, Interval.YEAR):
        if interval.start(first) == first and interval.end(first) == last:
            return interval
    return None


def _days_in(year: int, month: int) -> int:
    if not (1 <= month <= 12 and year):
        raise ValueError("there is no such month")
    return monthrange(year, month)[1]


def _parts(written: str) -> tuple[int, int, int]:
    """Return year, month and day, 0 for what is not written."""
    match = _WRITTEN.fullmatch(written)
    if not match:
        raise ValueError("write a date as 2017, 2017-03 or 2017-03-25")
    year, month, day = (int(part or 0) for part in match.groups())
    return year, month, day
