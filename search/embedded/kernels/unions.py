"""The loops that make tables of strings of other tables; their twin is a sorted set."""

from typing import NamedTuple

import numpy as np

from search.compiling import AnyArray, kernel

# A key is the first 15 bytes of a string, zeros where it is shorter, and its length, 16 if more:
# two strings with different keys are in the order of these, with equal ones equal unless long.
KEY_BYTES = 15
LONG = KEY_BYTES + 1

_U8, _I64 = (f"Array({name}, 1, 'C', readonly=True)" for name in ("uint8", "int64"))


class Keyed(NamedTuple):
    """Strings chosen of a table, by number, with the two halves of their keys: see `fill_keys`."""

    text: AnyArray
    offsets: AnyArray
    strings: AnyArray
    high: AnyArray
    low: AnyArray


@kernel(f"void({_U8}, {_I64}, {_I64}, uint64[::1], uint64[::1])")
def fill_keys(
    text: AnyArray, offsets: AnyArray, strings: AnyArray, high: AnyArray, low: AnyArray
) -> None:
    """Write the key of each chosen string as two numbers."""
    for place in range(len(strings)):
        begin = offsets[strings[place]]
        length = min(offsets[strings[place] + 1] - begin, LONG)
        first = second = np.uint64(0)
        for step in range(KEY_BYTES):
            byte = np.uint64(text[begin + step]) if step < length else np.uint64(0)
            first = (first << np.uint64(8)) | (second >> np.uint64(56))
            second = (second << np.uint64(8)) | byte
        high[place] = (first << np.uint64(8)) | (second >> np.uint64(56))
        low[place] = (second << np.uint64(8)) | np.uint64(length)


@kernel(f"int64({_U8}, {_I64}, int64, int64)")
def order_of_long(text: AnyArray, offsets: AnyArray, one: int, other: int) -> int:
    """Return the order of two long strings with the same key: negative, zero or positive."""
    here, there = offsets[one], offsets[other]
    length, size = offsets[one + 1] - here, offsets[other + 1] - there
    for step in range(KEY_BYTES, min(length, size)):
        difference = np.int64(text[here + step]) - np.int64(text[there + step])
        if difference:
            return int(difference)
    return int(length - size)


@kernel()
def order(keyed: Keyed, one: int, other: int) -> int:
    """Return the order of two chosen strings: negative, zero or positive."""
    if keyed.high[one] != keyed.high[other]:
        return -1 if keyed.high[one] < keyed.high[other] else 1
    if keyed.low[one] != keyed.low[other]:
        return -1 if keyed.low[one] < keyed.low[other] else 1
    if keyed.low[one] & 0xFF < LONG:
        return 0
    return order_of_long(keyed.text, keyed.offsets, keyed.strings[one], keyed.strings[other])


@kernel()
def play(keyed: Keyed, winners: AnyArray, heads: AnyArray, ends: AnyArray, table: int) -> None:
    """Play the matches on the way up from a table, whose head has changed."""
    node = (len(winners) // 2 + table) // 2
    while node:
        one, other = winners[2 * node], winners[2 * node + 1]
        if heads[one] == ends[one]:
            winners[node] = other
        elif heads[other] == ends[other] or order(keyed, heads[one], heads[other]) <= 0:
            winners[node] = one
        else:
            winners[node] = other
        node //= 2


@kernel(f"int64({_U8}, {_I64}, {_I64}, {_I64}, {_I64}, uint32[::1], int64[::1])")
def unite(
    text: AnyArray,
    offsets: AnyArray,
    strings: AnyArray,
    starts: AnyArray,
    ends: AnyArray,
    rows: AnyArray,
    sources: AnyArray,
) -> int:
    """Unite sorted tables whose strings lie end to end in one; return how many are distinct.

    Table t is made of `strings[starts[t]:ends[t]]`; their number is a power of two, and one more
    that is empty. To `rows` goes the row of each string in the united table, to `sources` one of
    the strings of each row.
    """
    high, low = np.empty(len(strings), np.uint64), np.empty(len(strings), np.uint64)
    fill_keys(text, offsets, strings, high, low)
    keyed = Keyed(text, offsets, strings, high, low)
    tables, heads = len(starts) - 1, starts.copy()
    # A tournament (Knuth, The Art of Computer Programming 3, 5.4.1): the leaves are the tables,
    # each node above has the one with the least head; before it is played, the empty table.
    winners = np.full(2 * tables, tables, np.int64)
    winners[tables:] = np.arange(tables)
    for table in range(tables):
        play(keyed, winners, heads, ends, table)
    distinct, last = 0, -1
    for _ in range(len(strings)):
        table = winners[1]
        place = heads[table]
        if last < 0 or order(keyed, last, place) != 0:
            last = place
            sources[distinct] = strings[place]
            distinct += 1
        rows[place] = distinct - 1
        heads[table] = place + 1
        play(keyed, winners, heads, ends, table)
    return distinct


@kernel(f"void({_U8}, {_I64}, {_I64}, {_I64}, uint8[::1])")
def copy_strings(
    text: AnyArray, offsets: AnyArray, strings: AnyArray, starts: AnyArray, copied: AnyArray
) -> None:
    """Write the strings numbered `strings` to `copied`, each where `starts` says."""
    for place in range(len(strings)):
        begin, to = offsets[strings[place]], starts[place]
        for step in range(offsets[strings[place] + 1] - begin):
            copied[to + step] = text[begin + step]
