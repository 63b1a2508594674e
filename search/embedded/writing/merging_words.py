"""Merges the spellings and the postings of segments: rows united, documents renumbered."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from search.compiling import AnyArray
from search.embedded.kernels.merging import ABSENT, copy_postings, count_living
from search.embedded.kernels.packing import measure, no_bits
from search.embedded.storage.layout import TEXTS
from search.embedded.storage.segments import Segment
from search.embedded.writing.unions import unite_tables


class Counts(NamedTuple):
    """How many postings of each row stay, and the bits of their positions; i64[rows] both."""

    postings: AnyArray
    bits: AnyArray


def merge_words(parts: Sequence[Segment], numbers: Sequence[AnyArray]) -> dict[str, AnyArray]:
    """Return the table of the spellings that stay, and their postings in each field of text.

    `numbers` has the new number of each document of each part, u32, `ABSENT` for those that go.
    """
    counts = {
        field: [_count(field, *both) for both in zip(parts, numbers, strict=True)]
        for field in TEXTS
    }
    used = [
        np.logical_or.reduce([of_field.postings > 0 for of_field in of_part])
        for of_part in zip(*counts.values(), strict=True)
    ]
    table, rows = unite_tables([part.spellings for part in parts], used)
    arrays = table.arrays("spellings")
    for field in TEXTS:
        total = _total(counts.pop(field), rows, len(table))
        arrays |= _merge_field(field, parts, numbers, rows, total)
    return arrays


def _count(field: str, part: Segment, numbers: AnyArray) -> Counts:
    postings = _postings(field, part)
    rows = len(part.spellings)
    counts = Counts(np.empty(rows, np.int64), np.empty(rows, np.int64))
    count_living(*postings, numbers, *counts)
    return counts


def _postings(field: str, part: Segment) -> tuple[AnyArray, AnyArray, AnyArray, AnyArray]:
    """Return the starts, docs and freqs of a field, and the bits of a position by document."""
    arrays = part.arrays
    return (
        arrays[f"{field}.starts"],
        arrays[f"{field}.docs"],
        arrays[f"{field}.freqs"],
        measure(arrays[f"{field}.lengths"]),
    )


def _total(counts: Sequence[Counts], rows: Sequence[AnyArray], distinct: int) -> Counts:
    """Return the counts of the rows of the united table."""
    total = Counts(np.zeros(distinct, np.int64), np.zeros(distinct, np.int64))
    for part, to in zip(counts, rows, strict=True):
        stays = to != ABSENT
        # No two rows of a part become one, so that no addition is lost.
        total.postings[to[stays]] += part.postings[stays]
        total.bits[to[stays]] += part.bits[stays]
    return total


def _merge_field(
    field: str,
    parts: Sequence[Segment],
    numbers: Sequence[AnyArray],
    rows: Sequence[AnyArray],
    total: Counts,
) -> dict[str, AnyArray]:
    """Return the postings of a field: of each row those of the first part, then of the next."""
    ends, bit_ends = np.cumsum(total.postings), np.cumsum(total.bits)
    next_posting, next_bit = ends - total.postings, bit_ends - total.bits
    starts = np.concatenate([[0], ends]).astype(np.uint32)
    docs, freqs = np.empty(starts[-1], np.uint16), np.empty(starts[-1], np.uint8)
    positions = no_bits(total.bits.sum())
    for part, to_number, to_row in zip(parts, numbers, rows, strict=True):
        old = *_postings(field, part), part.arrays[f"{field}.positions"]
        copy_postings(*old, to_number, to_row, next_posting, next_bit, docs, freqs, positions)
    return {
        f"{field}.starts": starts,
        f"{field}.docs": docs,
        f"{field}.freqs": freqs,
        f"{field}.positions": positions,
    }
