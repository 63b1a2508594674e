"""Unites sorted tables of strings, read where they are; the twin is a sorted set."""

from typing import NamedTuple

import numpy as np

from search.compiling import AnyArray, kernel
from search.embedded.kernels.string_tables import TABLE_BITS, string_at
from search.embedded.kernels.views import bytes_at

# A key is the first 15 bytes of a string, zeros where it is shorter, and its length, 16 if more:
# two strings with different keys are in the order of these, with equal ones equal unless long.
KEY_BYTES = 15
LONG = KEY_BYTES + 1
_HALF = 8

_I64, _U64 = (f"Array({name}, 1, 'C', readonly=True)" for name in ("int64", "uint64"))


class Heads(NamedTuple):
    """The first string of each table that is not taken yet: its number, and its key's two halves.

    `texts`, `offsets` and `counts` are the addresses of the bytes (u8) and the offsets (u32) of the
    tables, and how many strings each has; a head of this number is none.
    """

    texts: AnyArray
    offsets: AnyArray
    counts: AnyArray
    numbers: AnyArray
    high: AnyArray
    low: AnyArray


@kernel(makes_arrays=False)
def set_key(heads: Heads, table: int) -> None:
    """Note the key of the head of a table, which has one."""
    string = string_at(heads.texts, heads.offsets, table, heads.numbers[table])
    length = min(len(string), LONG)
    high = low = np.uint64(0)
    for step in range(min(length, _HALF)):
        high |= np.uint64(string[step]) << np.uint64(56 - 8 * step)
    for step in range(_HALF, min(length, KEY_BYTES)):
        low |= np.uint64(string[step]) << np.uint64(120 - 8 * step)
    heads.high[table], heads.low[table] = high, low | np.uint64(length)


@kernel(makes_arrays=False)
def order_of_long(one: AnyArray, other: AnyArray) -> int:
    """Return the order of two long strings with the same key: negative, zero or positive."""
    for step in range(KEY_BYTES, min(len(one), len(other))):
        difference = np.int64(one[step]) - np.int64(other[step])
        if difference:
            return int(difference)
    return len(one) - len(other)


@kernel(makes_arrays=False)
def order(heads: Heads, one: int, other: int) -> int:
    """Return the order of the heads of two tables: negative, zero or positive."""
    if heads.high[one] != heads.high[other]:
        return -1 if heads.high[one] < heads.high[other] else 1
    if heads.low[one] != heads.low[other]:
        return -1 if heads.low[one] < heads.low[other] else 1
    if heads.low[one] & 0xFF < LONG:
        return 0
    return order_of_long(
        string_at(heads.texts, heads.offsets, one, heads.numbers[one]),
        string_at(heads.texts, heads.offsets, other, heads.numbers[other]),
    )


@kernel(makes_arrays=False)
def play(heads: Heads, winners: AnyArray, table: int) -> None:
    """Play the matches on the way up from a table, whose head has changed."""
    node = (len(winners) // 2 + table) // 2
    while node:
        one, other = winners[2 * node], winners[2 * node + 1]
        if heads.numbers[one] == heads.counts[one]:
            winners[node] = other
        elif heads.numbers[other] == heads.counts[other] or order(heads, one, other) <= 0:
            winners[node] = one
        else:
            winners[node] = other
        node //= 2


@kernel(makes_arrays=False)
def advance(heads: Heads, used: AnyArray, table: int) -> None:
    """Go to the next string of a table that is used, from the head on."""
    number, count = heads.numbers[table], heads.counts[table]
    flags = bytes_at(used[table], count)
    while number < count and flags[number] == 0:
        number += 1
    heads.numbers[table] = number
    if number < count:
        set_key(heads, table)


@kernel(makes_arrays=False)
def is_head(heads: Heads, table: int, string: AnyArray, high: np.uint64, low: np.uint64) -> bool:
    """Say whether a table has a head and it is this string of this key."""
    number = heads.numbers[table]
    if number == heads.counts[table] or heads.high[table] != high or heads.low[table] != low:
        return False
    if low & 0xFF < LONG:
        return True
    return order_of_long(string, string_at(heads.texts, heads.offsets, table, number)) == 0


@kernel(
    f"int64({_U64}, {_U64}, {_I64}, {_U64}, {_I64}, int64[::1], int64[::1], uint64[:, ::1],"
    " uint32[::1], uint64[::1])",
    makes_arrays=False,
)
def unite(
    texts: AnyArray,
    offsets: AnyArray,
    counts: AnyArray,
    used: AnyArray,
    firsts: AnyArray,
    numbers: AnyArray,
    winners: AnyArray,
    keys: AnyArray,
    rows: AnyArray,
    sources: AnyArray,
) -> int:
    """Unite sorted tables; return how many distinct strings they have.

    `texts`, `offsets` and `used` are addresses: of the bytes, the offsets (u32) and a flag (u8) for
    each string, whether it counts. `rows` are the tables' strings end to end; to those that count
    goes the row in the united table. To `sources` goes one of the strings of each row, with its
    table: see TABLE_BITS. `counts` are how many strings each table has, `firsts` how many are
    before it; the number of tables is a power of two and one more, the last being empty.

    Scratch: `numbers`, zeros, and `keys`, two rows, by table; `winners`, two for each but the last,
    all of them the last.
    """
    tables = len(counts) - 1
    heads = Heads(texts, offsets, counts, numbers, keys[0], keys[1])
    # A tournament (Knuth, The Art of Computer Programming 3, 5.4.1): the leaves are the tables,
    # each node above has the one with the least head; before it is played, the empty table.
    for table in range(tables):
        winners[tables + table] = table
        advance(heads, used, table)
        play(heads, winners, table)
    distinct = 0
    while heads.numbers[winners[1]] < counts[winners[1]]:
        # The least string: all tables that have it come next, one after the other.
        table = winners[1]
        source, high, low = heads.numbers[table], heads.high[table], heads.low[table]
        string = string_at(texts, offsets, table, source)
        sources[distinct] = np.uint64(table) << TABLE_BITS | np.uint64(source)
        is_same = True
        while is_same:
            rows[firsts[table] + heads.numbers[table]] = distinct
            heads.numbers[table] += 1
            advance(heads, used, table)
            play(heads, winners, table)
            table = winners[1]
            is_same = is_head(heads, table, string, high, low)
        distinct += 1
    return distinct
