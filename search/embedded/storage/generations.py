"""An index directory on disk: generations, the lock, and the one rename that publishes.

INDEX/CURRENT             which generation is served
INDEX/LOCK                held by the one indexer at work, with its process id
INDEX/generation-000007/  manifest.json and the files it lists, never changed once published
INDEX/building-000008/    what an indexer is writing; what a killed one leaves is resumed

Two generations are kept: the served one and the one served before it, to roll back to.
"""

import re
import shutil
from pathlib import Path

from search.embedded.storage.files import sync
from search.embedded.storage.manifest import check_fingerprints, read_manifest
from search.embedded.storage.pointer import GENERATION, serve, served_directory, served_manifest
from search.engine import Generation
from search.errors import IndexDamaged, IndexMissing

PUBLISHED = "generation-"
BUILDING = "building-"
_BUILDING = re.compile("building-[0-9]{6,18}")


def open_generation(index: Path) -> tuple[Path, Generation]:
    """Return the served generation of `index`, after checking that this version can read it.

    Raises:
        IndexMissing, IndexDamaged: as `served_manifest`; a file is missing or cut short.
        IndexOutdated: made by another format, schema or analyser.
    """
    directory, manifest = served_manifest(index)
    check_fingerprints(directory, manifest)
    for name, (size, _) in manifest.files.items():
        path = directory / name
        if not path.is_file() or path.stat().st_size != size:
            raise IndexDamaged(f"{path} is missing or cut short; index again")
    return directory, Generation(directory.name, manifest.articles)


def previous_directory(served: Path) -> Path | None:
    """Return the generation that was served before `served`, None where there is none."""
    published = _numbered(served.parent, GENERATION)
    return next((path for path in reversed(published) if _number(path) < _number(served)), None)


def take_building(index: Path) -> Path:
    """Return the directory to build the next generation in: new, or what a killed run has left."""
    leftovers = _numbered(index, _BUILDING)
    taken = map(_number, _numbered(index, GENERATION))
    building = index / f"{BUILDING}{max(taken, default=0) + 1:06}"
    for leftover in leftovers[:-1]:
        shutil.rmtree(leftover)
    if not leftovers:
        building.mkdir()
    elif leftovers[-1] != building:
        leftovers[-1].rename(building)
    return building


def remove_files(building: Path) -> None:
    """Remove what an unfinished generation has besides its pieces."""
    for path in building.iterdir():
        if path.is_file():
            path.unlink()


def publish(building: Path) -> Path:
    """Make a finished generation the served one: fsync, rename, rename. Return its directory."""
    manifest = read_manifest(building)
    for path in building.iterdir():
        sync(path)
    sync(building)
    published = building.with_name(building.name.replace(BUILDING, PUBLISHED))
    building.rename(published)
    sync(published.parent)
    replaced = _served_or_none(published.parent) or previous_directory(published)
    serve(published, manifest)
    _remove_all_but(published, replaced)
    return published


def _remove_all_but(served: Path, replaced: Path | None) -> None:
    """Remove the generations that are neither served nor were before; one rolled back from too."""
    for directory in _numbered(served.parent, GENERATION):
        if directory not in (served, replaced):
            # What cannot be removed now is removed after the next run: this one has published.
            shutil.rmtree(directory, ignore_errors=True)


def _served_or_none(index: Path) -> Path | None:
    try:
        return served_directory(index)
    except (IndexMissing, IndexDamaged):
        return None


def _numbered(index: Path, name: re.Pattern[str]) -> list[Path]:
    """Return the directories of such a name in the order of their numbers."""
    return sorted((path for path in index.iterdir() if name.fullmatch(path.name)), key=_number)


def _number(directory: Path) -> int:
    return int(directory.name.rpartition("-")[2])
