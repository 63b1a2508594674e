"""The months as the query names them: by folded words, with their days in every year."""

import datetime as dt
from bisect import bisect_right
from functools import cache

from corpus.calendar import HIJRI_YEARS, Calendar, Days, month_days
from corpus.calendar import MONTH_NAMES as WRITTEN_NAMES
from search.analysis import fold
from search.query.nodes import MonthOfYears

MONTH_NAMES: dict[tuple[str, ...], MonthOfYears] = {
    tuple(fold(name).split()): MonthOfYears(number, which)
    for which, months in WRITTEN_NAMES.items()
    for number, names in enumerate(months, 1)
    for name in names
}
"""The months by the folded words of their names."""


def name_of(month: MonthOfYears) -> str:
    """Return the first name of a month: `مارس`, `رمضان`."""
    return WRITTEN_NAMES[month.calendar][month.number - 1][0]


@cache
def all_days(number: int, which: Calendar) -> tuple[Days, ...]:
    """Return the first and last days of a month in all years that its calendar knows, in order."""
    years = HIJRI_YEARS if which is Calendar.HIJRI else range(dt.MINYEAR, dt.MAXYEAR + 1)
    return tuple(month_days(year, number, which) for year in years)


def falls_in(day: dt.date, month: MonthOfYears) -> bool:
    """Say whether a day is one of a month, in whatever year its calendar knows."""
    days = all_days(month.number, month.calendar)
    begun = bisect_right(days, (day, dt.date.max))
    return begun > 0 and day <= days[begun - 1][1]
