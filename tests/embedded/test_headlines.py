"""Titles by their words: the kernels against a walk through sets."""

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.embedded.kernels.headlines import (
    Titles,
    beside,
    having,
    newest_of_all,
    newest_within,
)

FORMS = 12
titles = st.lists(st.sets(st.integers(0, FORMS - 1), max_size=5), max_size=60)
beginnings = st.tuples(st.integers(0, FORMS), st.integers(0, FORMS)).map(sorted)


def table_of(words: list[set[int]]) -> Titles:
    pairs = sorted((form, title) for title, forms in enumerate(words) for form in forms)
    return Titles(
        np.array([form for form, _ in pairs], np.uint32),
        np.array([title for _, title in pairs], np.uint32),
        np.searchsorted([form for form, _ in pairs], range(FORMS + 1)).astype(np.int64),
        np.array([form for forms in words for form in sorted(forms)], np.uint32),
        np.cumsum([0, *map(len, words)]).astype(np.int64),
    )


def having_slowly(words: list[set[int]], forms: set[int]) -> list[int]:
    return [title for title, own in enumerate(words) if forms <= own]


@given(titles, st.lists(st.integers(0, FORMS - 1), min_size=1, max_size=4))
def test_titles_that_have_all_forms(words, forms):
    found = having(table_of(words), np.array(forms, np.int64))
    assert found.tolist() == having_slowly(words, set(forms))


@given(titles, st.data(), beginnings)
def test_forms_beside_others_are_counted_once_a_title(words, data, bounds):
    within = data.draw(st.lists(st.integers(0, max(len(words) - 1, 0)), unique=True).map(sorted))
    within = within if words else []
    first, end = bounds
    forms, times = beside(table_of(words), np.array(within, np.uint32), first, end)
    counted = Counter(form for title in within for form in words[title] if first <= form < end)
    assert list(zip(forms.tolist(), times.tolist(), strict=True)) == sorted(counted.items())


@given(titles, st.data(), beginnings, st.integers(1, 5))
def test_the_newest_are_the_first_that_begin_so(words, data, bounds, number):
    within = data.draw(st.lists(st.integers(0, max(len(words) - 1, 0)), unique=True).map(sorted))
    within = within if words else []
    first, end = bounds
    begun = [title for title, own in enumerate(words) if own & set(range(first, end))]
    table = table_of(words)
    assert newest_of_all(table, first, end, number).tolist() == begun[:number]
    found = newest_within(table, np.array(within, np.uint32), first, end, number)
    assert found.tolist() == [title for title in begun if title in within][:number]
