"""From an address to an engine or a writer; an engine's code is imported only when chosen."""

from pathlib import Path

from search.engine import Engine, Writer


def open_engine(address: str | Path) -> Engine:
    """Open the published generation of the index at `address`, a directory.

    Raises:
        IndexUnusable: there is no index there, or not one that this version can read.
    """
    from search.embedded.engine import EmbeddedEngine

    return EmbeddedEngine.open(Path(address))


def open_writer(address: str | Path) -> Writer:
    """Start a new generation of the index at `address`, a directory made if missing.

    Raises:
        IndexLocked: another indexer is writing there.
    """
    from search.embedded.writer import EmbeddedWriter

    return EmbeddedWriter.open(Path(address))
