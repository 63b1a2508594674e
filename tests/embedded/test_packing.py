"""Packed positions are what was packed, wherever one begins to read."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from search.embedded.kernels.packing import copy_bits, measure, no_bits, pack, read_bits, unpack
from search.embedded.kernels.places import STRIDE, Places, first_bit
from tests.embedded.packed import find_places
from tests.slow_segment import blocks

LENGTHS = st.integers(1, 300) | st.sampled_from([1, 2, 64, 65, 1 << 16, (1 << 32) - 1])
BITS = st.text("01", max_size=300)


@st.composite
def packed(draw: st.DrawFn) -> tuple[Places, list[list[int]]]:
    """Draw texts and the positions of some postings in them."""
    lengths = np.array(draw(st.lists(LENGTHS, min_size=1, max_size=6)), np.uint32)
    count = draw(st.integers(0, 3 * STRIDE + 1))
    noise = np.random.default_rng(draw(st.integers(0, 99)))
    docs = noise.integers(0, len(lengths), count).astype(np.uint16)
    freqs = noise.integers(1, draw(st.sampled_from([2, 9, 256])), count).astype(np.uint8)
    positions = [
        noise.integers(0, lengths[doc], freq).tolist()
        for doc, freq in zip(docs, freqs, strict=True)
    ]
    flat = np.array([place for places in positions for place in places], np.uint32)
    return find_places(docs, freqs, lengths, pack(docs, freqs, measure(lengths), flat)), positions


@given(st.lists(LENGTHS | st.just(0)))
def test_a_place_takes_the_bits_of_the_last_of_its_text(lengths: list[int]) -> None:
    widths = measure(np.array(lengths, np.uint32)).tolist()
    assert widths == [max(length - 1, 0).bit_length() for length in lengths]


@settings(deadline=None)
@given(packed(), st.integers(0, 3 * STRIDE + 1))
def test_positions_are_read_from_any_posting_on(
    some: tuple[Places, list[list[int]]], start: int
) -> None:
    places, positions = some
    start = min(start, len(positions))
    found = unpack(
        places.docs[start:],
        places.freqs[start:],
        places.widths,
        places.positions,
        first_bit((*places,), start),
    )
    assert found.tolist() == [place for of_one in positions[start:] for place in of_one]


@given(BITS, st.integers(0, 320), st.integers(0, 63))
def test_bits_are_read_anywhere(bits: str, at: int, width: int) -> None:
    array = np.array(blocks(bits), np.uint64)
    wanted = bits.ljust(512, "0")[at : at + width][::-1] or "0"
    expected = int(wanted, 2) if at // 64 + 1 < len(array) else 0
    assert read_bits(array, np.uint64(at), np.uint64(width)) == expected


@given(BITS, BITS, st.data())
def test_bits_are_copied_behind_others(before: str, bits: str, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(bits)))
    count = data.draw(st.integers(0, len(bits) - first))
    target = no_bits(len(before) + count)
    for source, start, number, to in (
        (before, 0, len(before), 0),
        (bits, first, count, len(before)),
    ):
        array = np.array(blocks(source), np.uint64)
        copy_bits(array, np.uint64(start), np.uint64(number), target, np.uint64(to))
    assert target.tolist() == blocks(before + bits[first : first + count])


@settings(deadline=None)
@given(st.integers(0, 1 << 32))
def test_damaged_places_harm_nothing_else(seed: int) -> None:
    noise = np.random.default_rng(seed)
    docs = noise.integers(0, 1 << 16, 200).astype(np.uint16)
    freqs = noise.integers(0, 256, 200).astype(np.uint8)
    lengths = noise.integers(0, 1 << 32, 40_000, np.uint32)
    places = find_places(docs, freqs, lengths, noise.integers(0, 1 << 32, 9).astype(np.uint64))
    for posting in (0, 100, 200):
        bit = np.uint64(first_bit((*places,), posting))
        assert read_bits(places.positions, bit, np.uint64(32)) < 1 << 32
