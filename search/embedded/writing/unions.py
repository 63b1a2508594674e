"""Makes tables of strings of other tables: chosen strings end to end, or a sorted union."""

from collections.abc import Sequence

import numpy as np

from search.compiling import AnyArray
from search.embedded.kernels.merging import ABSENT
from search.embedded.kernels.string_tables import TABLE_BITS, copy_strings, measure_strings
from search.embedded.kernels.unions import unite
from search.embedded.kernels.views import address
from search.scratch import IN_MEMORY, Scratch
from search.strings import MAX_BYTES, StringTable


def unite_tables(
    tables: Sequence[StringTable], used: Sequence[AnyArray], scratch: Scratch = IN_MEMORY
) -> tuple[StringTable, list[AnyArray]]:
    """Return the sorted table of the used strings, and what became of each table's strings.

    `used` has a truth value for each string of each table. The second result has for each of them
    its number in the united table, u32, `ABSENT` where it was not used. Beside both this takes 8
    bytes for each distinct string: the tables are read where they are.

    Raises:
        ValueError: the united table would take 4 GiB or more.
        OSError: the disk of the scratch is full.
    """
    numbers, sources = _unite(tables, used, scratch)
    united = _copy(*_places(tables, len(tables)), sources, scratch)
    return united, np.split(numbers, np.cumsum([len(table) for table in tables])[:-1])


def number_tables(tables: Sequence[StringTable], scratch: Scratch) -> tuple[AnyArray, int]:
    """Return the number of each string in the sorted set of all, u32, and how many these are.

    The tables are sorted, a string may be in one more than once. Raises: as `unite_tables`.
    """
    used = [np.ones(len(table), np.bool_) for table in tables]
    numbers, sources = _unite(tables, used, scratch)
    return numbers, len(sources)


def join_tables(tables: Sequence[StringTable], used: Sequence[AnyArray]) -> StringTable:
    """Return the used strings of the tables, end to end.

    Raises: as `unite_tables`.
    """
    sources = [
        np.uint64(number) << TABLE_BITS | np.flatnonzero(flags).astype(np.uint64)
        for number, flags in enumerate(used)
    ]
    return _copy(*_places(tables, len(tables)), np.concatenate(sources), IN_MEMORY)


def _unite(
    tables: Sequence[StringTable], used: Sequence[AnyArray], scratch: Scratch
) -> tuple[AnyArray, AnyArray]:
    """Return the numbers of all strings of the tables, end to end, and a source of each number."""
    leaves = 1 << (len(tables) - 1).bit_length()
    counts = np.zeros(leaves + 1, np.int64)
    counts[: len(tables)] = [len(table) for table in tables]
    numbers = scratch.full(int(counts.sum()), ABSENT, np.uint32)
    # What is not written to takes no memory.
    sources = np.empty(len(numbers), np.uint64)
    distinct = unite(
        *(*_places(tables, leaves + 1), counts, _addresses(used, leaves + 1)),
        *(np.cumsum(counts) - counts, np.zeros(leaves + 1, np.int64)),
        *(np.full(2 * leaves, leaves, np.int64), np.zeros((2, leaves + 1), np.uint64)),
        *(numbers, sources),
    )
    return numbers, sources[:distinct]


def _places(tables: Sequence[StringTable], most: int) -> tuple[AnyArray, AnyArray]:
    """Return the addresses of the bytes of tables and of their offsets."""
    return (
        _addresses([table.text for table in tables], most),
        _addresses([table.offsets for table in tables], most),
    )


def _addresses(arrays: Sequence[AnyArray], most: int) -> AnyArray:
    """Return the addresses of arrays (u64), with 0 behind; whoever has the arrays keeps them."""
    found = np.zeros(most, np.uint64)
    found[: len(arrays)] = [address(array) for array in arrays]
    return found


def _copy(texts: AnyArray, offsets: AnyArray, sources: AnyArray, scratch: Scratch) -> StringTable:
    starts = scratch.empty(len(sources) + 1, np.uint32)
    size = measure_strings(offsets, sources, starts)
    if size > MAX_BYTES:
        raise ValueError(f"a table of strings holds at most {MAX_BYTES} bytes")
    copied = scratch.empty(size, np.uint8)
    copy_strings(texts, offsets, sources, starts, copied)
    return StringTable(copied, starts)
