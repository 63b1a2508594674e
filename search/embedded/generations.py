"""An index directory on disk: generations, the lock, and the one rename that publishes.

INDEX/CURRENT             the name of the served generation, replaced by rename
INDEX/LOCK                held by the one indexer at work, with its process id
INDEX/generation-000007/  a Whoosh index and manifest.json, never changed once published
INDEX/building-000008/    what an indexer is writing; left over by a kill, swept by the next
"""

import hashlib
import json
import os
import re
import shutil
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from search import analysis, schema
from search.engine import Generation
from search.errors import IndexDamaged, IndexMissing, IndexOutdated

FORMAT = 1
CURRENT = "CURRENT"
MANIFEST = "manifest.json"
PUBLISHED = "generation-"
BUILDING = "building-"
_NUMBER = "[0-9]{6,18}"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation says of itself; `files` maps each name to its size and checksum."""

    format: int
    schema: str
    analyzer: str
    articles: int
    files: dict[str, tuple[int, str]]


def describe(directory: Path, articles: int) -> Manifest:
    """Return the manifest of the files that stand in `directory`."""
    names = sorted(path.name for path in directory.iterdir() if path.name != MANIFEST)
    files = {
        name: ((directory / name).stat().st_size, checksum(directory / name)) for name in names
    }
    return Manifest(FORMAT, schema.fingerprint(), analysis.fingerprint(), articles, files)


def checksum(path: Path) -> str:
    """Return the hex blake2b digest of a file, 16 bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()


def write_manifest(directory: Path, manifest: Manifest) -> None:
    """Write a generation's manifest: its last file."""
    (directory / MANIFEST).write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")


def current_directory(index: Path) -> Path:
    """Return the directory of the served generation.

    Raises:
        IndexMissing: nothing was published at `index` yet.
        IndexDamaged: CURRENT names what is not there.
    """
    try:
        name = (index / CURRENT).read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        raise IndexMissing(
            f"no index at {index}; make one with: arshif index SOURCE… --index {index}"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise IndexDamaged(f"{index / CURRENT} cannot be read: {error}; index again") from None
    directory = index / name
    if not re.fullmatch(PUBLISHED + _NUMBER, name) or not directory.is_dir():
        raise IndexDamaged(f"{index / CURRENT} names {name!r}, which is not there; index again")
    return directory


def open_generation(index: Path) -> tuple[Path, Generation]:
    """Return the served generation of `index`, after checking that this version can read it.

    Raises:
        IndexMissing, IndexDamaged: as `current_directory`; a file is missing or cut short.
        IndexOutdated: made by another format, schema or analyser.
    """
    directory = current_directory(index)
    manifest = _read_manifest(directory)
    _check_fingerprints(directory, manifest)
    for name, (size, _) in manifest.files.items():
        path = directory / name
        if not path.is_file() or path.stat().st_size != size:
            raise IndexDamaged(f"{path} is missing or cut short; index again")
    return directory, Generation(directory.name, manifest.articles)


def _read_manifest(directory: Path) -> Manifest:
    path = directory / MANIFEST
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
        values = {field.name: written[field.name] for field in fields(Manifest)}
        files = {name: (int(size), digest) for name, (size, digest) in values["files"].items()}
        return Manifest(**values | {"files": files})
    except (OSError, ValueError, TypeError, LookupError, AttributeError) as error:
        raise IndexDamaged(f"{path} cannot be read: {error!r}; index again") from None


def _check_fingerprints(directory: Path, manifest: Manifest) -> None:
    expected = {
        "format": (manifest.format, FORMAT),
        "schema": (manifest.schema, schema.fingerprint()),
        "analyser": (manifest.analyzer, analysis.fingerprint()),
    }
    for name, (found, ours) in expected.items():
        if found != ours:
            raise IndexOutdated(
                f"{directory} was made with another {name} ({found}, this version has {ours}); "
                "run arshif index SOURCE… again"
            )


def next_name(index: Path) -> str:
    """Return the number of the generation to build, as six digits or more."""
    taken = map(_number, _numbered(index, PUBLISHED))
    return f"{max(taken, default=0) + 1:06}"


def _numbered(index: Path, prefix: str) -> list[Path]:
    """Return the directories of this name in the order of their numbers; none but our own."""
    ours = [path for path in index.iterdir() if re.fullmatch(prefix + _NUMBER, path.name)]
    return sorted(ours, key=_number)


def _number(directory: Path) -> int:
    return int(directory.name.rpartition("-")[2])


def publish(index: Path, building: Path) -> str:
    """Make a finished generation the served one and return its name: fsync, rename, rename."""
    name = PUBLISHED + building.name.removeprefix(BUILDING)
    for path in building.iterdir():
        _sync(path)
    _sync(building)
    building.rename(index / name)
    pointer = index / f"{CURRENT}.new"
    pointer.write_text(f"{name}\n", encoding="utf-8")
    _sync(pointer)
    pointer.replace(index / CURRENT)
    _sync(index)
    return name


def sweep(index: Path) -> None:
    """Remove what a killed indexer left, and all generations but the served and the one before."""
    for leftover in _numbered(index, BUILDING):
        shutil.rmtree(leftover)
    try:
        served = _number(current_directory(index))
    except (IndexMissing, IndexDamaged):
        return
    published = [path for path in _numbered(index, PUBLISHED) if _number(path) <= served]
    for superseded in published[:-2]:
        shutil.rmtree(superseded)


def _sync(path: Path) -> None:
    """Make a file or a directory's entries durable."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
