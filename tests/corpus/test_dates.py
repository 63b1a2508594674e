import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import parse_date

DAY = dt.date(2012, 7, 24)


@pytest.mark.parametrize(
    "text",
    [
        "2012-07-24",
        "20120724",
        "2012-07-24T23:30:00+03:00",
        "2012-07-24T23:30:00.123Z",
        "2012-07-24T233000",
        "2012-07-24 23:30",
        "2012/7/24",
        "2012.07.24",
        "24/07/2012",
        "24/07/2012 21:21:15",
        "24/7/2012، 9:21 م",
        "24-07-2012 - 21:21",
        "24 - 07 - 2012",
        "24.07.2012 9:21 p.m.",
        "Tue, 24 Jul 2012 21:21:15 +0300",
        "Tue, 24 Jul 2012 21:21:15 +0000 (UTC)",
        "24 Jul 12 21:21 GMT",
        "24 July 2012",
        "الثلاثاء 24/07/2012",
        "الثلاثاء، ٢٤/٠٧/٢٠١٢",
        "٢٠١٢-٠٧-٢٤",
        "۲۰۱۲/۰۷/۲۴",
        "\u200f24/07/2012\u200e",
        "\u200f24\u200f/\u200f07\u200f/2012",
        "\u202b2012-07-24\u202c\n",
    ],
)
def test_date_is_understood(text: str) -> None:
    assert parse_date(text) == DAY


def test_date_is_the_local_one_as_written() -> None:
    assert parse_date("2012-01-01T00:30:00+05:00") == dt.date(2012, 1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2012",
        "2012-07",
        "12/25/2012",
        "31/02/2012",
        "24/07/12",
        "12-5-1440",
        "1849-12-31",
        "2101-01-01",
        "0000-00-00",
        "24 يوليو 2012",
        "القاهرة 24/07/2012",
        "24/07/2012 القاهرة",
        "2012-07-24 2012-07-25",
        "1342810875",
        "12.345.678",
    ],
)
def test_what_is_no_certain_date_is_none(text: str) -> None:
    assert parse_date(text) is None


@given(st.text())
def test_any_text_is_a_date_or_none(text: str) -> None:
    assert parse_date(text) is None or isinstance(parse_date(text), dt.date)


@given(st.dates(min_value=dt.date(1850, 1, 1), max_value=dt.date(2100, 12, 31)))
def test_every_day_is_understood_in_every_order(day: dt.date) -> None:
    assert parse_date(day.isoformat()) == day
    assert parse_date(f"{day:%d/%m/%Y}") == day
    assert parse_date(f"{day:%a, %d %b %Y} 10:00:00 +0100") == day
