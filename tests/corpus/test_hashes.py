"""Hashes keep their numbers, in memory and beyond it; the slow twin is a dictionary."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import hashes
from corpus.errors import ScratchUnusable
from corpus.hashes import Hashes

HASHES = st.integers(-(2**63), 2**63 - 1)
# Many that share their low bits, and the two that are special in the table.
NEAR = st.builds(lambda high, low: (high << 32) + low, st.integers(-9, 9), st.integers(0, 3))


@given(st.lists(HASHES | NEAR, unique=True, max_size=80), st.lists(NEAR), st.integers(1, 9))
def test_numbers_are_those_of_a_dictionary(new: list[int], asked: list[int], held: int) -> None:
    new = [each for each in new if each != 1]
    kept, twin = Hashes(), dict[int, int]()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hashes, "HELD", held)
        for number, each in enumerate(new):
            assert kept.find(each) is None
            kept.add(each, number)
            twin[each] = number
            assert kept.find(each) == number
    for each in (*new, *asked):
        if each != 1:
            assert kept.find(each) == twin.get(each)


def test_table_is_never_more_than_half_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hashes, "HELD", 64)
    kept = Hashes()
    for number in range(1, 3000):
        kept.add(hash(str(number)), number)
        if table := kept._table:
            assert 2 * table.count <= len(table)


def test_full_disk_is_an_error_that_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hashes, "HELD", 2)
    monkeypatch.setattr(hashes, "open_scratch", FullFile)
    kept = Hashes()
    kept.add(1, 1)
    with pytest.raises(ScratchUnusable, match=r"No space left.*make room.*TMPDIR"):
        kept.add(2, 2)


class FullFile:
    """A file on a disk that has no room."""

    def __enter__(self) -> "FullFile":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def write(self, data: object) -> int:
        raise OSError(28, os.strerror(28))
