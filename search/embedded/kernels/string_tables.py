"""Reads tables of strings where they are, by their addresses; a mapped one takes no memory here."""

import numpy as np

from search.compiling import AnyArray, kernel
from search.embedded.kernels.views import bytes_at, numbers_at

TABLE_BITS = np.uint64(32)
"""A string of one of the tables is a number: that of the table, above so many bits of its own."""

_U64 = "Array(uint64, 1, 'C', readonly=True)"
_NUMBER = np.uint64(0xFFFF_FFFF)


@kernel()
def string_at(texts: AnyArray, offsets: AnyArray, table: int, number: int) -> AnyArray:
    """Return a view of a string of a table."""
    bounds = numbers_at(offsets[table] + np.uint64(4 * number), 2)
    return bytes_at(texts[table] + np.uint64(bounds[0]), int(bounds[1]) - int(bounds[0]))


@kernel(f"int64({_U64}, {_U64}, uint32[::1])")
def measure_strings(offsets: AnyArray, sources: AnyArray, starts: AnyArray) -> int:
    """Write where each string starts when they are copied end to end; return the end of the last.

    `sources` are strings of the tables: see `unite`. The starts are one more, the end; they are
    right only if it is within 32 bits.
    """
    end = 0
    for place in range(len(sources)):
        starts[place] = end
        number = int(sources[place] & _NUMBER)
        bounds = numbers_at(offsets[sources[place] >> TABLE_BITS] + np.uint64(4 * number), 2)
        end += int(bounds[1]) - int(bounds[0])
    starts[len(sources)] = end
    return end


@kernel(f"void({_U64}, {_U64}, {_U64}, uint32[::1], uint8[::1])")
def copy_strings(
    texts: AnyArray, offsets: AnyArray, sources: AnyArray, starts: AnyArray, copied: AnyArray
) -> None:
    """Write strings of the tables to `copied`, each where `starts` says; see `measure_strings`."""
    for place in range(len(sources)):
        table, number = int(sources[place] >> TABLE_BITS), int(sources[place] & _NUMBER)
        string, to = string_at(texts, offsets, table, number), int(starts[place])
        for step in range(len(string)):
            copied[to + step] = string[step]
