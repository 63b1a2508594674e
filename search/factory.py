"""From an address to an engine or a writer; an engine's code is imported only when chosen."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from search.engine import DEFAULT_SECONDS, Engine, Maintenance, Writer


def open_engine(
    address: str | Path,
    clock: Callable[[], dt.date] = dt.date.today,
    seconds: float = DEFAULT_SECONDS,
) -> Engine:
    """Open the published generation of the index at `address`, a directory.

    `clock` tells what day it is, for queries that name days from today. An answer that takes longer
    than `seconds` raises OutOfTime; with `math.inf` it may take as long as it takes.

    Raises:
        IndexUnusable: there is no index there, or not one that this version can read.
    """
    from search.embedded.engine import EmbeddedEngine

    return EmbeddedEngine.open(Path(address), clock, seconds)


def open_writer(address: str | Path, *, update: bool = False, workers: int | None = None) -> Writer:
    """Start a new generation of the index at `address`, a directory made if missing.

    An update starts from what is served, if anything is; otherwise the generation starts empty.
    `workers` processes analyse a large archive, by default one for each core; 0 for none.

    Raises:
        IndexLocked: another indexer is writing there.
        IndexUnusable: what is served cannot be updated by this version.
    """
    from search.embedded.writer import EmbeddedWriter

    return EmbeddedWriter.open(Path(address), update=update, workers=workers)


def open_maintenance(address: str | Path) -> Maintenance:
    """Return what looks after the index at `address`, a directory."""
    from search.embedded.maintenance import EmbeddedMaintenance

    return EmbeddedMaintenance(Path(address))


@contextmanager
def watch_compiling(announce: Callable[[], object]) -> Iterator[None]:
    """Call `announce` before code is compiled inside, at most once.

    That happens the first time that an index is opened on a machine and can take a minute.
    """
    from search.compiling import watch

    with watch(announce):
        yield
