"""Days of the Gregorian calendar in the Hijri one."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.calendar import hijri_date, hijri_day


@given(st.dates(dt.date(1924, 8, 1), dt.date(2077, 11, 16)))
def test_there_and_back(date: dt.date) -> None:
    known = hijri_date(date)
    assert known is not None
    assert hijri_day(*known) == date


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (dt.date(2024, 7, 7), (1446, 1, 1)),
        (dt.date(2026, 2, 18), (1447, 9, 1)),
        (dt.date(1924, 7, 31), None),
        (dt.date(2077, 11, 17), None),
        (dt.date.min, None),
        (dt.date.max, None),
    ],
)
def test_days_that_are_known_and_days_outside(date: dt.date, expected: object) -> None:
    assert hijri_date(date) == expected
