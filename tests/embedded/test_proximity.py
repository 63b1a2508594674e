"""The compiled search for words near each other against a look at every window of every text."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.embedded.kernels.proximity import MAX_WORDS, count_windows
from search.embedded.kernels.scoring import SPAN, find_spans
from tests.embedded.packed import find_places
from tests.slow_segment import field_arrays
from tests.slow_windows import minimal_windows
from tests.slow_words import count_near

ROWS = {name: row for row, name in enumerate("abcdef")}
NAMES = ("docs", "freqs", "lengths", "positions")

texts = st.lists(st.lists(st.sampled_from("abcdef"), max_size=14), max_size=8)
long_texts = st.lists(
    st.lists(st.sampled_from("abcddddddddd"), min_size=60, max_size=300), min_size=1, max_size=2
)
# Two words are the same or have no spelling in common; the archive need not have any.
words = st.permutations("abcdef").flatmap(
    lambda names: st.lists(
        st.sampled_from([names[:1], names[1:2], names[2:4], names[4:], []]), min_size=1, max_size=4
    )
)
rare_words = st.lists(st.sampled_from([["a"], ["b", "c"], ["d"], ["e"]]), max_size=4)


def compiled(
    some_texts: Sequence[Sequence[str]], wanted: list[list[str]], slop: int
) -> dict[int, int]:
    arrays = field_arrays("f", [list(text) for text in some_texts], ROWS)
    spans = [
        find_spans(
            np.array([ROWS[spelling] for spelling in spellings], np.int64),
            np.zeros(len(spellings), np.uint32),
            arrays["f.starts"],
            arrays["f.docs"],
        )
        for spellings in wanted
    ]
    documents, counts = count_windows(
        np.cumsum([0, *map(len, spans)]),
        np.concatenate([np.empty((0, SPAN), np.uint32), *spans]),
        (*find_places(*(arrays[f"f.{name}"] for name in NAMES)),),
        arrays["f.lengths"],
        slop,
    )
    return dict(zip(documents.tolist(), counts.tolist(), strict=True))


@settings(max_examples=400, deadline=None)
@given(st.tuples(texts, words) | st.tuples(long_texts, rare_words), st.integers(0, 6))
def test_windows_are_those_of_a_look_at_all(some, slop):
    some_texts, wanted = some
    expected = {
        number: windows
        for number, text in enumerate(some_texts)
        if wanted and (windows := minimal_windows(text, wanted, slop))
    }
    assert compiled(some_texts, wanted, slop) == expected


@given(
    st.lists(st.lists(st.sampled_from("abbccddd"), max_size=14), max_size=6),
    st.lists(st.sampled_from("abcd"), min_size=2, max_size=4),
    st.integers(0, 5),
)
@example([list("adba")], ["a", "b"], 1)
@example([list("adaa")], ["a", "a"], 0)
def test_windows_of_words_of_one_spelling_have_each_as_often_as_it_is_asked_for(
    some_texts, wanted, slop
):
    counts = [count_near(text, wanted, slop) for text in some_texts]
    expected = {number: count for number, count in enumerate(counts) if count}
    assert compiled(some_texts, [[name] for name in wanted], slop) == expected


@pytest.mark.parametrize(
    ("text", "query", "slop", "windows"),
    [
        ("ab", "ab", 0, 1),
        ("ba", "ab", 0, 1),
        ("acb", "ab", 0, 0),
        ("acb", "ab", 1, 1),
        ("bccab", "ab", 1, 1),
        ("bccab", "ab", 2, 2),  # both have the a, and neither is inside the other
        ("bab", "ab", 0, 2),  # both share the a
        ("a", "aa", 5, 0),  # a word that is asked for twice must stand twice
        ("aca", "aa", 1, 1),
        ("aaa", "aa", 0, 2),
        ("cba", "abc", 0, 1),
        ("abdc", "abc", 0, 0),
        ("abdc", "abc", 1, 1),
        ("aaa", "a", 3, 3),
    ],
)
def test_windows_by_hand(text: str, query: str, slop: int, windows: int) -> None:
    found = compiled(["", text, "f"], [[word] for word in query], slop)
    assert found == ({1: windows} if windows else {})


def test_many_times_of_a_word_and_windows_over_blocks() -> None:
    text = ["a"] * 600 + ["f"] * 63 + ["b"] + ["a"]
    assert compiled([text], [["a"], ["b"]], 70) == {0: 2}
    assert compiled([text], [["a"]], 0) == {0: 601}


def test_more_words_than_bits_are_not_found() -> None:
    text = ["a"] * (MAX_WORDS + 1)
    assert compiled([text], [["a"]] * MAX_WORDS, 0) == {0: 2}
    assert compiled([text], [["a"]] * (MAX_WORDS + 1), 0) == {}


@settings(deadline=None)
@given(st.integers(0, 1 << 32), st.sampled_from([3, 300, 1 << 32]))
def test_damaged_postings_harm_nothing_else(seed: int, longest: int) -> None:
    noise = np.random.default_rng(seed)
    docs = noise.integers(0, noise.choice([9, 1 << 16]), 200).astype(np.uint16)
    freqs = noise.integers(0, 256, 200).astype(np.uint8)
    lengths = noise.integers(0, longest, 300, np.uint32) % 5_000
    places = find_places(docs, freqs, lengths, noise.integers(0, 1 << 62, 90).astype(np.uint64))
    spans = np.array([[0, 90, 0, 0], [3, 50, 0, 0], [40, 200, 0, 0]], np.uint32)
    documents, _ = count_windows(np.array([0, 1, 3]), spans, (*places,), lengths, 3)
    assert not documents.size or documents.max() < len(lengths)
