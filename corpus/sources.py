"""Find the files of an archive, in an order that never changes; only what is hidden is passed over.

A source is a folder, a file, a pattern that names several, or `-` for standard input.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus.document import Record, Skipped
from corpus.errors import SourceMissing
from corpus.inputs import Options, SourceFile
from corpus.opening import STANDARD_INPUT
from corpus.patterns import expand, is_pattern, split_pattern
from corpus.reading import read_file

Found = tuple[str, str]
"""The name of a file and its place under its source, as a `SourceFile` has them."""


def read_sources(paths: Iterable[Path]) -> Iterator[Record | Skipped]:
    """Return all records of sources, lazily.

    Raises:
        SourceMissing: a path does not exist; nothing was read.
    """
    files = find_files(paths)
    return (outcome for file in files for outcome in read_file(file))


def find_files(paths: Iterable[Path], options: Options = Options()) -> list[SourceFile]:  # noqa: B008
    """Return the files of the sources, each once, sorted within each folder.

    A folder that cannot be listed, or is a link to another, stands in the list itself.

    Raises:
        SourceMissing: a path does not exist, or a pattern has no match.
    """
    found: dict[str, SourceFile] = {}
    for source in map(Path, paths):
        for name, place in _find(source):
            found.setdefault(os.path.abspath(name), SourceFile(name, place, options))  # noqa: PTH100
    return list(found.values())


def _find(source: Path) -> Iterator[Found]:
    """Yield the files of a source with their places under it."""
    if str(source) == STANDARD_INPUT:
        yield str(source), str(source)
    elif _exists(source):
        yield from _find_under(source, source if _is_folder(source) else source.parent)
    elif is_pattern(source):
        yield from _find_matches(source)
    else:
        raise SourceMissing(source)


def _find_matches(pattern: Path) -> Iterator[Found]:
    root, parts = split_pattern(pattern)
    match = None
    for match in expand(root, parts):
        is_link = match.is_symlink() and _is_folder(match)
        yield from [_found(match, root)] if is_link else _find_under(match, root)
    if match is None:
        raise SourceMissing(pattern, is_pattern=True)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except PermissionError:
        return True  # It will be refused with its reason when it is read.


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False  # The same.


def _find_under(path: Path, root: Path) -> Iterator[Found]:
    if _is_folder(path):
        yield from _walk(path, path.relative_to(root))
    else:
        yield _found(path, root)


def _found(path: Path, root: Path) -> Found:
    return str(path), str(path.relative_to(root))


def _walk(folder: Path, relative: Path) -> Iterator[Found]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield str(folder), str(relative)
        return
    # A folder may hold very many files, and a path for each would take most of the time.
    before, above = _before_names(folder), _before_names(relative)
    for entry in entries:
        name = entry.name
        if name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(folder / name, relative / name)
        else:
            yield before + name, above + name


def _before_names(folder: Path) -> str:
    """Return what stands before the name in the path of a file in a folder."""
    return str(folder / "a")[:-1]


def size_on_disk(file: SourceFile) -> int | None:
    """Return the bytes of a file as `watch_reading` counts them, None where nobody knows them."""
    if file.name == STANDARD_INPUT:
        return None
    try:
        return os.stat(file.name).st_size  # noqa: PTH116
    except OSError:
        return 0
