"""Streams of plain bytes as readers take them: whole, or line by line, in bounded memory.

What goes wrong while a stream is read is raised as `StreamUnreadable` with its reason, after all
that could be read was given.
"""

import io
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from corpus.errors import StreamUnreadable
from corpus.inputs import HEAD_BYTES

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# No article is this large; without a bound one line, or a small .gz, could fill the memory.
MAX_RECORD_BYTES = 16 * 1024 * 1024


class _Guarded(io.RawIOBase):
    """A stream that fills what it is given, and raises only when all before the fault was given."""

    def __init__(self, stream: io.RawIOBase | io.BufferedIOBase) -> None:
        self._stream = stream
        # Of a buffered stream only what takes one step: a fault in a second would lose the first.
        self._read: Callable[[memoryview], int | None] = (
            stream.readinto1 if isinstance(stream, io.BufferedIOBase) else stream.readinto
        )
        self._fault: StreamUnreadable | None = None
        self._has_ended = False

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._stream.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._fault, self._has_ended = None, False
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view, count = memoryview(buffer).cast("B"), 0
        while count < len(view) and self._fault is None and not self._has_ended:
            try:
                read = self._read(view[count:] if count else view)
            except StreamUnreadable as error:
                self._fault = error
            except OSError as error:
                self._fault = StreamUnreadable(reason_of(error))
                self._fault.__cause__ = error
            else:
                self._has_ended = not read
                count += read or 0
        if self._fault and not count:
            raise self._fault
        return count


def reason_of(error: OSError) -> str:
    """Return why the system did not let a file be read."""
    return f"the file cannot be read: {error.strerror or error}"


def guard(stream: io.RawIOBase | io.BufferedIOBase) -> io.BufferedReader:
    """Return a stream as readers take it: `inputs.HEAD_BYTES` of it can be peeked at."""
    return io.BufferedReader(_Guarded(stream), HEAD_BYTES)


def read_whole(stream: io.BufferedIOBase) -> bytes:
    """Return all bytes of a stream that is one article.

    Raises:
        StreamUnreadable: it is too large to be an article.
    """
    # Nearly every article; the room for the largest is dear to ask for.
    data = stream.read(HEAD_BYTES)
    if len(data) == HEAD_BYTES:
        data += stream.read(MAX_RECORD_BYTES + 1 - HEAD_BYTES)
    if len(data) > MAX_RECORD_BYTES:
        raise StreamUnreadable("the file is too large for one article")
    return data


def iter_lines(stream: io.BufferedIOBase) -> Iterator[bytes | None]:
    """Yield the lines of a stream, and None in place of a line too long for a record."""
    while line := stream.readline(MAX_RECORD_BYTES + 1):
        if len(line) <= MAX_RECORD_BYTES:
            yield line
        else:
            _skip_line(stream, line)
            yield None


def _skip_line(stream: io.BufferedIOBase, start: bytes) -> None:
    while start and not start.endswith(b"\n"):
        start = stream.readline(HEAD_BYTES)
