"""The two calendars of Arabic newspapers: names of months and days, and days from one to the other.

The one place for both: readers of articles and the query language draw on it.
"""

from corpus.calendar.conversion import (
    HIJRI_YEARS,
    Days,
    HijriDate,
    hijri_date,
    hijri_day,
    month_days,
)
from corpus.calendar.names import MONTH_NAMES, WEEKDAYS, Calendar

__all__ = [
    "HIJRI_YEARS",
    "MONTH_NAMES",
    "WEEKDAYS",
    "Calendar",
    "Days",
    "HijriDate",
    "hijri_date",
    "hijri_day",
    "month_days",
]
