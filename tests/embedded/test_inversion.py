"""The compiled counting sort makes the postings of the slow segment."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.compiling import AnyArray
from search.embedded.writing.building import field_postings
from tests.slow_segment import field_arrays

ROWS = [f"word{row}" for row in range(12)]
# Numbers come in another order than rows, and two of them may be spelled alike.
ROW_OF = np.array([7, 3, 0, 11, 3, 5, 9, 1, 2, 4, 6, 8, 10, 0], np.uint32)
NUMBERS = st.lists(st.integers(0, len(ROW_OF) - 1), max_size=30)


def inverted(texts: list[list[int]]) -> dict[str, AnyArray]:
    numbers = np.array([number for text in texts for number in text], np.uint32)
    lengths = np.array([len(text) for text in texts], np.uint32)
    return field_postings("body", numbers, lengths, ROW_OF, len(ROWS))


def slowly(texts: list[list[int]]) -> dict[str, AnyArray]:
    words = [[ROWS[ROW_OF[number]] for number in text] for text in texts]
    return field_arrays("body", words, {word: row for row, word in enumerate(ROWS)})


def assert_same(arrays: dict[str, AnyArray], expected: dict[str, AnyArray]) -> None:
    assert list(arrays) == list(expected)
    for name, array in expected.items():
        assert arrays[name].dtype == array.dtype
        assert arrays[name].tolist() == array.tolist()


@settings(deadline=None)
@given(st.lists(NUMBERS, max_size=12))
def test_postings_are_those_of_the_slow_segment(texts: list[list[int]]) -> None:
    assert_same(inverted(texts), slowly(texts))


@pytest.mark.parametrize("length", [1, 2, 3, 64, 65, 128, 129, 1 << 16, (1 << 16) + 1])
def test_a_position_takes_the_bits_that_its_text_needs(length: int) -> None:
    texts = [[1], [0] * (length - 1) + [5], [], [2, 1]]
    arrays = inverted(texts)
    bits = length * (length - 1).bit_length() + 2
    assert len(arrays["body.positions"]) == (bits + 63) // 64 + 1
    assert_same(arrays, slowly(texts))


@pytest.mark.parametrize(
    ("times", "freqs"),
    [
        (255, [255]),
        (256, [255, 1]),
        (510, [255, 255]),
        (511, [255, 255, 1]),
        (70_000, [255] * 274 + [130]),
    ],
)
def test_many_times_in_a_text_are_full_postings_and_a_rest(times: int, freqs: list[int]) -> None:
    texts = [[0], [0] * times + [1], [0, 1]]
    arrays = inverted(texts)
    start, end = arrays["body.starts"][ROW_OF[0] :][:2]
    assert arrays["body.freqs"][start:end].tolist() == [1, *freqs, 1]
    assert arrays["body.docs"][start:end].tolist() == [0, *[1] * len(freqs), 2]
    assert_same(arrays, slowly(texts))


def test_the_last_document_of_a_full_segment_has_its_number() -> None:
    texts: list[list[int]] = [[]] * ((1 << 16) - 1) + [[3]]
    assert inverted(texts)["body.docs"].tolist() == [(1 << 16) - 1]
