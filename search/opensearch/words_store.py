"""Brings the words of a generation to this machine: once, to a folder named by the generation."""

import shutil
import tempfile
from pathlib import Path

from search.errors import IndexDamaged
from search.opensearch.companion import SUFFIX, Companion
from search.opensearch.connection import Connection
from search.opensearch.fitness import check_fingerprints
from search.opensearch.manifest import Manifest
from search.opensearch.opening import cache_folder

KEPT = 3
"""So many generations stay in the cache: the one that is served, one before, one to come."""


def fetch_words(
    connection: Connection, index: str, cache: Path | None = None
) -> tuple[Path, Manifest]:
    """Return the folder with the files of the words of a generation, and its manifest.

    What was fetched before is not fetched again; the folder is made by one rename.

    Raises:
        IndexDamaged: the generation is not whole, or its files are not what was stored.
        IndexOutdated: another version made it.
        EngineAway: the cluster does not answer.
    """
    companion = Companion(connection, index)
    manifest = companion.manifest()
    check_fingerprints(index, manifest, connection.address)
    alias = (cache or cache_folder()) / connection.address.alias
    folder = alias / f"{index}-{_uuid(connection, index)}"
    if not folder.exists():
        alias.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(dir=alias, prefix=".draft-"))
        try:
            for name, entry in manifest.files.items():
                (draft / name).write_bytes(companion.fetch_file(name, entry))
            _keep(draft, folder)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
        _forget_others(alias, folder)
    return folder, manifest


def _uuid(connection: Connection, index: str) -> str:
    """Return what tells a generation from another of its name, on any cluster."""
    name = index + SUFFIX
    answer = connection.request("GET", f"/{name}/_settings")
    if name not in answer:
        raise IndexDamaged(f"{name} is not there; index again")
    return str(answer[name]["settings"]["index"]["uuid"])


def _keep(draft: Path, folder: Path) -> None:
    try:
        draft.rename(folder)
    except OSError:
        # Another process has brought it meanwhile.
        if not folder.exists():
            raise


def _forget_others(alias: Path, folder: Path) -> None:
    """Remove what was fetched longest ago; who has its files open keeps them."""
    others = sorted(
        (path for path in alias.iterdir() if path.is_dir() and path != folder),
        key=lambda path: path.stat().st_mtime,
    )
    for path in others[: 1 - KEPT]:
        shutil.rmtree(path, ignore_errors=True)
