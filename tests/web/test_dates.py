"""The pattern of dates has every day of the calendar, and no other."""

import calendar
import re
from itertools import product

import pytest

from web.dates import PATTERN, first_day, last_day


def is_date(text: str) -> bool:
    """Return whether a text is a year, a month or a day, by counting."""
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    return year > 0 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


@pytest.mark.parametrize("year", [0, 1, 4, 100, 400, 1900, 1999, 2000, 2024, 2100, 9996, 9999])
def test_pattern_has_the_days_that_there_are(year: int) -> None:
    months = [f"{year:04}-{month:02}" for month in range(100)]
    days = [f"{month}-{day:02}" for month, day in product(months[:14], range(33))]
    for text in (f"{year:04}", *months, *days):
        assert bool(re.fullmatch(PATTERN, text)) == is_date(text), text


def test_leap_years_are_those_of_the_calendar() -> None:
    for year in range(1, 10_000):
        is_leap = bool(re.fullmatch(PATTERN, f"{year:04}-02-29"))
        assert is_leap == calendar.isleap(year), year


def test_what_the_pattern_has_is_understood() -> None:
    for text in ("0001", "9999", "0004-02-29", "9999-12", "2017-04-30"):
        assert re.fullmatch(PATTERN, text)
        first, last = first_day(text), last_day(text)
        assert first and last and first <= last
