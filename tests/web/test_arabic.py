import datetime as dt

import pytest

from web.language.arabic import (
    ARTICLES,
    MONTHS,
    RESULTS,
    count,
    group_thousands,
    write_date,
    write_seconds,
)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "لا نتائج"),
        (1, "نتيجة واحدة"),
        (2, "نتيجتان"),
        (3, "3 نتائج"),
        (10, "10 نتائج"),
        (11, "11 نتيجة"),
        (99, "99 نتيجة"),
        (100, "100 نتيجة"),
        (101, "101 نتيجة"),
        (102, "102 نتيجة"),
        (103, "103 نتائج"),
        (110, "110 نتائج"),
        (111, "111 نتيجة"),
        (200, "200 نتيجة"),
        (1003, "1,003 نتائج"),
        (1_234_567, "1,234,567 نتيجة"),
    ],
)
def test_results_are_counted_by_the_plural_rules_of_cldr(number: int, expected: str) -> None:
    assert count(number, RESULTS) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, "لا مقالات"), (1, "مقالة واحدة"), (2, "مقالتان"), (5, "5 مقالات"), (166, "166 مقالة")],
)
def test_articles_are_counted_by_the_same_rules(number: int, expected: str) -> None:
    assert count(number, ARTICLES) == expected


def test_thousands_are_grouped_with_western_digits() -> None:
    assert group_thousands(0) == "0"
    assert group_thousands(999) == "999"
    assert group_thousands(10_000) == "10,000"


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (dt.date(2017, 1, 20), "20 كانون الثاني/يناير 2017"),
        (dt.date(1975, 4, 13), "13 نيسان/أبريل 1975"),
        (dt.date(2026, 12, 1), "1 كانون الأول/ديسمبر 2026"),
    ],
)
def test_a_date_has_both_names_of_its_month(date: dt.date, expected: str) -> None:
    assert write_date(date) == expected


def test_there_are_twelve_different_months() -> None:
    assert len(set(MONTHS)) == 12


@pytest.mark.parametrize(
    ("milliseconds", "expected"),
    [
        (0, "أقلّ من 0.001 ثانية"),
        (0.99, "أقلّ من 0.001 ثانية"),
        (1, "0.001 ثانية"),
        (12.345, "0.012 ثانية"),
        (1234, "1.2 ثانية"),
    ],
)
def test_a_duration_is_written_in_seconds(milliseconds: float, expected: str) -> None:
    assert write_seconds(milliseconds) == expected
