"""Streams that undo a compression, whatever the name of the file says.

Frames in a row are one stream. A frame that is cut short or damaged gives what stands before the
damage, then the reason.
"""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from corpus.decompressors import FAULTS, Decompressor, Inflating, Unzstandard, unbzip, unxz
from corpus.errors import StreamUnreadable

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

CUT_SHORT = "the compressed file is cut short"
DAMAGED = "the compressed file is damaged"

_CHUNK_BYTES = 32 * 1024
_MAGIC_BYTES = 10
_MEMORY = re.compile("memory", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Compression:
    """A way to compress: how its files end, how their frames begin, and what undoes one.

    `suffixes` lead to the suffix that is left of the name.
    """

    name: str
    suffixes: dict[str, str]
    magic: re.Pattern[bytes]
    decompressor: Callable[[], Decompressor]


COMPRESSIONS = (
    Compression("gzip", {".gz": "", ".tgz": ".tar"}, re.compile(rb"\x1f\x8b\x08"), Inflating),
    Compression(
        "bzip2",
        {".bz2": "", ".tbz2": ".tar", ".tbz": ".tar"},
        re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)"),
        unbzip,
    ),
    Compression("xz", {".xz": "", ".txz": ".tar"}, re.compile(rb"\xfd7zXZ\x00"), unxz),
    Compression(
        "Zstandard",
        {".zst": "", ".tzst": ".tar", ".zstd": ""},
        # A frame of content, or one to be skipped.
        re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18"),
        Unzstandard,
    ),
)
_BY_SUFFIX = {suffix: known for known in COMPRESSIONS for suffix in known.suffixes}
# Those of the magics above.
_FIRST_BYTES = (b"\x1f", b"B", b"\xfd", b"\x28", *(bytes([byte]) for byte in range(0x50, 0x60)))


def named_compression(path: PurePath) -> Compression | None:
    """Return the compression that a name speaks of."""
    return _BY_SUFFIX.get(path.suffix.lower())


def found_compression(head: bytes) -> Compression | None:
    """Return the compression whose frame begins so."""
    if not head.startswith(_FIRST_BYTES):
        return None  # Nearly every file.
    return next((known for known in COMPRESSIONS if known.magic.match(head)), None)


def strip_compression(path: PurePath) -> PurePath:
    """Return a name without its last suffix, where that is one of a compression."""
    compression = named_compression(path)
    if compression is None:
        return path
    return path.with_suffix(compression.suffixes[path.suffix.lower()])


class Decompressing(io.RawIOBase):
    """The plain bytes of a compressed stream; `spend` is told how many, and may raise.

    Without a `magic` there is one frame, and what follows it is left alone.
    """

    def __init__(
        self,
        stream: io.BufferedReader,
        decompressor: Callable[[], Decompressor],
        spend: Callable[[int], None],
        magic: re.Pattern[bytes] | None = None,
    ) -> None:
        self._stream = stream
        self._make = decompressor
        self._spend = spend
        self._magic = magic
        self._frame = decompressor()
        self._pending = b""
        # What a decompressor gave beyond the length it was asked for.
        self._surplus = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer).cast("B")
        data = self._surplus or memoryview(self._next(len(view)))
        count = min(len(data), len(view))
        view[:count], self._surplus = data[:count], data[count:]
        return count

    def _next(self, length: int) -> bytes:
        while not self._frame.eof or self._begin_frame():
            data = self._advance(length)
            if data:
                self._spend(len(data))
                return data
        return b""

    def _advance(self, length: int) -> bytes:
        starved, data = self._frame.needs_input, b""
        if starved:
            data, self._pending = self._pending or self._stream.read1(_CHUNK_BYTES), b""
        try:
            plain = self._frame.decompress(data, length)
        except FAULTS as error:
            raise StreamUnreadable(_reason(error)) from error
        if self._frame.eof:
            self._pending = self._frame.unused_data
        elif starved and not data and not plain:
            raise StreamUnreadable(CUT_SHORT)
        return plain

    def _begin_frame(self) -> bool:
        """Go to the frame behind the one that has ended; say whether there is one."""
        if self._magic is None:
            return False
        # Tapes and xz fill the end of a file with zeros.
        while not (start := self._pending.lstrip(b"\0")):
            self._pending = self._stream.read1(_CHUNK_BYTES)
            if not self._pending:
                return False
        while len(start) < _MAGIC_BYTES and (more := self._stream.read1(_CHUNK_BYTES)):
            start += more
        if not self._magic.match(start):
            raise StreamUnreadable(f"{DAMAGED}: something else follows its end")
        self._frame, self._pending = self._make(), start
        return True


def _reason(error: Exception) -> str:
    if _MEMORY.search(str(error)):
        return "the compressed file needs too much memory; compress it anew with usual settings"
    return DAMAGED
