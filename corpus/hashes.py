"""Hashes with a number each, any number of them in a bounded memory of one's own."""

import mmap
from collections.abc import Iterator, Mapping

from corpus.scratch import fill, open_scratch

HELD = 1 << 17
"""So many hashes are held in memory, about 100 bytes each; then they move to the table."""
_FREE = 0
# 8 MB: one in twenty new hashes is looked for in the table when there are three million.
_LAST_BYTE = (1 << 23) - 1
_BITS = tuple(1 << bit for bit in range(8))


class Hashes:
    """Hashes of 64 bits, signed as Python's are, each with a number of 32 bits."""

    def __init__(self) -> None:
        self._held: dict[int, int] = {}
        self._table: _Table | None = None
        # A bit for each that has moved, as far as there are bits: most that are new have none.
        self._moved = bytearray()

    def find(self, wanted: int) -> int | None:
        """Return the number of a hash, None where it is new."""
        number = self._held.get(wanted)
        if number is not None or self._table is None:
            return number
        has_moved = self._moved[wanted >> 3 & _LAST_BYTE] & _BITS[wanted & 7]
        return self._table.find(wanted) if has_moved else None

    def add(self, new: int, number: int) -> None:
        """Give a number to a hash that is new.

        Raises:
            ScratchUnusable: there is no room for it.
        """
        self._held[new] = number
        if len(self._held) >= HELD:
            self._move()

    def _move(self) -> None:
        self._table = _joined(self._table, self._held)
        self._moved = self._moved or bytearray(_LAST_BYTE + 1)
        for each in self._held:
            self._moved[each >> 3 & _LAST_BYTE] |= _BITS[each & 7]
        self._held = {}


class _Table:
    """Hashes and numbers in a file that is mapped into memory: the system may take it back.

    A hash stands in the first free slot from that of its low bits on. As 0 is a free slot, 0 counts
    as 1: that these two meet is as likely as that any two do.
    """

    def __init__(self, slots: int) -> None:
        with open_scratch() as file:
            fill(file, slots * 12)
            self._memory = memoryview(mmap.mmap(file.fileno(), slots * 12))
        self._hashes = self._memory[: slots * 8].cast("q")
        self._numbers = self._memory[slots * 8 :].cast("I")
        self.count = 0

    def __len__(self) -> int:
        return len(self._hashes)

    def find(self, wanted: int) -> int | None:
        """Return the number of a hash, None where it is new."""
        wanted, hashes, last = wanted or 1, self._hashes, len(self._hashes) - 1
        slot = wanted & last
        while (found := hashes[slot]) != _FREE:
            if found == wanted:
                return self._numbers[slot]
            slot = (slot + 1) & last
        return None

    def add(self, new: int, number: int) -> None:
        """Take a new hash; half of the slots stay free."""
        new, hashes, last = new or 1, self._hashes, len(self._hashes) - 1
        slot = new & last
        while hashes[slot] != _FREE:
            slot = (slot + 1) & last
        hashes[slot] = new
        self._numbers[slot] = number
        self.count += 1

    def items(self) -> Iterator[tuple[int, int]]:
        """Yield the hashes with their numbers, in no order."""
        pairs = zip(self._hashes, self._numbers, strict=True)
        return ((each, number) for each, number in pairs if each != _FREE)


def _joined(table: _Table | None, held: Mapping[int, int]) -> _Table:
    """Return a table of what is held and in another: that one itself while it has room."""
    needed = 2 * (len(held) + (table.count if table else 0))
    larger = table
    if larger is None or needed > len(larger):
        larger = _Table(1 << (needed - 1).bit_length())
        for new, number in table.items() if table else ():
            larger.add(new, number)
    last = len(larger) - 1
    # From slot to slot, so that each page is touched once, wherever it lies.
    for new, number in sorted(held.items(), key=lambda item: item[0] & last):
        larger.add(new, number)
    return larger
