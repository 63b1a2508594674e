"""Shapes of forms."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import fold
from search.query.patterns import compile_pattern, count_letters, literal_prefix
from tests.slow_words import matches_pattern

shapes = st.text("ابة*?", max_size=9)


@given(shapes, st.text("ابه", max_size=9))
def test_pattern_matches_what_has_its_shape(pattern, form):
    assert bool(compile_pattern(pattern).fullmatch(form)) == matches_pattern(fold(pattern), form)


@pytest.mark.parametrize(
    ("pattern", "prefix", "letters"),
    [("كتا*", "كتا", 3), ("مدرسة?*", "مدرسه", 5), ("أ?مد", "ا", 3), ("مُدَ*", "مد", 2)],
)
def test_pattern_is_folded(pattern, prefix, letters):
    assert (literal_prefix(pattern), count_letters(pattern)) == (prefix, letters)


def test_no_pattern_takes_long():
    started = time.perf_counter()
    compile_pattern("ا*" * 200 + "ب").fullmatch("ا" * 1000)
    assert time.perf_counter() - started < 1
