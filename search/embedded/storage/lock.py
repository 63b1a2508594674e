"""One indexer at a time: an operating-system lock that dies with its holder."""

import os
from pathlib import Path

from whoosh.util.filelock import FileLock

from search.embedded.storage.files import naming
from search.errors import IndexLocked

NAME = "LOCK"


class IndexLock:
    """The lock of an index directory; the file tells the process id of its holder."""

    def __init__(self, index: Path) -> None:
        """Take the lock.

        Raises:
            IndexLocked: another indexer holds it; the message tells its process id.
        """
        self._path = index / NAME
        self._lock = FileLock(str(self._path))
        if not self._lock.acquire(blocking=False):
            holder = self._path.read_text(encoding="utf-8").strip() or "unknown"
            raise IndexLocked(f"another indexer (process {holder}) is writing {index}; wait for it")
        try:
            with naming(self._path):
                self._path.write_text(f"{os.getpid()}\n", encoding="utf-8")
        except OSError:
            self.release()
            raise

    def release(self) -> None:
        """Give the lock back; calling it twice is legal."""
        if self._lock.fd is not None:
            self._path.write_text("", encoding="utf-8")
            self._lock.release()
