"""Puts the documents of a generation in the order of their ids."""

from collections.abc import Sequence

import numpy as np

from search.compiling import AnyArray
from search.embedded.kernels.ranks import rank_documents
from search.embedded.kernels.sorting import gather_strings, sort_strings
from search.embedded.writing.unions import number_tables
from search.scratch import IN_MEMORY, Scratch
from search.strings import StringTable
from search.utf8 import Words


def rank_ids(
    tables: Sequence[StringTable], alive: AnyArray, scratch: Scratch = IN_MEMORY
) -> AnyArray:
    """Return the document of each rank, u32, as `storage.documents` keeps it.

    `tables` have the article ids, in UTF-8, of the segments' documents; `alive` says which of all
    documents live.

    Raises:
        ValueError: two living documents have the same id.
        OSError: the disk of the scratch is full.
    """
    # UTF-8 keeps the order of code points.
    orders = [sort_strings(*Words.of(table)) for table in tables]
    names, distinct = number_tables(_sorted_tables(tables, orders, scratch), scratch)
    by_rank = scratch.empty(len(alive), np.uint32)
    documents = _end_to_end(orders)
    own = np.zeros(distinct + 1, np.uint32), by_rank
    twice = rank_documents(names, documents, alive.astype(np.uint8), *own)
    if twice >= 0:
        name = _id_of(tables, twice).decode("utf-8", "replace")
        raise ValueError(f"the id {name!r} was added twice")
    return by_rank


def _sorted_tables(
    tables: Sequence[StringTable], orders: Sequence[AnyArray], scratch: Scratch
) -> list[StringTable]:
    """Return each table in its order."""
    found, first = [], 0
    room = scratch.empty(sum(len(table.text) for table in tables), np.uint8)
    for table, order in zip(tables, orders, strict=True):
        text, offsets = gather_strings(*Words.of(table), order)
        own = room[first : first + len(text)]
        own[...] = text
        found.append(StringTable(own, offsets))
        first += len(text)
    return found


def _end_to_end(orders: Sequence[AnyArray]) -> AnyArray:
    """Return the documents of a generation, by those of its segments."""
    firsts = np.cumsum([0, *map(len, orders)], dtype=np.uint32)
    numbered = (order + first for order, first in zip(orders, firsts[:-1], strict=True))
    return np.concatenate([np.empty(0, np.uint32), *numbered])


def _id_of(tables: Sequence[StringTable], document: int) -> bytes:
    for table in tables:
        if document < len(table):
            return table[document]
        document -= len(table)
    raise IndexError(document)
