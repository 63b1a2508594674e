"""Files without a name, for what must be remembered of an archive and is too much for the memory.

They lose their name as they are opened, so they are gone when the process ends, however it does.
`TMPDIR` names their folder; else it is /var/tmp where there is one, for /tmp often is memory.
"""

import os
import tempfile
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from corpus.errors import ScratchUnusable

_LARGE_FOLDER = "/var/tmp"
_ZEROS = bytes(1 << 20)


def scratch_folder() -> str:
    """Return the folder of the files.

    Raises:
        ScratchUnusable: there is none that can be written to.
    """
    if not os.environ.get("TMPDIR") and os.access(_LARGE_FOLDER, os.W_OK | os.X_OK):
        return _LARGE_FOLDER
    with _telling("any folder"):
        return tempfile.gettempdir()


def open_scratch() -> IO[bytes]:
    """Return a new file to be read and written, without a buffer of its own.

    Raises:
        ScratchUnusable: it cannot be made.
    """
    folder = scratch_folder()
    with _telling(folder):
        return tempfile.TemporaryFile(dir=folder, buffering=0)


def append(file: IO[bytes], data: bytes | bytearray) -> None:
    """Write all of `data` where the file stands.

    Raises:
        ScratchUnusable: there is no room for it.
    """
    with _telling(scratch_folder()), memoryview(data) as rest:
        while rest:
            rest = rest[file.write(rest) :]


def fill(file: IO[bytes], size: int) -> None:
    """Write so many zeros: memory that is mapped to a hole kills the process on a full disk.

    Raises:
        ScratchUnusable: there is no room for them.
    """
    for start in range(0, size, len(_ZEROS)):
        append(file, _ZEROS[: size - start])


@contextmanager
def _telling(folder: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ScratchUnusable(folder, error.strerror or str(error)) from error


class Log:
    """Bytes that are appended and read again; all but the last of them lie in a file."""

    TAIL_BYTES = 1 << 20

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._written = 0
        self._tail = bytearray()

    def append(self, data: bytes) -> int:
        """Take data, and return the place that it is read from.

        Raises:
            ScratchUnusable: there is no room for it.
        """
        place = self._written + len(self._tail)
        self._tail += data
        if len(self._tail) >= self.TAIL_BYTES:
            self._spill()
        return place

    def read(self, place: int, size: int) -> bytes:
        """Return what was appended at a place, or a part of it."""
        if self._file is None or place >= self._written:
            start = place - self._written
            return bytes(self._tail[start : start + size])
        return os.pread(self._file.fileno(), size, place)

    def _spill(self) -> None:
        if self._file is None:
            self._file = open_scratch()
            weakref.finalize(self, self._file.close)
        append(self._file, self._tail)
        self._written += len(self._tail)
        self._tail = bytearray()
