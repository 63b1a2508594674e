"""Facet counts and their order."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.facets import order_counts


@pytest.mark.parametrize(
    ("values", "counted"),
    [
        ([], []),
        (["", ""], []),
        (["رياضة", "سياسة", "", "سياسة"], [("سياسة", 2), ("رياضة", 1)]),
        (["ب", "أ", "b", "a"], [("a", 1), ("b", 1), ("أ", 1), ("ب", 1)]),
    ],
)
def test_most_frequent_first_then_in_order(values, counted):
    assert [(facet.value, facet.count) for facet in order_counts(Counter(values))] == counted


@given(st.lists(st.sampled_from(["", "أ", "ب", "ج", "د"])), st.randoms())
def test_counts_do_not_depend_on_the_order_of_the_articles(values, random):
    shuffled = random.sample(values, len(values))
    assert order_counts(Counter(shuffled)) == order_counts(Counter(values))
    assert sum(facet.count for facet in order_counts(Counter(values))) == len(
        values
    ) - values.count("")
