"""The open engine of the app: lent to requests, replaced when a generation is published.

An engine is closed only after the last request that uses it; requests never wait for a new
generation to open while an old one can answer.
"""

import logging
import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

from search import Engine, IndexAddress, IndexUnusable, open_engine, open_publications
from web.memory import forget_the_old

RETRY_SECONDS = 2.0
log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Shared:
    """An open engine, the publication it was opened for and how many requests use it."""

    engine: Engine
    publication: Hashable
    users: int = 0
    retired: bool = False


@dataclass(frozen=True, slots=True)
class _Failure:
    """Why a publication could not be opened, and until when that is taken as settled."""

    error: IndexUnusable
    publication: Hashable
    until: float


@dataclass(frozen=True, slots=True)
class Lease:
    """An engine that is lent, and the publication that it serves."""

    engine: Engine
    publication: Hashable


class _Loan:
    """Lends an engine for the length of a block; one made by a generator takes twice the time."""

    __slots__ = ("_engines", "_shared")

    def __init__(self, engines: "Engines") -> None:
        self._engines = engines

    def __enter__(self) -> Lease:
        self._shared = self._engines.borrow()
        return Lease(self._shared.engine, self._shared.publication)

    def __exit__(self, *_: object) -> None:
        self._engines.give_back(self._shared)


class Engines:
    """Lends the engine of the newest generation that can be opened; safe among threads."""

    def __init__(
        self,
        opener: Callable[[], Engine],
        publication: Callable[[], Hashable],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._opener = opener
        self._publication = publication
        self._clock = clock
        self._guard = Lock()
        self._opening = Lock()
        self._current: _Shared | None = None
        self._failure: _Failure | None = None

    @contextmanager
    def lease(self) -> Iterator[Engine]:
        """Lend an engine that stays open until the block ends.

        Raises:
            IndexUnusable: no generation could be opened yet.
        """
        self.refresh()
        with self.lend() as lease:
            yield lease.engine

    def lend(self) -> _Loan:
        """Lend the engine that is open, without a look at what was published since.

        Raises:
            IndexUnusable: no generation could be opened yet.
        """
        return _Loan(self)

    def serving(self) -> Hashable:
        """Return the publication that requests are answered from; no file is opened.

        None where a request has to open something first: `refresh` is due then.
        """
        current = self._current
        if current and (self._opening.locked() or self._is_settled(self._publication())):
            return current.publication
        return None

    def close(self) -> None:
        """Close the engine once no request uses it."""
        self._replace(None)

    def refresh(self) -> None:
        """Open what was published since; a request waits only while there is no engine at all."""
        if self._is_settled(self._publication()):
            return
        if self._opening.acquire(blocking=self._current is None):
            try:
                publication = self._publication()
                if not self._is_settled(publication):
                    self._open(publication)
            finally:
                self._opening.release()

    def _is_settled(self, publication: Hashable) -> bool:
        current, failure = self._current, self._failure
        if current and current.publication == publication:
            return True
        if failure is None or failure.publication != publication:
            return False
        return self._clock() < failure.until

    def _open(self, publication: Hashable) -> None:
        try:
            engine = self._opener()
        except IndexUnusable as error:
            self._fail(error, publication)
        except OSError as error:
            self._fail(IndexUnusable(f"the index cannot be opened: {error}"), publication)
        else:
            is_first = self._current is None
            self._replace(_Shared(engine, publication))
            if not is_first:
                forget_the_old()

    def _fail(self, error: IndexUnusable, publication: Hashable) -> None:
        log.warning("%s", error)
        self._failure = _Failure(error, publication, self._clock() + RETRY_SECONDS)

    def _replace(self, new: _Shared | None) -> None:
        with self._guard:
            old, self._current = self._current, new
            if old is None:
                return
            old.retired = True
            unused = old.users == 0
        if unused:
            old.engine.close()

    def borrow(self) -> _Shared:
        """Count one more user of the engine that is open; see `lend`."""
        with self._guard:
            if self._current is None:
                raise self._reason()
            self._current.users += 1
            return self._current

    def _reason(self) -> IndexUnusable:
        if self._failure is None:
            return IndexUnusable("the search engine is closed")
        return self._failure.error.with_traceback(None)

    def give_back(self, shared: _Shared) -> None:
        """Count one user less, and close an engine that was replaced with the last of them."""
        with self._guard:
            shared.users -= 1
            finished = shared.retired and shared.users == 0
        if finished:
            shared.engine.close()


def engines_at(index: IndexAddress) -> Engines:
    """Return the engines of the index at an address, which need not exist yet."""
    return Engines(lambda: open_engine(index), open_publications(index))
