"""Dates as they are typed in a query."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from search.query.dates import parse_dates
from search.query.months import MONTH_NAMES, all_days, falls_in
from search.query.nodes import Calendar, MonthOfYears

TODAY = dt.date(2026, 11, 22)
"""A Sunday."""


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
        ("2015...2016", "2015-01-01", "2016-12-31"),
        ("2015 .. 2016", "2015-01-01", "2016-12-31"),
        ("2015-2016", "2015-01-01", "2016-12-31"),
        ("2015 - 2016", "2015-01-01", "2016-12-31"),
        ("من 2015 إلى آذار 2016", "2015-01-01", "2016-03-31"),
        ("من 1 كانون الثاني 2015 حتى 15 آذار 2016", "2015-01-01", "2016-03-15"),
        ("بين 2015 و2016", "2015-01-01", "2016-12-31"),
        ("بين ٢٠١٥ و ٢٠١٦", "2015-01-01", "2016-12-31"),
        ("[2015 TO 2016]", "2015-01-01", "2016-12-31"),
        ("منذ 2015", "2015-01-01", None),
        ("حتى آذار 2015", None, "2015-03-31"),
        ("قبل 2015", None, "2014-12-31"),
        ("بعد آذار 2015", "2015-04-01", None),
        ("31/12/2015", "2015-12-31", "2015-12-31"),
        ("٣١-١٢-٢٠١٥", "2015-12-31", "2015-12-31"),
        ("3/2016", "2016-03-01", "2016-03-31"),
        ("آذار 2016", "2016-03-01", "2016-03-31"),
        ("مارس ٢٠١٦", "2016-03-01", "2016-03-31"),
        ("March 2016", "2016-03-01", "2016-03-31"),
        ("جانفي 2016", "2016-01-01", "2016-01-31"),
        ("غشت 2016", "2016-08-01", "2016-08-31"),
        ("هانيبال 1986", "1986-08-01", "1986-08-31"),
        ("كانون الثاني 2016", "2016-01-01", "2016-01-31"),
        ("كانون 2 2016", "2016-01-01", "2016-01-31"),
        ("كانون الثاني/يناير 2016", "2016-01-01", "2016-01-31"),
        ("يناير (كانون الثاني) 2016", "2016-01-01", "2016-01-31"),
        ("الجمعة 15 نيسان 2016", "2016-04-15", "2016-04-15"),
        ("15-نيسان-2016", "2016-04-15", "2016-04-15"),
        ("عام 1948", "1948-01-01", "1948-12-31"),
        ("2016م", "2016-01-01", "2016-12-31"),
        ("رمضان 1437", "2016-06-06", "2016-07-05"),
        ("رمضان ١٤٣٧ هـ", "2016-06-06", "2016-07-05"),
        ("شهر رمضان 1437هـ", "2016-06-06", "2016-07-05"),
        ("رمضان 2016", "2016-06-06", "2016-07-05"),
        ("1 رمضان 1437", "2016-06-06", "2016-06-06"),
        ("1/9/1437", "2016-06-06", "2016-06-06"),
        ("1437/9/1", "2016-06-06", "2016-06-06"),
        ("1437-09-01", "1437-09-01", "1437-09-01"),
        ("1437-09", "2016-06-06", "2016-07-05"),
        ("1437", "2015-10-14", "2016-10-01"),
    ],
)
def test_days_that_are_named(text, first, last):
    found = parse_dates(text)
    assert found is not None
    assert found.first == (first and dt.date.fromisoformat(first))
    assert found.last == (last and dt.date.fromisoformat(last))


UNKNOWN = """
    غدا 15 201 20155 2015- -2015 2015-13 2015-00 2015-02-00 2015-02-30 2015-2-3-4 2015/02/31 0000
    .. ... 2015..2016..2017 2016..2015 2015-06..2015-05 2015..غدا 32/1/2015 1/13/2015 31/2/2015
    1501هـ    مارس..أبريل أمس الأسبوع_الماضي 30-شباط-2016 بين_2015
"""


@pytest.mark.parametrize("text", [*(it.replace("_", " ") for it in UNKNOWN.split()), "", " "])
def test_what_names_no_days(text):
    assert parse_dates(text) is None


def test_two_years_without_sign_name_no_days():
    assert parse_dates("2015 2016") is None


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


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("اليوم", "2026-11-22", "2026-11-22"),
        ("أمس", "2026-11-21", "2026-11-21"),
        ("البارحة", "2026-11-21", "2026-11-21"),
        ("أول من أمس", "2026-11-20", "2026-11-20"),
        ("هذا الأسبوع", "2026-11-21", "2026-11-27"),
        ("الأسبوع الماضي", "2026-11-14", "2026-11-20"),
        ("الأُسبوع الفائت", "2026-11-14", "2026-11-20"),
        ("الشهر الماضي", "2026-10-01", "2026-10-31"),
        ("الشهر الحالي", "2026-11-01", "2026-11-30"),
        ("العام الماضي", "2025-01-01", "2025-12-31"),
        ("السنة المنصرمة", "2025-01-01", "2025-12-31"),
        ("هذه السنة", "2026-01-01", "2026-12-31"),
        ("القرن الماضي", "1900-01-01", "1999-12-31"),
        ("آخر 7 أيام", "2026-11-16", "2026-11-22"),
        ("آخر أسبوع", "2026-11-16", "2026-11-22"),
        ("آخر ٣ أشهر", "2026-08-23", "2026-11-22"),
        ("آخر سنة", "2025-11-23", "2026-11-22"),
        ("التسعينيات", "1990-01-01", "1999-12-31"),
        ("التسعينات", "1990-01-01", "1999-12-31"),
        ("العشرينيات", "2020-01-01", "2029-12-31"),
        ("الثلاثينيات", "1930-01-01", "1939-12-31"),
        ("عشرينيات القرن الماضي", "1920-01-01", "1929-12-31"),
        ("ثلاثينيات القرن الحالي", "2030-01-01", "2039-12-31"),
        ("أمس..اليوم", "2026-11-21", "2026-11-22"),
        ("منذ الشهر الماضي", "2026-10-01", None),
    ],
)
def test_days_that_are_named_from_today(text, first, last):
    found = parse_dates(text, TODAY)
    assert found is not None
    assert (found.first, found.last) == tuple(
        day and dt.date.fromisoformat(day) for day in (first, last)
    )
    assert parse_dates(text) is None


def test_months_before_the_last_day_of_a_month_end_with_it():
    assert parse_dates("آخر شهر", dt.date(2026, 3, 31)).first == dt.date(2026, 3, 1)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("آذار", MonthOfYears(3)),
        ("كانون الثاني", MonthOfYears(1)),
        ("كانون 2", MonthOfYears(1)),
        ("تشرين الأول/أكتوبر", MonthOfYears(10)),
        ("شهر رمضان", MonthOfYears(9, Calendar.HIJRI)),
        ("ذي الحجة", MonthOfYears(12, Calendar.HIJRI)),
    ],
)
def test_month_without_a_year_is_that_of_every_year(text, month):
    assert parse_dates(text) == month


def test_days_of_a_month_in_all_years_are_in_order():
    for month in set(MONTH_NAMES.values()):
        days = all_days(month.number, month.calendar)
        assert all(first < last < later for (first, last), (later, _) in pairwise(days))
    assert (dt.date(2016, 2, 1), dt.date(2016, 2, 29)) in all_days(2, Calendar.GREGORIAN)


def test_names_of_months_are_all_understood_with_a_year():
    for words, month in MONTH_NAMES.items():
        year = 1440 if month.calendar is Calendar.HIJRI else 2019
        assert parse_dates(f"{' '.join(words)} {year}") is not None, words


@given(st.text("0123 .-/آذاركنوالثيمسهجرأبعقوTO", max_size=40), st.dates())
def test_any_text_at_any_day_names_days_or_none(text, today):
    parse_dates(text, today)


@given(st.dates(), st.sampled_from(sorted(MONTH_NAMES.values(), key=str)))
@example(dt.date.min, MonthOfYears(1))
@example(dt.date.max, MonthOfYears(12))
@example(dt.date(2016, 7, 5), MonthOfYears(9, Calendar.HIJRI))
def test_day_falls_in_a_month_if_it_is_one_of_its_days(day, month):
    days = all_days(month.number, month.calendar)
    assert falls_in(day, month) == any(first <= day <= last for first, last in days)
