"""Pieces of a stream as streams of their own, checked by their length and checksum."""

import io
import zlib
from typing import TYPE_CHECKING

from corpus.containers.member import DAMAGED
from corpus.errors import StreamUnreadable
from corpus.limits import Budget

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class Slice(io.RawIOBase):
    """`length` bytes of a stream from `start` on; the stream may be moved between two reads."""

    def __init__(self, stream: io.BufferedReader, start: int, length: int, fault: str) -> None:
        self._stream = stream
        self._place = start
        self._left = length
        self._fault = fault

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer).cast("B")[: self._left]
        if not view:
            return 0
        self._stream.seek(self._place)
        count = self._stream.readinto1(view)
        if not count:
            raise StreamUnreadable(self._fault)
        self._place += count
        self._left -= count
        return count


class Checked(io.RawIOBase):
    """The plain bytes of a member; at their end they are compared with what its table says."""

    def __init__(self, stream: io.RawIOBase, size: int, checksum: int, budget: Budget) -> None:
        self._stream = stream
        self._left = size
        self._expected = checksum
        self._checksum = 0
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        count = self._stream.readinto(buffer) or 0
        self._budget.spend(count)
        self._checksum = zlib.crc32(memoryview(buffer).cast("B")[:count], self._checksum)
        self._left -= count
        if not count and (self._left or self._checksum != self._expected):
            raise StreamUnreadable(f"{DAMAGED}: this member differs from its checksum")
        return count
