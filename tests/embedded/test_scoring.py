"""The compiled grades of a word against the formulas of BM25F."""

import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from search.embedded.kernels.scoring import SPAN, add_spans, find_spans, grade
from tests.embedded.slow_grades import ROWS, texts

weights = st.dictionaries(st.integers(0, ROWS - 1), st.integers(1, 1024))


@settings(max_examples=100, deadline=None)
@given(texts(), weights)
def test_grades_are_those_of_the_formulas(some_texts, asked):
    found, grades = grade(
        np.array([*asked, -1], np.int64),
        np.array([*asked.values(), 1], np.uint32),
        *some_texts.arrays(),
        some_texts.alive,
    )
    expected = some_texts.grades(asked)
    ours = dict(zip(found.tolist(), grades.tolist(), strict=True))
    assert len(ours) == len(found)
    assert ours.keys() == expected.keys()
    for document, value in expected.items():
        assert math.isclose(ours[document], value, rel_tol=1e-12)


def test_spans_leave_out_rows_that_are_none_or_empty() -> None:
    starts, docs = np.array([0, 2, 2, 5], np.uint32), np.arange(5, dtype=np.uint16)
    rows, weighed = np.array([2, -1, 1, 0], np.int64), np.array([1, 2, 3, 2], np.uint32)
    expected = [[2, 5, 1], [0, 2, 2]]
    assert find_spans(rows, weighed, starts, docs).tolist() == expected
    assert find_spans(rows, weighed, np.empty(0, np.uint32), docs).tolist() == []
    spans = np.empty((5, SPAN), np.uint32)
    assert add_spans(rows, weighed, starts, docs, spans, 1) == 3
    assert spans[1:3].tolist() == expected


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_damaged_postings_harm_nothing_else(data: st.DataObject) -> None:
    """Any numbers at all: what is found is within the segment."""
    size, noise = 8_201, np.random.default_rng(data.draw(st.integers(0, 1 << 32)))
    most = data.draw(st.sampled_from([50, size, 1 << 16]))
    text = (
        noise.integers(0, data.draw(st.sampled_from([200, 1 << 32])), ROWS + 1, np.uint32),
        noise.integers(0, most, 200).astype(np.uint16),
        noise.integers(0, data.draw(st.sampled_from([1, 3, 256])), 200).astype(np.uint8),
        np.full(size, 0.001),
    )
    rows = noise.integers(-3, ROWS + 3, 9)
    found, _ = grade(rows, np.ones(9, np.uint32), *text, *text, np.ones(size, np.uint8))
    assert not found.size or found.max() < size
