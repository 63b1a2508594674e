"""From an address to an engine or a writer; an engine's code is imported only when chosen.

An address is a directory, or `opensearch://host:9200,…/alias`: see docs/operations.md.
"""

import datetime as dt
import os
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from search.engine import DEFAULT_SECONDS, Engine, Maintenance, Writer

IndexAddress = str | Path
"""A directory, or the address of a cluster."""
_CLUSTER = ("opensearch:", "opensearch+http:")


def is_cluster(address: IndexAddress) -> bool:
    """Say whether an address names a cluster, well or badly, and not a directory."""
    return str(address).startswith(_CLUSTER)


def whole_address(address: IndexAddress) -> str:
    """Return an address that means the same in every working directory."""
    return str(address if is_cluster(address) else Path(address).resolve())


def open_engine(
    address: IndexAddress,
    clock: Callable[[], dt.date] = dt.date.today,
    seconds: float = DEFAULT_SECONDS,
) -> Engine:
    """Open the published generation of the index at `address`.

    `clock` tells what day it is, for queries that name days from today. An answer that takes longer
    than `seconds` raises OutOfTime; with `math.inf` it may take as long as it takes.

    Raises:
        IndexUnusable: there is no index there, or not one that this version can read.
        EngineAway: it is on a cluster that does not answer.
    """
    if is_cluster(address):
        from search.opensearch.engine import ClusterEngine
        from search.opensearch.opening import connect

        return ClusterEngine.open(connect(str(address)), clock, seconds)
    from search.embedded.engine import EmbeddedEngine

    return EmbeddedEngine.open(Path(address), clock, seconds)


def open_writer(
    address: IndexAddress, *, update: bool = False, workers: int | None = None
) -> Writer:
    """Start a new generation of the index at `address`; a directory is made if missing.

    An update starts from what is served, if anything is; otherwise the generation starts empty.
    `workers` processes analyse a large archive, by default one for each core; 0 for none. To a
    cluster so many threads send it.

    Raises:
        IndexLocked: another indexer is writing there.
        IndexUnusable: what is served cannot be updated by this version.
        EngineAway: the cluster does not answer.
    """
    if is_cluster(address):
        from search.opensearch.opening import connect, part, sizing
        from search.opensearch.writer import ClusterWriter

        return ClusterWriter.open(
            connect(str(address)), update=update, workers=workers, sizing=sizing(), part=part()
        )
    from search.embedded.writer import EmbeddedWriter

    return EmbeddedWriter.open(Path(address), update=update, workers=workers)


def open_maintenance(address: IndexAddress) -> Maintenance:
    """Return what looks after the index at `address`."""
    if is_cluster(address):
        from search.opensearch.maintenance import ClusterMaintenance
        from search.opensearch.opening import connect

        return ClusterMaintenance(connect(str(address)))
    from search.embedded.maintenance import EmbeddedMaintenance

    return EmbeddedMaintenance(Path(address))


def open_publications(address: IndexAddress) -> Callable[[], Hashable]:
    """Return what tells, cheaply, which publication the index at `address` serves.

    Each call returns a mark that changes with every publication, None where there is no index.
    """
    if is_cluster(address):
        from search.opensearch.opening import connect
        from search.opensearch.publications import Publications

        return Publications(connect(str(address)))
    return partial(publication_of, os.fspath(address))


def publication_of(index: str | Path) -> Hashable:
    """Return the mark of the publication that a directory serves.

    Publishing renames a new file over `CURRENT`, so its inode and time are new each time.
    """
    # Every request asks: a Path would take several times as long as the system does.
    try:
        state = os.stat(f"{index}/CURRENT")  # noqa: PTH116
    except OSError:
        return None
    return state.st_ino, state.st_mtime_ns


def local_folder(address: IndexAddress) -> Path:
    """Return the folder of this machine for what is kept beside an index: a directory's itself."""
    if is_cluster(address):
        from search.opensearch.opening import state_folder

        return state_folder(str(address))
    return Path(address)


@contextmanager
def watch_compiling(announce: Callable[[], object]) -> Iterator[None]:
    """Call `announce` before code is compiled inside, at most once.

    That happens the first time that an index is opened on a machine and can take a minute.
    """
    from search.compiling import watch

    with watch(announce):
        yield
