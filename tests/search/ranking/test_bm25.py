"""The three formulas of BM25F, by hand."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.ranking import bm25

counts = st.integers(1, 10_000)


@pytest.mark.parametrize(
    ("articles", "doc_freq", "expected"),
    [
        (1, 1, math.log(1 + 0.5 / 1.5)),
        (10, 1, math.log(1 + 9.5 / 1.5)),
        (10, 5, math.log(2)),
        (10, 10, math.log(1 + 0.5 / 10.5)),
        (100, 0.3, math.log(1 + 100.2 / 0.8)),
        (0, 0, math.log(2)),
    ],
)
def test_idf(articles, doc_freq, expected):
    assert bm25.idf(articles, doc_freq) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(
    ("term_freq", "length", "average", "expected"),
    [
        (1, 100, 100, 1),
        (3, 100, 100, 3),
        (1, 200, 100, 1 / 1.9),
        (2, 50, 100, 2 / 0.55),
        (1, 1, 1000, 1 / (0.1 + 0.9 / 1000)),
    ],
)
def test_normalised_frequency(term_freq, length, average, expected):
    assert bm25.normalised(term_freq, length, average) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(
    ("term_freq", "expected"), [(0, 0), (1, 1), (1.2, 1.1), (2.4, 2.4 * 2.2 / 3.6)]
)
def test_saturated_frequency(term_freq, expected):
    assert bm25.saturated(term_freq) == pytest.approx(expected, rel=1e-12)


@given(counts, counts)
def test_rarer_words_weigh_more_and_none_weighs_nothing(one, other):
    articles, rare, common = one + other, min(one, other), max(one, other)
    assert bm25.idf(articles, rare) >= bm25.idf(articles, common) > 0


@given(counts, counts, counts)
def test_more_occurrences_weigh_more_and_longer_fields_less(term_freq, length, average):
    here = bm25.normalised(term_freq, length, average)
    assert bm25.normalised(term_freq + 1, length, average) > here
    assert bm25.normalised(term_freq, length + 1, average) < here
    assert 0 < bm25.saturated(here) < bm25.saturated(here + 1) < bm25.K1 + 1
