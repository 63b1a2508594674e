"""Tables of strings, against Python's own lists."""

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import strings as module
from search.embedded.writing.unions import join_tables, unite_tables
from search.strings import StringTable, pack_strings

STRINGS = st.lists(st.text(max_size=4).map(str.encode))
# Some are long and differ only far behind.
LONGER = st.text("ابaب\0", max_size=3).map("abcdefghijklmn".__add__)
SORTED = st.sets((st.text("ابتab\0", max_size=3) | LONGER).map(str.encode)).map(sorted)


def table_of(strings: list[bytes]) -> StringTable:
    return StringTable.of(pack_strings("words", strings), "words")


@given(STRINGS)
def test_a_table_is_the_list_of_its_strings(strings: list[bytes]) -> None:
    table = table_of(strings)
    assert list(table) == strings
    assert [table[number] for number in range(len(table))] == strings
    assert StringTable.of(table.arrays("again"), "again").text is table.text
    with pytest.raises(IndexError):
        table[len(strings)]
    with pytest.raises(IndexError):
        table[-1]


@given(SORTED, st.text("ابتab", max_size=3).map(str.encode))
def test_a_sorted_table_finds_strings(strings: list[bytes], sought: bytes) -> None:
    table = table_of(strings)
    assert table.find(sought) == (strings.index(sought) if sought in strings else -1)


def test_a_table_too_large_for_its_offsets_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_BYTES", 3)
    assert list(table_of([b"ab", b"c"])) == [b"ab", b"c"]
    with pytest.raises(ValueError, match="words: a table of strings holds at most 3 bytes"):
        table_of([b"ab", b"cd"])


@given(st.lists(SORTED, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_united_tables_are_the_sorted_set(tables: list[list[bytes]], random: Random) -> None:
    used = [np.array([random.random() < 0.7 for _ in table], np.bool_) for table in tables]
    kept = [
        [string for string, flag in zip(table, flags, strict=True) if flag]
        for table, flags in zip(tables, used, strict=True)
    ]
    union, rows = unite_tables([table_of(table) for table in tables], used)
    assert list(union) == sorted(set().union(*kept))
    for table, flags, numbers in zip(tables, used, rows, strict=True):
        expected = [
            union.find(string) if flag else 0xFFFFFFFF
            for string, flag in zip(table, flags, strict=True)
        ]
        assert numbers.tolist() == expected
    joined = join_tables([table_of(table) for table in tables], used)
    assert list(joined) == [string for table in kept for string in table]
