"""Open files as streams of plain bytes, whatever they are compressed with.

What goes wrong while a stream is open is raised as `StreamUnreadable` with its reason, after all
that could be read was given.
"""

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from corpus.errors import StreamUnreadable

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# No article is this large; without a bound one line, or a small .gz, could fill the memory.
MAX_RECORD_BYTES = 16 * 1024 * 1024
_BUFFER_BYTES = 128 * 1024


def _gunzip(stream: io.BufferedIOBase) -> io.BufferedIOBase:
    return gzip.GzipFile(fileobj=stream, mode="rb")


DECOMPRESSORS: dict[str, Callable[[io.BufferedIOBase], io.BufferedIOBase]] = {".gz": _gunzip}

# A context variable, so that no reader needs to know that somebody watches.
_advance: ContextVar[Callable[[int], object] | None] = ContextVar("advance", default=None)


@contextmanager
def watch_reading(advance: Callable[[int], object]) -> Iterator[None]:
    """Call `advance` with the bytes just taken from disk, for every file opened inside.

    They are counted before decompression: for a file read to its end they sum up to its size.
    """
    token = _advance.set(advance)
    try:
        yield
    finally:
        _advance.reset(token)


class _WatchedFile(io.FileIO):
    def __init__(self, path: Path, advance: Callable[[int], object]) -> None:
        super().__init__(path)
        self._advance = advance

    def readinto(self, buffer: "WriteableBuffer") -> int:
        count = super().readinto(buffer)
        self._advance(count)
        return count


def format_suffix(path: PurePath) -> str:
    """Return the suffix that names the format: `format_suffix(Path("a.JSONL.gz")) == ".jsonl"`."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    while suffixes and suffixes[-1] in DECOMPRESSORS:
        suffixes.pop()
    return suffixes[-1] if suffixes else ""


@contextmanager
def open_stream(path: Path) -> Iterator[io.BufferedIOBase]:
    """Open a file as plain bytes.

    Raises:
        StreamUnreadable: it cannot be opened, is cut short, or is not what its suffix says.
    """
    try:
        with _open_raw(path) as raw, _decompress(raw, path.suffix) as stream:
            yield stream
    except EOFError as error:
        raise StreamUnreadable("the compressed file is cut short") from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise StreamUnreadable("the compressed file is damaged") from error
    except OSError as error:
        raise StreamUnreadable(f"the file cannot be read: {error.strerror}") from error


def _open_raw(path: Path) -> io.BufferedReader:
    advance = _advance.get()
    raw = _WatchedFile(path, advance) if advance else io.FileIO(path)
    return io.BufferedReader(raw, _BUFFER_BYTES)


def _decompress(raw: io.BufferedIOBase, suffix: str) -> io.BufferedIOBase:
    decompressor = DECOMPRESSORS.get(suffix.lower())
    return decompressor(raw) if decompressor else raw


def read_whole(path: Path) -> bytes:
    """Return all bytes of a file that is one article.

    Raises:
        StreamUnreadable: as in `open_stream`, and for a file too large to be an article.
    """
    with open_stream(path) as stream:
        data = stream.read(MAX_RECORD_BYTES + 1)
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
        start = stream.readline(MAX_RECORD_BYTES)
