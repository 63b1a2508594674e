"""Makes compressed and packed bytes, and reads them as files."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path, PurePath

import zstandard

from corpus import Record, Skipped, SourceFile, read_file
from corpus.document import Origin
from corpus.inputs import Input
from corpus.opening import open_file
from corpus.unpacking import undo_compression

COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    # Without the time, so that tests are called the same in every process.
    ".gz": partial(gzip.compress, mtime=0),
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": zstandard.ZstdCompressor(write_checksum=True).compress,
}


def make_zip(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return packed.getvalue()


def make_tar(members: Mapping[str, bytes], format: int = tarfile.PAX_FORMAT) -> bytes:  # noqa: A002
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=format) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return packed.getvalue()


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def read_plain(path: Path) -> bytes:
    """Return the bytes of a file without its compressions."""
    with open_file(path) as (stream, budget):
        source = Input(stream, PurePath(path.name), Origin(str(path)))
        return undo_compression(source, budget).source.stream.read()


def read_path(path: Path) -> list[Record | Skipped]:
    return list(read_file(SourceFile(str(path), path.name)))


def titles(outcomes: list[Record | Skipped]) -> list[str]:
    return [outcome.document.title for outcome in outcomes if isinstance(outcome, Record)]


def reasons(outcomes: list[Record | Skipped]) -> list[tuple[str, str]]:
    """Return the member and the reason of all that was skipped."""
    return [
        (outcome.origin.member, outcome.reason)
        for outcome in outcomes
        if isinstance(outcome, Skipped)
    ]
