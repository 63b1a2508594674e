"""Merges the spellings and the postings of segments: rows united, documents renumbered."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from search.compiling import AnyArray
from search.embedded.kernels.merging import ABSENT, copy_postings, count_living
from search.embedded.storage.segments import Segment
from search.embedded.writing.unions import unite_tables

WIDE_WORDS = 1 << 16


class Counts(NamedTuple):
    """How many postings, and how many words, of each row stay; i64[rows] both."""

    postings: AnyArray
    words: AnyArray


def merge_words(
    parts: Sequence[Segment], numbers: Sequence[AnyArray], longest: dict[str, int]
) -> dict[str, AnyArray]:
    """Return the table of the spellings that stay, and their postings in each field of text.

    `numbers` has the new number of each document of each part, u32, `ABSENT` for those that go;
    `longest` has for each field the words of its longest text that stays.
    """
    counts = {
        field: [_count(field, *both) for both in zip(parts, numbers, strict=True)]
        for field in longest
    }
    used = [
        np.logical_or.reduce([of_field.postings > 0 for of_field in of_part])
        for of_part in zip(*counts.values(), strict=True)
    ]
    table, rows = unite_tables([part.spellings for part in parts], used)
    arrays = table.arrays("spellings")
    for field, words in longest.items():
        total = _total(counts.pop(field), rows, len(table))
        wide = words >= WIDE_WORDS
        arrays |= _merge_field(field, parts, numbers, rows, total, np.uint32 if wide else np.uint16)
    return arrays


def _count(field: str, part: Segment, numbers: AnyArray) -> Counts:
    starts, docs, freqs, _ = _postings(field, part)
    counts = Counts(np.empty(len(starts) - 1, np.int64), np.empty(len(starts) - 1, np.int64))
    count_living(starts, docs, freqs, numbers, *counts)
    return counts


def _postings(field: str, part: Segment) -> tuple[AnyArray, AnyArray, AnyArray, AnyArray]:
    arrays = part.arrays
    return (
        arrays[f"{field}.starts"],
        arrays[f"{field}.docs"],
        arrays[f"{field}.freqs"],
        arrays[f"{field}.positions"],
    )


def _total(counts: Sequence[Counts], rows: Sequence[AnyArray], distinct: int) -> Counts:
    """Return the counts of the rows of the united table."""
    total = Counts(np.zeros(distinct, np.int64), np.zeros(distinct, np.int64))
    for part, to in zip(counts, rows, strict=True):
        stays = to != ABSENT
        # No two rows of a part become one, so that no addition is lost.
        total.postings[to[stays]] += part.postings[stays]
        total.words[to[stays]] += part.words[stays]
    return total


def _merge_field(
    field: str,
    parts: Sequence[Segment],
    numbers: Sequence[AnyArray],
    rows: Sequence[AnyArray],
    total: Counts,
    position_type: Any,
) -> dict[str, AnyArray]:
    """Return the postings of a field: of each row those of the first part, then of the next."""
    ends, word_ends = np.cumsum(total.postings), np.cumsum(total.words)
    next_posting, next_word = ends - total.postings, word_ends - total.words
    starts = np.concatenate([[0], ends]).astype(np.uint32)
    docs, freqs = np.empty(starts[-1], np.uint16), np.empty(starts[-1], position_type)
    positions = np.empty(total.words.sum(), position_type)
    for part, to_number, to_row in zip(parts, numbers, rows, strict=True):
        old = _postings(field, part)
        copy_postings(*old, to_number, to_row, next_posting, next_word, docs, freqs, positions)
    return {
        f"{field}.starts": starts,
        f"{field}.docs": docs,
        f"{field}.freqs": freqs,
        f"{field}.positions": positions,
    }
