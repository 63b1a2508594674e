"""The blocks of a tar: headers, and the bytes that follow each."""

import io
import tarfile
from tarfile import TarInfo
from typing import TYPE_CHECKING

from corpus.containers.member import CUT_SHORT
from corpus.errors import StreamUnreadable

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_SKIPPED_AT_ONCE = 1 << 16
# Of these a size is that of what they point to; no bytes follow.
WITHOUT_BYTES = (
    tarfile.LNKTYPE,
    tarfile.SYMTYPE,
    tarfile.CHRTYPE,
    tarfile.BLKTYPE,
    tarfile.FIFOTYPE,
    tarfile.DIRTYPE,
)
# Digits, or a number behind one of these bytes.
_CHECKSUM = slice(148, 156)
_BINARY = (b"\x80", b"\xff")


def parse_header(block: bytes) -> TarInfo | None:
    """Return a header, None where the bytes are not one."""
    checksum = block[_CHECKSUM]
    if not checksum.startswith(_BINARY) and not checksum.partition(b"\0")[0].isascii():
        return None  # Nearly every Arabic text, at once.
    try:
        header = TarInfo.frombuf(block, "utf-8", "surrogateescape")
    except (tarfile.HeaderError, ValueError):
        return None
    if header.size < 0:
        return None
    if header.type in WITHOUT_BYTES:
        header.size = 0
    return header


class Body(io.RawIOBase):
    """The bytes that follow a header, up to the next."""

    def __init__(self, stream: io.BufferedReader, size: int) -> None:
        self._stream = stream
        self._left = size
        self._padding = -size % tarfile.BLOCKSIZE

    def resize(self, size: int) -> None:
        """Take another size than that of the header, before anything is read."""
        self._left, self._padding = size, -size % tarfile.BLOCKSIZE

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer).cast("B")[: self._left]
        if not view:
            return 0
        count = self._stream.readinto1(view)
        if not count:
            raise StreamUnreadable(CUT_SHORT)
        self._left -= count
        return count

    def finish(self) -> None:
        """Go on to where the next header begins."""
        left = self._left + self._padding
        self._left = 0
        while left:
            skipped = len(self._stream.read1(min(left, _SKIPPED_AT_ONCE)))
            if not skipped:
                raise StreamUnreadable(CUT_SHORT)
            left -= skipped
