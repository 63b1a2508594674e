"""Merges segments into one: what was built is copied in order, nothing is analysed again."""

from collections.abc import Mapping, Sequence
from itertools import compress

import numpy as np
import zstandard

from search.compiling import AnyArray
from search.embedded.kernels.merging import ABSENT
from search.embedded.kernels.packing import measure
from search.embedded.kernels.places import mark_postings
from search.embedded.storage.blocks import StoredBlocks
from search.embedded.storage.layout import LABELS, TEXTS
from search.embedded.storage.segments import MAX_DOCUMENTS, Segment, SegmentData
from search.embedded.storage.stored import BLOCK_BYTES, BlockPacker
from search.embedded.writing.merging_words import merge_words
from search.embedded.writing.unions import join_tables, unite_tables
from search.strings import StringTable

COLUMNS = ("days", "digests", *(f"{field}.lengths" for field in TEXTS))
# A block that holds less, after deletions or in a small segment, is packed with its neighbours.
FULL_BYTES = BLOCK_BYTES // 2


def merge_segments(parts: Sequence[Segment], alive: Sequence[AnyArray | None]) -> SegmentData:
    """Return the segment of the living articles of one or more segments, in their order.

    `alive` has for each part a truth value by document, or None where all live.

    Raises:
        IndexDamaged: a part is not as it was written.
        ValueError: more articles live than a segment holds.
    """
    living = [
        np.ones(part.count, np.bool_) if flags is None else flags.astype(np.bool_)
        for part, flags in zip(parts, alive, strict=True)
    ]
    total = sum(int(np.count_nonzero(flags)) for flags in living)
    if total > MAX_DOCUMENTS:
        raise ValueError(f"a segment holds at most {MAX_DOCUMENTS} articles, not {total}")
    for part in parts:
        # The kernels trust the arrays: a wrong number would have them write where they must not.
        part.check_arrays()
    arrays = _merge_columns(parts, living)
    arrays |= merge_words(parts, _new_numbers(living))
    arrays |= {f"{field}.marks": _mark(field, arrays) for field in TEXTS}
    arrays |= join_tables([part.ids for part in parts], living).arrays("ids")
    for field in LABELS:
        arrays |= _merge_labels(field, parts, living)
    stored, found = _merge_stored(parts, living)
    arrays |= found
    return SegmentData(arrays, stored)


def _mark(field: str, arrays: Mapping[str, AnyArray]) -> AnyArray:
    docs, freqs, lengths = (arrays[f"{field}.{part}"] for part in ("docs", "freqs", "lengths"))
    return mark_postings(docs, freqs, measure(lengths))


def _new_numbers(living: Sequence[AnyArray]) -> list[AnyArray]:
    """Return the new number of each document of each part, u32, `ABSENT` for the dead."""
    flags = np.concatenate(living)
    numbers = np.where(flags, np.cumsum(flags) - 1, ABSENT).astype(np.uint32)
    return np.split(numbers, np.cumsum([len(part) for part in living])[:-1])


def _merge_columns(parts: Sequence[Segment], living: Sequence[AnyArray]) -> dict[str, AnyArray]:
    both = list(zip(parts, living, strict=True))
    columns = {
        name: np.concatenate([part.arrays[name][flags] for part, flags in both]) for name in COLUMNS
    }
    signatures = [part.signatures[flags].ravel() for part, flags in both]
    return columns | {"signatures": np.concatenate(signatures)}


def _merge_labels(
    field: str, parts: Sequence[Segment], living: Sequence[AnyArray]
) -> dict[str, AnyArray]:
    """Return the values that living articles have, and which of them each article has."""
    tables = [StringTable.of(part.arrays, field) for part in parts]
    numbers = [
        part.arrays[f"{field}.numbers"][flags] for part, flags in zip(parts, living, strict=True)
    ]
    both = list(zip(tables, numbers, strict=True))
    used = [np.bincount(numbers, minlength=len(table)) > 0 for table, numbers in both]
    table, rows = unite_tables(tables, used)
    united = [row[numbers] for row, numbers in zip(rows, numbers, strict=True)]
    return table.arrays(field) | {f"{field}.numbers": np.concatenate(united)}


def _merge_stored(
    parts: Sequence[Segment], living: Sequence[AnyArray]
) -> tuple[bytes, dict[str, AnyArray]]:
    packer = BlockPacker()
    for part, flags in zip(parts, living, strict=True):
        for block in range(len(part.blocks)):
            _copy_block(part.blocks, block, flags[part.blocks.documents(block)], packer)
    return packer.finish()


def _copy_block(blocks: StoredBlocks, block: int, living: AnyArray, packer: BlockPacker) -> None:
    """Pack the living records of a block; the whole frame where it is full and all of them live."""
    frame, crc = blocks.frame(block)
    if living.all() and zstandard.frame_content_size(frame) >= FULL_BYTES:
        packer.add_frame(frame, len(living), crc)
    elif living.any():
        for record in compress(blocks.records(block), living):
            packer.add(record)
