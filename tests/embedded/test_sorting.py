"""Compiled sorting and numbering of strings, against sorted()."""

import os
from itertools import pairwise

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.embedded.kernels.sorting import gather_strings, number_strings, sort_keys
from search.strings import StringTable, pack_strings

EXAMPLES = int(os.environ.get("ARSHIF_EXAMPLES", "200"))

# Ties on every depth of seven bytes, zeros that look like an end, and bytes of both halves.
strings = st.one_of(
    st.binary(max_size=3),
    st.builds(
        bytes.__add__,
        st.sampled_from([b"", b"\0", b"a" * 6, b"a" * 7, b"a" * 8, b"a" * 14, b"\xd9\x88" * 11]),
        st.text("\0\1a\xff", max_size=9).map(lambda text: text.encode("latin-1")),
    ),
)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(strings, max_size=80))
@example([])
@example([b""])
@example([b"ab", b"", b"ab", b"", b"aa"])
def test_numbers_distinct_strings_in_order(listed: list[bytes]) -> None:
    table = StringTable.of(pack_strings("x", listed), "x")
    words = table.text, table.offsets[:-1], table.offsets[1:]
    numbers, starts, members = number_strings(*words)
    distinct = sorted(set(listed))
    assert numbers.tolist() == [distinct.index(string) for string in listed]
    groups = [members[a:b].tolist() for a, b in pairwise(starts)]
    assert groups == [[n for n, s in enumerate(listed) if s == each] for each in distinct]
    assert list(StringTable(*gather_strings(*words, members[starts[:-1]]))) == distinct


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(st.integers(0, 9), max_size=200), st.integers(0, 20), st.integers(0, 20))
def test_sorts_a_range_of_keys_and_is_stable(keys: list[int], first: int, left: int) -> None:
    last = max(len(keys) - left, 0)
    first = min(first, last)
    found, items = np.array(keys, np.uint64), np.arange(len(keys), dtype=np.uint32)
    spare, spare_items = np.empty(len(keys), np.uint64), np.empty(len(keys), np.uint32)
    sort_keys(found, items, first, last, spare, spare_items)
    order = [*range(first), *sorted(range(first, last), key=keys.__getitem__)]
    assert items.tolist() == [*order, *range(last, len(keys))]
    assert found.tolist() == [keys[item] for item in items.tolist()]
