"""The compiled search for phrases against a look at every place of every text."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from search.embedded.kernels.phrases import (
    STRIDE,
    count_occurrences,
    first_position,
    mark_positions,
)
from search.embedded.kernels.scoring import find_spans
from tests.slow_segment import field_arrays

ROWS = {name: row for row, name in enumerate("abcdef")}

texts = st.lists(st.lists(st.sampled_from("abcdef"), max_size=20), max_size=8)
long_texts = st.lists(
    st.lists(st.sampled_from("aab"), min_size=60, max_size=200), min_size=1, max_size=3
)
# A word is any of its spellings; no place has two.
words = st.lists(st.sets(st.sampled_from("abcdef"), max_size=3).map(sorted), min_size=1, max_size=4)


def occurrences(text: list[str], phrase: list[list[str]]) -> int:
    places = range(len(text) - len(phrase) + 1)
    return sum(
        all(text[place + step] in spellings for step, spellings in enumerate(phrase))
        for place in places
    )


@settings(max_examples=300, deadline=None)
@given(texts | long_texts, words, st.sampled_from([np.uint16, np.uint32]))
def test_phrases_are_found_where_they_stand(some_texts, phrase, kind):
    arrays = field_arrays("f", some_texts, ROWS)
    freqs, positions = arrays["f.freqs"].astype(kind), arrays["f.positions"].astype(kind)
    spans = []
    for spellings in phrase:
        rows = np.array([ROWS[spelling] for spelling in spellings], np.int64)
        spans.append(
            find_spans(rows, np.zeros(len(rows), np.uint32), arrays["f.starts"], arrays["f.docs"])
        )
    documents, counts = count_occurrences(
        np.cumsum([0, *map(len, spans)]),
        np.concatenate(spans),
        arrays["f.docs"],
        freqs,
        positions,
        mark_positions(freqs),
        arrays["f.lengths"],
    )
    found = dict(zip(documents.tolist(), counts.tolist(), strict=True))
    expected = {number: occurrences(text, phrase) for number, text in enumerate(some_texts)}
    assert found == {number: times for number, times in expected.items() if times}


@settings(deadline=None)
@given(st.integers(0, 3 * STRIDE + 1), st.integers(0, 9))
def test_positions_begin_where_the_freqs_before_end(postings: int, seed: int) -> None:
    freqs = np.random.default_rng(seed).integers(1, 60_000, postings).astype(np.uint16)
    marks = mark_positions(freqs)
    for posting in {0, postings // 2, postings}:
        assert first_position(marks, freqs, posting) == int(freqs[:posting].sum(dtype=np.int64))
