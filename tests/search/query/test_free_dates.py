"""Dates in the plain words of a query, as if today were a Sunday, 22 November 2026."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.query import DateRange, iter_leaves, parse_query
from search.query.free_dates import find_free_date

TODAY = dt.date(2026, 11, 22)

PIECES = """
    غزة بعد قبل منذ حتى من إلى في عام عامي شهر بين و أو AND 2015 ٢٠١٦ 2015-2016 13/11/2015 2016-03
    15 آذار 2 كانون الثاني أمس أول الأول اليوم السابع الأسبوع الماضي هذا آخر 7 أيام التسعينيات القرن
    هـ 1437 رمضان ( ) " -كرة +هدنة عنوان:غزة تاريخ:2015 قسم:سياسة و2017 ، ؟
""".split()


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("انتخابات آذار 2016", "انتخابات تاريخ:2016-03"),
        ("انتخابات مارس ٢٠١٦ في مصر", "انتخابات تاريخ:2016-03 في مصر"),
        ("زلزال 2015", "زلزال تاريخ:2015"),
        ("زلزال عام 2015؟", "زلزال تاريخ:2015"),
        ("انفجار أمس", "انفجار تاريخ:2026-11-21"),
        ("انفجار أمس الأول", "انفجار تاريخ:2026-11-20"),
        ("أخبار الأسبوع الماضي", "أخبار تاريخ:2026-11-14..2026-11-20"),
        ("آخر 7 أيام غزة", "تاريخ:2026-11-16..2026-11-22 غزة"),
        ("حرب التسعينيات", "حرب تاريخ:1990..1999"),
        ("هجوم 13/11/2015 باريس", "هجوم تاريخ:2015-11-13 باريس"),
        ("انتخابات 2015-2016", "انتخابات تاريخ:2015..2016"),
        ("بين عامي 2015 و2017 سوريا", "تاريخ:2015..2017 سوريا"),
        ("من آذار 2015 إلى أيار 2016 حلب", "تاريخ:2015-03..2016-05 حلب"),
        ("العراق بعد 2003", "العراق تاريخ:2004.."),
        ("العراق قبل 2003", "العراق تاريخ:..2002"),
        ("رمضان 1437 مصر", "تاريخ:2016-06-06..2016-07-05 مصر"),
        ("+هدنة -كرة 2015", "+هدنة -كرة تاريخ:2015"),
        ('"كأس العالم" 2014', '"كأس العالم" تاريخ:2014'),
        ("خطاب ناصر 1956", "خطاب ناصر تاريخ:1956"),
        ("2016", "تاريخ:2016"),
    ],
)
def test_the_words_of_a_date_are_offered_as_a_filter(typed: str, offered: str) -> None:
    found = find_free_date(typed, TODAY)
    assert found is not None
    assert found.text == offered


@pytest.mark.parametrize(
    "text",
    """
    وزير الخارجية/آذار/رمضان/الربيع العربي/1500 قتيل/1437/9000/15/اليوم السابع/اليوم العالمي للمرأة
    آخر يوم في حياته/مونديال 2030/حرب 2006 و2014/2015 2016/2015 أو 2016/غزة OR 2015/(غزة 2015)
    "آذار 2016"/غزة تاريخ:2015/عنوان:2015/+2015/=2015/
    """.replace("\n    ", "/")
    .strip("/")
    .split("/"),
)
def test_what_is_no_date_or_hardly_one_is_left_alone(text: str) -> None:
    assert find_free_date(text, TODAY) is None


@given(st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join) | st.text(max_size=20))
def test_what_is_offered_says_the_days_and_keeps_the_rest(text: str) -> None:
    found = find_free_date(text, TODAY)
    if found is None:
        return
    start, end = found.span
    assert found.text.startswith(text[:start])
    assert found.text.endswith(text[end:])
    # It can be read without a clock, and names no other day tomorrow.
    days = [leaf for leaf in iter_leaves(parse_query(found.text).root) if _is_date(leaf)]
    assert days == [found.dates]
    assert not any(map(_is_date, iter_leaves(parse_query(text, TODAY).root)))
    assert find_free_date(found.text, TODAY) is None


def _is_date(leaf: object) -> bool:
    return isinstance(leaf, DateRange)
