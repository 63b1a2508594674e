"""The compiled search for phrases against a look at every place of every text."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from search.embedded.kernels.phrases import count_occurrences
from search.embedded.kernels.scoring import find_spans
from tests.embedded.packed import find_places
from tests.slow_segment import field_arrays

ROWS = {name: row for row, name in enumerate("abcdef")}
NAMES = ("docs", "freqs", "lengths", "positions")

texts = st.lists(st.lists(st.sampled_from("abcdef"), max_size=20), max_size=8)
long_texts = st.lists(
    st.lists(st.sampled_from("aab"), min_size=60, max_size=800), min_size=1, max_size=3
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
@given(texts | long_texts, words)
def test_phrases_are_found_where_they_stand(some_texts, phrase):
    arrays = field_arrays("f", some_texts, ROWS)
    spans = []
    for spellings in phrase:
        rows = np.array([ROWS[spelling] for spelling in spellings], np.int64)
        spans.append(
            find_spans(rows, np.zeros(len(rows), np.uint32), arrays["f.starts"], arrays["f.docs"])
        )
    documents, counts = count_occurrences(
        np.cumsum([0, *map(len, spans)]),
        np.concatenate(spans),
        (*find_places(*(arrays[f"f.{name}"] for name in NAMES)),),
        arrays["f.lengths"],
    )
    found = dict(zip(documents.tolist(), counts.tolist(), strict=True))
    expected = {number: occurrences(text, phrase) for number, text in enumerate(some_texts)}
    assert found == {number: times for number, times in expected.items() if times}
