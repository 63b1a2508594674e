"""The days of months in both calendars.

The Hijri calendar is that of Umm al-Qura, which hijridate knows from 1343 to 1500 (1924 to 2077).
"""

import calendar
import datetime as dt
from functools import lru_cache
from typing import NamedTuple

from hijridate import Gregorian, Hijri

from corpus.calendar.names import Calendar

HIJRI_YEARS = range(1343, 1501)
Days = tuple[dt.date, dt.date]


class HijriDate(NamedTuple):
    """A day by its year, its month from 1 to 12, and its number in the month."""

    year: int
    month: int
    day: int


@lru_cache(maxsize=4096)
def hijri_date(date: dt.date) -> HijriDate | None:
    """Return a day as the Hijri calendar has it, None outside the years that are known.

    These are 1343 to 1500, August 1924 to November 2077.

    >>> hijri_date(dt.date(2023, 4, 5))
    HijriDate(year=1444, month=9, day=14)
    """
    try:
        return HijriDate(*Gregorian(date.year, date.month, date.day).to_hijri().datetuple())
    except (ValueError, OverflowError):
        return None


def month_days(year: int, number: int, which: Calendar) -> Days:
    """Return the first and the last day of a month.

    Raises:
        ValueError, OverflowError: the calendar does not know the year or the month.
    """
    if which is Calendar.HIJRI:
        first = hijri_day(year, number, 1)
        return first, first + dt.timedelta(Hijri(year, number, 1).month_length() - 1)
    last = calendar.monthrange(year, number)[1]
    return dt.date(year, number, 1), dt.date(year, number, last)


def hijri_day(year: int, month: int, day: int) -> dt.date:
    """Return a day of the Hijri calendar in the Gregorian.

    Raises:
        ValueError, OverflowError: there is no such day, or its year is not known.
    """
    return dt.date(*Hijri(year, month, day).to_gregorian().timetuple()[:3])
