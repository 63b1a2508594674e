"""Makes tables of strings of other tables: chosen strings end to end, or a sorted union."""

from collections.abc import Sequence

import numpy as np

from search.compiling import AnyArray
from search.embedded.kernels.merging import ABSENT
from search.embedded.kernels.unions import copy_strings, unite
from search.strings import MAX_BYTES, StringTable


def unite_tables(
    tables: Sequence[StringTable], used: Sequence[AnyArray]
) -> tuple[StringTable, list[AnyArray]]:
    """Return the sorted table of the used strings, and what became of each table's strings.

    `used` has a truth value for each string of each table. The second result has for each of them
    its number in the united table, u32, `ABSENT` where it was not used.

    Raises:
        ValueError: the united table would take 4 GiB or more.
    """
    text, offsets = _join(tables)
    strings = np.flatnonzero(np.concatenate(used))
    leaves = 1 << (len(tables) - 1).bit_length()
    sizes = np.zeros(leaves + 1, np.int64)
    sizes[: len(tables)] = [np.count_nonzero(flags) for flags in used]
    ends = np.cumsum(sizes)
    rows, sources = np.empty(len(strings), np.uint32), np.empty(len(strings), np.int64)
    distinct = unite(text, offsets, strings, ends - sizes, ends, rows, sources)
    numbers = np.full(len(offsets) - 1, ABSENT, np.uint32)
    numbers[strings] = rows
    cuts = np.cumsum([len(table) for table in tables])[:-1]
    return _copy(text, offsets, sources[:distinct]), np.split(numbers, cuts)


def join_tables(tables: Sequence[StringTable], used: Sequence[AnyArray]) -> StringTable:
    """Return the used strings of the tables, end to end.

    Raises: as `unite_tables`.
    """
    return _copy(*_join(tables), np.flatnonzero(np.concatenate(used)))


def _join(tables: Sequence[StringTable]) -> tuple[AnyArray, AnyArray]:
    """Return the bytes of the tables, and i64 offsets into them, as if they were one table."""
    sizes = np.cumsum([0, *(len(table.text) for table in tables)])
    offsets = [
        table.offsets[:-1].astype(np.int64) + size
        for table, size in zip(tables, sizes[:-1], strict=True)
    ]
    return np.concatenate([table.text for table in tables]), np.concatenate([*offsets, sizes[-1:]])


def _copy(text: AnyArray, offsets: AnyArray, strings: AnyArray) -> StringTable:
    starts = np.zeros(len(strings) + 1, np.int64)
    np.cumsum(offsets[strings + 1] - offsets[strings], out=starts[1:])
    if starts[-1] > MAX_BYTES:
        raise ValueError(f"a table of strings holds at most {MAX_BYTES} bytes")
    copied = np.empty(starts[-1], np.uint8)
    copy_strings(text, offsets, strings, starts, copied)
    return StringTable(copied, starts.astype(np.uint32))
