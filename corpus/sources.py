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
        for path, relative in _find(source):
            file = SourceFile(path, relative, options)
            found.setdefault(os.path.abspath(path), file)  # noqa: PTH100
    return list(found.values())


def _find(source: Path) -> Iterator[tuple[Path, Path]]:
    """Yield the files of a source with their places under it."""
    if source == STANDARD_INPUT:
        yield source, source
    elif _exists(source):
        yield from _find_under(source, source if _is_folder(source) else source.parent)
    elif is_pattern(source):
        yield from _find_matches(source)
    else:
        raise SourceMissing(source)


def _find_matches(pattern: Path) -> Iterator[tuple[Path, Path]]:
    root, parts = split_pattern(pattern)
    match = None
    for match in expand(root, parts):
        is_link = match.is_symlink() and _is_folder(match)
        found = ((match, match.relative_to(root)),) if is_link else _find_under(match, root)
        yield from found
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


def _find_under(path: Path, root: Path) -> Iterator[tuple[Path, Path]]:
    if _is_folder(path):
        yield from _walk(path, path.relative_to(root))
    else:
        yield path, path.relative_to(root)


def _walk(folder: Path, relative: Path) -> Iterator[tuple[Path, Path]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder, relative
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(folder / entry.name, relative / entry.name)
        else:
            yield folder / entry.name, relative / entry.name


def size_on_disk(file: SourceFile) -> int | None:
    """Return the bytes of a file as `watch_reading` counts them, None where nobody knows them."""
    if file.path == STANDARD_INPUT:
        return None
    try:
        return file.path.stat().st_size
    except OSError:
        return 0
