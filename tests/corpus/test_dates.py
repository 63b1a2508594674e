import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.calendar import HIJRI_YEARS, MONTH_NAMES, Calendar, hijri_day
from corpus.dates import FIRST_DAY, ParsedDate, parse_date, parse_timestamp

TODAY = dt.date(2026, 11, 22)
days = st.dates(min_value=FIRST_DAY, max_value=TODAY)
PIECES = st.sampled_from(
    "12 9 30 2012 1437 رمضان شوال يوليو تموز كانون الثاني / - . ، هـ م الموافق الثلاثاء 21:21 "
    "T Z +03:00 1342810875 ٢٤ May".split()
)


@pytest.mark.parametrize(
    "text",
    ["\u200f24/07/2012\u200e", "\u200f24\u200f/\u200f07\u200f/2012", "\u202b2012-07-24\u202c\n"],
)
def test_what_cannot_be_seen_does_not_matter(text: str) -> None:
    assert parse_date(text, TODAY) == ParsedDate(dt.date(2012, 7, 24))


def test_tomorrow_can_be_today_elsewhere() -> None:
    assert parse_date("2026-11-23", TODAY) == ParsedDate(dt.date(2026, 11, 23))
    assert parse_date("2026-11-24", TODAY) == ParsedDate(None, note="date out of range: 2026-11-24")
    assert parse_date("2026-11-24", dt.date(2026, 12, 1)) == ParsedDate(dt.date(2026, 11, 24))


def test_clock_is_asked_where_no_day_is_given() -> None:
    today = dt.date.today()
    assert parse_date(today.isoformat()) == ParsedDate(today)
    assert parse_date(f"{today.year + 2}-01-01").day is None


@pytest.mark.parametrize("text", ["1342810875", "1342810875.5", "1342810875000", "١٣٤٢٨١٠٨٧٥"])
def test_timestamp_is_a_day_in_utc(text: str) -> None:
    assert parse_timestamp(text, TODAY) == ParsedDate(dt.date(2012, 7, 20))


@pytest.mark.parametrize("text", ["", "134281", "13428108751342810875", "-1342810875", "20120720"])
def test_other_number_is_no_timestamp(text: str) -> None:
    assert parse_timestamp(text, TODAY) is None


def test_timestamp_of_the_future_is_out_of_range() -> None:
    parsed = parse_timestamp("9999999999", TODAY)
    assert parsed == ParsedDate(None, note="date out of range: 9999999999")


def test_long_note_is_cut() -> None:
    text = "الخميس الموافق يوم الخميس في يوم الخميس بتاريخ 24 من شهر يوليو سنة 9999 م"
    assert parse_date(text, TODAY) == ParsedDate(None, note=f"date out of range: {text[:60]}")


@given(st.text())
def test_any_text_is_a_date_or_none(text: str) -> None:
    assert parse_date(text, TODAY) is None or parse_date(text, TODAY) != ParsedDate(None)


@given(st.lists(PIECES, max_size=9), st.sampled_from(["", " "]))
def test_any_words_of_dates_are_a_date_or_none(pieces: list[str], joiner: str) -> None:
    parsed = parse_date(joiner.join(pieces), TODAY)
    assert parsed is None or parsed.note or FIRST_DAY <= (parsed.day or FIRST_DAY) <= TODAY


@given(days)
def test_every_day_is_understood_in_every_order(day: dt.date) -> None:
    parsed = ParsedDate(day)
    assert parse_date(day.isoformat(), TODAY) == parsed
    assert parse_date(f"{day:%d/%m/%Y}", TODAY) == parsed
    assert parse_date(f"{day:%Y%m%d}", TODAY) == parsed
    assert parse_date(f"{day:%a, %d %b %Y} 10:00:00 +0100", TODAY) == parsed


@given(days, st.integers(min_value=0), st.sampled_from(["{} {} {}", "{}/{}/{}", "{} {}، {} م"]))
def test_every_name_of_a_month_is_understood(day: dt.date, choice: int, form: str) -> None:
    names = MONTH_NAMES[Calendar.GREGORIAN][day.month - 1]
    name = names[choice % len(names)]
    assert parse_date(form.format(day.day, name, day.year), TODAY) == ParsedDate(day)


@given(
    st.sampled_from([*HIJRI_YEARS][:104]),
    st.integers(1, 12),
    st.integers(1, 29),
    st.integers(min_value=0),
)
def test_every_hijri_day_is_understood(year: int, month: int, day: int, choice: int) -> None:
    names = MONTH_NAMES[Calendar.HIJRI][month - 1]
    expected = ParsedDate(hijri_day(year, month, day), f"{year}-{month:02}-{day:02}")
    assert parse_date(f"{day} {names[choice % len(names)]} {year} هـ", TODAY) == expected
    assert parse_date(f"{day}/{month}/{year} هـ", TODAY) == expected
    both = f"{day}/{month}/{year} هـ الموافق {expected.day:%d/%m/%Y}م"
    assert parse_date(both, TODAY) == expected
