"""Tells when a cluster serves another generation: asked aside, so that no request waits."""

import time
from collections.abc import Callable, Hashable
from threading import Lock, Thread

from search.errors import IndexUnusable
from search.opensearch.connection import Connection
from search.opensearch.generations import Generations

LOOK_SECONDS = 2.0
"""How old what is known may be."""
_PATIENCE_SECONDS = 5.0


class Publications:
    """Calling it returns a mark of what is served: another one after every publication.

    Where the cluster is away the mark stays as it was: what is open may be of use again. None where
    nothing is served.
    """

    def __init__(self, connection: Connection, clock: Callable[[], float] = time.monotonic) -> None:
        self._generations = Generations(connection)
        self._clock = clock
        self._mark: Hashable = None
        self._looked = -LOOK_SECONDS
        self._is_new = True
        self._looking = Lock()

    def __call__(self) -> Hashable:
        """Return the mark; only the first call waits for the cluster."""
        if self._clock() - self._looked >= LOOK_SECONDS and self._looking.acquire(blocking=False):
            if self._is_new:
                self._look()
            else:
                Thread(target=self._look, name="publications", daemon=True).start()
        return self._mark

    def _look(self) -> None:
        try:
            self._mark = self._generations.served(_PATIENCE_SECONDS)
            self._is_new = False
        except IndexUnusable:
            # Opening an engine, or asking one, meets the same and says so.
            pass
        finally:
            self._looked = self._clock()
            self._looking.release()
