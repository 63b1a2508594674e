"""The factor of age: what it is at its landmarks, and that the newer never has less of it."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.ranking import Recency
from search.ranking.recency import DECAYS, Decay, recency_factor

NEWEST = dt.date(2020, 6, 30)
days = st.dates(dt.date(1900, 1, 1), NEWEST)
wanted = st.sampled_from([Recency.MILD, Recency.STRONG])


@pytest.mark.parametrize(
    ("recency", "age", "expected"),
    [
        (Recency.MILD, 0, 1.0),
        (Recency.MILD, 365, 0.85),
        (Recency.MILD, 730, 0.775),
        (Recency.MILD, None, 0.85),
        (Recency.STRONG, 0, 1.0),
        (Recency.STRONG, 90, 0.6),
        (Recency.STRONG, 180, 0.4),
        (Recency.STRONG, None, 0.6),
        (Recency.NONE, 90_000, 1.0),
        (Recency.NONE, None, 1.0),
    ],
)
def test_landmarks(recency, age, expected):
    date = None if age is None else dt.date.max - dt.timedelta(age)
    assert recency_factor(recency, date, dt.date.max) == pytest.approx(expected, rel=1e-12)


def test_nothing_is_dated():
    assert recency_factor(Recency.MILD, None, None) == pytest.approx(0.85)


@given(wanted, days, days)
def test_the_newer_never_has_less(recency, one, other):
    older, newer = sorted((one, other))
    assert recency_factor(recency, older, NEWEST) <= recency_factor(recency, newer, NEWEST) <= 1


@given(wanted, days)
def test_strong_takes_more_than_mild_and_neither_takes_all(recency, date):
    factor = recency_factor(recency, date, NEWEST)
    assert 1 - DECAYS[recency].strength <= factor <= 1
    strong = recency_factor(Recency.STRONG, date, NEWEST)
    assert strong <= recency_factor(Recency.MILD, date, NEWEST)


@given(st.floats(0, 1), st.floats(1, 10_000), st.floats(0, 100_000))
def test_a_half_life_halves_what_age_leaves(strength, half_life, age):
    decay = Decay(strength, half_life)
    floor = 1 - strength
    now, later = decay.factor(age), decay.factor(age + half_life)
    assert later - floor == pytest.approx((now - floor) / 2, abs=1e-12)
    assert decay.factor(None) == pytest.approx((1 + floor) / 2)
