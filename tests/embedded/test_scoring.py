"""The compiled grades of a word against the formulas of BM25F, to the last bit."""

from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.compiling import AnyArray
from search.embedded.kernels.scoring import WINDOW, find_spans, grade
from search.ranking import bm25

ROWS = 6
FIELDS = ("title", "body")
BOOSTS = {"title": 2.0, "body": 1.0}
Postings = dict[tuple[int, int], int]
"""A frequency by row and document."""

# Documents on both sides of the bounds of windows, and close together.
documents = st.one_of(st.integers(0, 9), st.integers(WINDOW - 3, WINDOW + 3), st.just(2 * WINDOW))
postings = st.dictionaries(
    st.tuples(st.integers(0, ROWS - 1), documents), st.integers(1, 70_000), max_size=40
)
weights = st.sampled_from([[1.0], [0.7, 0.3], [0.6, 0.3, 0.1]])


def field_arrays(field: Postings, freqs: type[np.unsignedinteger]) -> dict[str, AnyArray]:
    in_order = sorted(field)
    starts = [sum(row < each for row, _ in in_order) for each in range(ROWS + 1)]
    return {
        "starts": np.array(starts, np.uint32),
        "docs": np.array([document for _, document in in_order], np.uint16),
        "freqs": np.array([field[place] for place in in_order], np.int64).astype(freqs),
    }


def slow_grades(
    asked: dict[int, int],
    weights: list[float],
    fields: dict[str, Postings],
    lengths: dict[str, AnyArray],
    averages: dict[str, float],
    alive: AnyArray,
) -> tuple[dict[int, float], list[int]]:
    """Return the grades by document and the document frequency by view; the views are by row."""
    freqs: dict[int, float] = defaultdict(float)
    doc_freqs = []
    for view, weight in enumerate(weights):
        having = set()
        for name in FIELDS:
            counts: dict[int, int] = defaultdict(int)
            for (row, document), freq in fields[name].items():
                if asked.get(row, 0) >> view & 1 and alive[document]:
                    counts[document] += freq
            for document, count in counts.items():
                share = bm25.normalised(count, int(lengths[name][document]), averages[name])
                freqs[document] += weight * BOOSTS[name] * share
            having |= counts.keys()
        doc_freqs.append(len(having))
    return {document: bm25.saturated(freq) for document, freq in freqs.items()}, doc_freqs


@pytest.mark.parametrize("wide", (*FIELDS, "none", "both"))
@settings(max_examples=100, deadline=None)
@given(st.data())
def test_grades_are_those_of_the_formulas(wide: str, data: st.DataObject) -> None:
    used = data.draw(weights)
    asked = data.draw(
        st.dictionaries(st.integers(0, ROWS - 1), st.integers(1, (1 << len(used)) - 1))
    )
    kinds = {name: np.uint32 if wide in (name, "both") else np.uint16 for name in FIELDS}
    fields = {}
    for name in FIELDS:
        most = 70_000 if kinds[name] is np.uint32 else 65_535
        fields[name] = {place: min(freq, most) for place, freq in data.draw(postings).items()}
    size = 2 * WINDOW + 1
    noise = np.random.default_rng(data.draw(st.integers(0, 99)))
    lengths = {name: noise.integers(1, 90_000, size).astype(np.uint32) for name in FIELDS}
    averages = {name: data.draw(st.floats(1, 5_000)) for name in FIELDS}
    alive = noise.integers(0, 4, size).astype(np.uint8) & 1 | (np.arange(size) % 2).astype(np.uint8)
    factors = np.zeros(6)
    factors[: 2 * len(used)] = [weight * BOOSTS[name] for weight in used for name in FIELDS]
    arrays = {name: field_arrays(fields[name], kinds[name]) for name in FIELDS}
    doc_freqs = np.zeros(3, np.int64)
    found, grades = grade(
        np.array([*asked, -1], np.int64),
        np.array([*asked.values(), 1], np.uint32),
        factors,
        *(
            each
            for name in FIELDS
            for each in (*arrays[name].values(), lengths[name], averages[name])
        ),
        alive,
        doc_freqs,
    )
    expected, counted = slow_grades(asked, used, fields, lengths, averages, alive)
    assert len(set(found.tolist())) == len(found)
    assert dict(zip(found.tolist(), grades.tolist(), strict=True)) == expected
    assert doc_freqs.tolist()[: len(used)] == counted


def test_spans_leave_out_rows_that_are_none_or_empty() -> None:
    starts, docs = np.array([0, 2, 2, 5], np.uint32), np.zeros(5, np.uint16)
    rows, views = np.array([2, -1, 1, 0], np.int64), np.array([1, 2, 3, 2], np.uint32)
    assert find_spans(rows, views, starts, docs).tolist() == [[2, 5, 1], [0, 2, 2]]
    assert find_spans(rows, views, np.empty(0, np.uint32), docs).tolist() == []


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_damaged_postings_harm_nothing_else(data: st.DataObject) -> None:
    """Any numbers at all: what is found is within the segment, and each document once."""
    size, noise = WINDOW + 9, np.random.default_rng(data.draw(st.integers(0, 1 << 32)))
    most = data.draw(st.sampled_from([50, size, 1 << 16]))
    text = (
        noise.integers(0, data.draw(st.sampled_from([200, 1 << 32])), ROWS + 1, np.uint32),
        noise.integers(0, most, 200).astype(np.uint16),
        noise.integers(0, data.draw(st.sampled_from([1, 3, 1 << 16])), 200).astype(np.uint16),
        noise.integers(0, 1 << 32, size, np.uint32),
        100.0,
    )
    rows = noise.integers(-3, ROWS + 3, 9)
    views, alive = np.ones(9, np.uint32), np.ones(size, np.uint8)
    found, _ = grade(rows, views, np.ones(6), *text, *text, alive, np.zeros(3, np.int64))
    assert len(set(found.tolist())) == len(found)
    assert not found.size or found.max() < size
