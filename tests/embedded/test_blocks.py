"""Sets of documents against sets."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.embedded.kernels.blocks import count_members, has, list_members, pack_mask

SIZE = 200


@given(st.sets(st.integers(0, SIZE - 1)))
def test_a_set_has_its_members(numbers):
    mask = np.zeros(SIZE, np.uint8)
    mask[list(numbers)] = 1
    blocks, room = pack_mask(mask), np.empty(SIZE, np.uint16)
    assert list_members(blocks, room) == count_members(blocks) == len(numbers)
    assert room[: len(numbers)].tolist() == sorted(numbers)
    assert [number for number in range(SIZE) if has(blocks, np.uint64(number))] == sorted(numbers)
