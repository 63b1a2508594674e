"""Patterns of paths as shells know them, and ** for any folders; links to folders end the search.

Python's own follow such links, and so find the files of a loop forty times.
"""

import os
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

ANY_FOLDERS = "**"
_MAGIC = frozenset("*?[")


def is_pattern(path: Path) -> bool:
    """Say whether a path has a part with *, ? or [."""
    return any(map(_is_magic, path.parts))


def split_pattern(pattern: Path) -> tuple[Path, tuple[str, ...]]:
    """Return the folder that a pattern begins in, and the parts from the first magic one on."""
    first = next(index for index, part in enumerate(pattern.parts) if _is_magic(part))
    return Path(*pattern.parts[:first]), pattern.parts[first:]


def expand(folder: Path, parts: tuple[str, ...]) -> Iterator[Path]:
    """Yield what matches below a folder, in a fixed order; some of it twice, where ** allows it."""
    if not parts:
        yield folder
        return
    first, rest = parts[0], parts[1:]
    if first == ANY_FOLDERS:
        yield from expand(folder, rest)
        if not rest or rest[0] == ANY_FOLDERS:
            return  # The folder stands for all that is in it; the next ** goes down.
        for entry in list_folder(folder):
            if entry.is_dir(follow_symlinks=False):
                yield from expand(folder / entry.name, parts)
    elif _is_magic(first):
        for entry in list_folder(folder, hidden=first.startswith(".")):
            if fnmatchcase(entry.name, first) and (not rest or entry.is_dir()):
                yield from expand(folder / entry.name, rest)
    elif os.path.lexists(folder / first):
        yield from expand(folder / first, rest)


def list_folder(folder: Path, *, hidden: bool = False) -> list[os.DirEntry[str]]:
    """Return what lies in a folder, sorted; nothing where it cannot be listed.

    What is hidden is left out unless it is asked for.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return []
    return [entry for entry in entries if hidden or not entry.name.startswith(".")]


def _is_magic(part: str) -> bool:
    return not _MAGIC.isdisjoint(part)
