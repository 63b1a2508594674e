"""Find the files of an archive and read them, one after another, in an order that never changes.

A file, folder or record that yields no article yields the reason instead; nothing is passed over
but what is hidden.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus.document import Origin, Record, Skipped, SourceFile
from corpus.errors import SourceMissing
from corpus.filenames import readable_path
from corpus.readers import READERS
from corpus.streams import format_suffix

_EMPTY_FILE = "the file is empty"
_CLOSED_FOLDER = "the folder cannot be listed"


def read_sources(paths: Iterable[Path]) -> Iterator[Record | Skipped]:
    """Return all records of files and folders, lazily.

    Raises:
        SourceMissing: a path does not exist; nothing was read.
    """
    files = find_files(paths)
    return (outcome for file in files for outcome in read_file(file))


def find_files(paths: Iterable[Path]) -> list[SourceFile]:
    """Return the files under the paths, each once, sorted within each folder.

    A folder that cannot be listed, or is a link to another, stands in the list itself.

    Raises:
        SourceMissing: a path does not exist.
    """
    found: dict[str, SourceFile] = {}
    for path in map(Path, paths):
        for file in _find_under(path):
            found.setdefault(os.path.abspath(file.path), file)  # noqa: PTH100
    return list(found.values())


def _find_under(path: Path) -> Iterator[SourceFile]:
    if not _exists(path):
        raise SourceMissing(path)
    if not path.is_dir():
        yield SourceFile(path, Path(path.name))
        return
    for found in _walk(path):
        yield SourceFile(found, found.relative_to(path))


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except PermissionError:
        return True  # It will be refused with its reason when it is read.


def _walk(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        else:
            yield Path(entry.path)


def size_on_disk(file: SourceFile) -> int:
    """Return the bytes of a file as `watch_reading` counts them, 0 if they cannot be counted."""
    try:
        return file.path.stat().st_size
    except OSError:
        return 0


def read_file(file: SourceFile) -> Iterator[Record | Skipped]:
    """Yield every record of a file, or at least one reason why there is none."""
    origin = Origin(str(readable_path(file.path)))
    if reason := _refuse(file.path):
        yield Skipped(origin, reason)
        return
    reader = next((reader for reader in READERS if reader.accepts(file)), None)
    if reader is None:
        suffix = format_suffix(file.path)
        kind = f"{suffix} files yet" if suffix else "files without a suffix"
        yield Skipped(origin, f"no reader for {kind}")
        return
    outcome = None
    for outcome in reader.read(file):
        yield outcome
    if outcome is None:
        yield Skipped(origin, _EMPTY_FILE)


def _refuse(path: Path) -> str | None:
    """Return why a path cannot be read as a file, whatever its format."""
    try:
        status = path.stat()
    except OSError as error:
        return f"the file cannot be read: {error.strerror}"
    if stat.S_ISDIR(status.st_mode):
        return "a link to a folder is not followed" if path.is_symlink() else _CLOSED_FOLDER
    if not stat.S_ISREG(status.st_mode):
        return "not a regular file"
    return None if status.st_size else _EMPTY_FILE
