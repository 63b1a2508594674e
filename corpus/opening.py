"""Open files, and standard input, as streams of bytes; whoever watches learns how far they are."""

import io
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, BinaryIO

from corpus.errors import StreamUnreadable
from corpus.inputs import HEAD_BYTES
from corpus.limits import Budget
from corpus.streams import guard, reason_of

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

STANDARD_INPUT = "-"
_PIPED_BYTES = 1 << 16
# Windows would translate line ends.
_BINARY = getattr(os, "O_BINARY", 0)

# Context variables, so that no reader needs to know that somebody watches.
_advance: ContextVar[Callable[[int], object] | None] = ContextVar("advance", default=None)
_ahead: ContextVar[bool] = ContextVar("ahead", default=False)


@contextmanager
def watch_reading(advance: Callable[[int], object]) -> Iterator[None]:
    """Call `advance` with the bytes just taken from disk, for every file opened inside.

    They are counted before decompression. When a file is closed they have summed up to its size,
    whether all of it was needed or not.
    """
    token = _advance.set(advance)
    try:
        yield
    finally:
        _advance.reset(token)


@contextmanager
def looking_ahead() -> Iterator[None]:
    """Do not count what is read inside: a table at the end of a file says nothing of progress."""
    token = _ahead.set(True)
    try:
        yield
    finally:
        _ahead.reset(token)


class _WatchedFile(io.FileIO):
    """A file that tells how far behind its beginning the reading has come."""

    def __init__(self, name: str, advance: Callable[[int], object]) -> None:
        super().__init__(name)
        self._advance = advance
        self._place = self._furthest = 0

    def readinto(self, buffer: "WriteableBuffer") -> int:
        count = super().readinto(buffer)
        self._place += count
        if not _ahead.get():
            self._reach(self._place)
        return count

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._place = super().seek(offset, whence)
        return self._place

    def close(self) -> None:
        if not self.closed:
            self._reach(os.fstat(self.fileno()).st_size)
        super().close()

    def _reach(self, place: int) -> None:
        if place > self._furthest:
            self._advance(place - self._furthest)
            self._furthest = place


class _Piped(io.RawIOBase):
    """Standard input; it has no size, so its bytes are counted as they come."""

    def __init__(self, stream: BinaryIO, budget: Budget) -> None:
        self._stream = stream
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer).cast("B")
        data = self._stream.read(min(len(view), _PIPED_BYTES))
        view[: len(data)] = data
        self._budget.take(len(data))
        return len(data)


@contextmanager
def open_file(name: str) -> Iterator[tuple[io.BufferedReader, Budget]]:
    """Open a file, `-` being standard input, with what may be unpacked out of it.

    Raises:
        StreamUnreadable: it cannot be opened; from the stream: it cannot be read on.
    """
    if name == STANDARD_INPUT:
        budget = Budget()
        yield guard(_Piped(_standard_input(), budget)), budget
        return
    try:
        raw = _open_raw(name)
    except OSError as error:
        raise StreamUnreadable(reason_of(error)) from error
    with raw:
        yield guard(raw), Budget(os.fstat(raw.fileno()).st_size)


def read_small_file(name: str) -> bytes | None:
    """Return the bytes of a regular file of at most `HEAD_BYTES`; None where it is none.

    None as well where it cannot be read, or changes meanwhile.
    """
    try:
        status = os.stat(name)  # noqa: PTH116
        if not stat.S_ISREG(status.st_mode) or status.st_size > HEAD_BYTES:
            return None
        file = os.open(name, os.O_RDONLY | _BINARY)
        try:
            data = os.read(file, status.st_size + 1)
        finally:
            os.close(file)
    except OSError:
        return None
    return data if len(data) == status.st_size else None


def count_small_file(data: bytes) -> None:
    """Tell whoever watches that these bytes were all of a file, and are not read another time."""
    if advance := _advance.get():
        advance(len(data))


def _open_raw(name: str) -> io.FileIO:
    advance = _advance.get()
    return _WatchedFile(name, advance) if advance else io.FileIO(name)


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise StreamUnreadable("the file cannot be read: there is no standard input")
    return sys.stdin.buffer
