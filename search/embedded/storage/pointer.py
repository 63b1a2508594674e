"""CURRENT, the file that says which generation of an index is served.

It holds the name of the generation and the checksum of its manifest, and is replaced by rename.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from search.embedded.storage.files import naming, sync
from search.embedded.storage.manifest import Manifest, read_manifest
from search.errors import IndexDamaged, IndexMissing

CURRENT = "CURRENT"
GENERATION = re.compile("generation-[0-9]{6,18}")
ATTEMPTS = 5

Result = TypeVar("Result")


def served_directory(index: Path) -> Path:
    """Return the directory of the served generation.

    Raises:
        IndexMissing: nothing was published at `index` yet.
        IndexDamaged: CURRENT names what is not there.
    """
    return _directory(index, _read(index))


def served_manifest(index: Path) -> tuple[Path, Manifest]:
    """Return the directory of the served generation and its manifest.

    Raises:
        IndexMissing, IndexDamaged: as `served_directory`; the manifest is not what was written.
        IndexOutdated: the generation has another format.
    """
    text = _read(index)
    directory = _directory(index, text)
    manifest = read_manifest(directory)
    if text != _text(directory, manifest):
        raise IndexDamaged(f"{index / CURRENT} and {directory} do not fit together; index again")
    return directory, manifest


def retry_reading(index: Path, read: Callable[[], Result]) -> Result:
    """Return what `read` returns of the served generation of `index`.

    A generation is removed by the second publish after its own. Where both fall within one reading
    the next one finds what is served now; ATTEMPTS times at most.

    Raises: what `read` raises, if CURRENT is as it was before.
    """
    for _ in range(ATTEMPTS - 1):
        before = _read(index)
        try:
            return read()
        except (IndexDamaged, FileNotFoundError):
            if _read(index) == before:
                raise
    return read()


def serve(directory: Path, manifest: Manifest) -> None:
    """Make a generation the served one of the index that it lies in, in one atomic step."""
    index = directory.parent
    pointer = index / f"{CURRENT}.new"
    with naming(pointer):
        pointer.write_text(_text(directory, manifest), encoding="utf-8")
        sync(pointer)
    pointer.replace(index / CURRENT)
    sync(index)


def _text(directory: Path, manifest: Manifest) -> str:
    return f"{directory.name} {manifest.checksum}\n"


def _read(index: Path) -> str:
    try:
        return (index / CURRENT).read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        raise IndexMissing(
            f"no index at {index}; make one with: arshif index SOURCE… --index {index}"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise IndexDamaged(f"{index / CURRENT} cannot be read: {error}; index again") from None


def _directory(index: Path, text: str) -> Path:
    # Format 1 had the name alone.
    name = text.partition(" ")[0].rstrip()
    directory = index / name
    if not GENERATION.fullmatch(name) or not directory.is_dir():
        raise IndexDamaged(f"{index / CURRENT} names {name!r}, which is not there; index again")
    return directory
