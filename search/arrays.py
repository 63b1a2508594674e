"""A file of named flat arrays, opened by mmap: nothing is decoded and nothing copied.

    magic | array | array | … | directory (JSON) | its length, its CRC-32, magic

Arrays are little-endian, one-dimensional and start at multiples of 64 bytes; what lies between
them is zero. The directory names each with its type, place, length and CRC-32, and says what kind
of file and which version this is.
"""

import json
import mmap
import struct
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from search.compiling import AnyArray
from search.errors import IndexDamaged, IndexOutdated

MAGIC = b"ARSHIFa\n"
VERSION = 1
ALIGNMENT = 64
_END = struct.Struct("<QI8s")


class Arrays(Mapping[str, AnyArray]):
    """The arrays of an open file, read-only views of its pages.

    The file stays mapped until the last view of it is gone.
    """

    def __init__(self, path: Path, views: dict[str, AnyArray]) -> None:
        self.path = path
        self._views = views

    def __getitem__(self, name: str) -> AnyArray:
        return self._views[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._views)

    def __len__(self) -> int:
        return len(self._views)


def write_arrays(path: Path, kind: str, arrays: Mapping[str, AnyArray]) -> None:
    """Write a file of arrays; the same arrays in the same order give the same bytes."""
    directory: dict[str, list[Any]] = {}
    with path.open("wb") as file:
        file.write(MAGIC)
        for name, array in arrays.items():
            plain = np.ascontiguousarray(array, array.dtype.newbyteorder("<"))
            file.write(bytes(-file.tell() % ALIGNMENT))
            data = plain.data.cast("B") if plain.size else b""
            directory[name] = [plain.dtype.str, file.tell(), plain.size, zlib.crc32(data)]
            file.write(data)
        described = {"kind": kind, "version": VERSION, "arrays": directory}
        text = json.dumps(described, separators=(",", ":")).encode()
        file.write(text + _END.pack(len(text), zlib.crc32(text), MAGIC))


def open_arrays(path: Path, kind: str) -> Arrays:
    """Map a file of arrays.

    Raises:
        IndexDamaged: the file is missing, cut short, or not one of arrays of this kind.
        IndexOutdated: it was written by another version of the format.
    """
    data, directory = _open(path, kind)
    views = {
        name: np.frombuffer(data, np.dtype(dtype), length, offset)
        for name, (dtype, offset, length, _) in directory.items()
    }
    return Arrays(path, views)


def damaged_arrays(path: Path, kind: str) -> list[str]:
    """Return the names of the arrays whose bytes, or those before them, are not what was written.

    Raises: as `open_arrays`.
    """
    data, directory = _open(path, kind)
    damaged = []
    checked = len(MAGIC)
    with memoryview(data) as view:
        for name, (dtype, offset, length, crc) in directory.items():
            end = offset + length * np.dtype(dtype).itemsize
            if zlib.crc32(view[offset:end]) != crc or any(view[checked:offset]):
                damaged.append(name)
            checked = end
    return damaged


def map_file(path: Path) -> mmap.mmap:
    """Map a file of the index for reading.

    Raises:
        IndexDamaged: it is missing, empty or unreadable.
    """
    try:
        with path.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise IndexDamaged(f"{path} cannot be read: {error}; index again") from None


def _open(path: Path, kind: str) -> tuple[mmap.mmap, dict[str, Any]]:
    data = map_file(path)
    described = _directory(path, data)
    if described["version"] != VERSION:
        raise IndexOutdated(f"{path} has format version {described['version']}; index again")
    if described["kind"] != kind:
        raise IndexDamaged(f"{path} holds {described['kind']!r}, not {kind!r}; index again")
    return data, described["arrays"]


def _directory(path: Path, data: mmap.mmap) -> dict[str, Any]:
    """Return the directory at the end of the file, checked against its CRC."""
    end = len(data) - _END.size
    if end < len(MAGIC) or data[: len(MAGIC)] != MAGIC:
        raise IndexDamaged(f"{path} is cut short or no file of arrays; index again")
    length, crc, magic = _END.unpack(data[end:])
    text = data[end - length : end] if magic == MAGIC and length <= end else b""
    if zlib.crc32(text) != crc or not text:
        raise IndexDamaged(f"{path} is cut short or damaged at its end; index again")
    described: dict[str, Any] = json.loads(text)
    return described
