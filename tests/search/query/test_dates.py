"""Dates as they are typed in a query."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.query.dates import parse_dates


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2015", "2015-01-01", "2015-12-31"),
        ("2015-02", "2015-02-01", "2015-02-28"),
        ("2016/2", "2016-02-01", "2016-02-29"),
        ("2016-12", "2016-12-01", "2016-12-31"),
        ("2016-02-29", "2016-02-29", "2016-02-29"),
        ("٢٠١٦/٢/٩", "2016-02-09", "2016-02-09"),
        ("۲۰۱۶", "2016-01-01", "2016-12-31"),
        ("2015..2017", "2015-01-01", "2017-12-31"),
        ("2015-03..2015-04", "2015-03-01", "2015-04-30"),
        ("٢٠١٥..٢٠١٥/٠١/٠٣", "2015-01-01", "2015-01-03"),
        ("2015-05-01..2015-05-01", "2015-05-01", "2015-05-01"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
        ("2015،", "2015-01-01", "2015-12-31"),
        ("«2015»؟", "2015-01-01", "2015-12-31"),
        (" 2015 ", "2015-01-01", "2015-12-31"),
        ("2015..", "2015-01-01", None),
        ("..2015", None, "2015-12-31"),
    ],
)
def test_days_that_are_named(text, first, last):
    found = parse_dates(text)
    assert found is not None
    assert found.first == (first and dt.date.fromisoformat(first))
    assert found.last == (last and dt.date.fromisoformat(last))


UNKNOWN = """
    غدا 15 201 20155 2015- -2015 2015-13 2015-00 2015-02-00 2015-02-30 2015-2-3-4 2015/02/31 0000
    .. ... 2015...2016 2015..2016..2017 2016..2015 2015-06..2015-05 2015..غدا 2015-2016 31/12/2015
"""


@pytest.mark.parametrize("text", [*UNKNOWN.split(), "", " ", "2015 2016"])
def test_what_names_no_days(text):
    """Also day before month: 31/12/2015 is not understood yet."""
    assert parse_dates(text) is None


@given(st.dates(), st.dates())
def test_iso_dates_name_themselves(one, other):
    first, last = sorted((one, other))
    found = parse_dates(f"{first}..{last}")
    assert found is not None
    assert (found.first, found.last) == (first, last)


@given(st.text("0123456789٠١٢-/. ", max_size=25))
def test_anything_is_a_range_that_does_not_end_before_it_begins_or_nothing(text):
    found = parse_dates(text)
    if found is not None:
        assert found.first or found.last
        assert (found.first or dt.date.min) <= (found.last or dt.date.max)
