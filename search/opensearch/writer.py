"""The Writer of an address on a cluster: see `search.engine.Writer` for its laws."""

import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

from search.embedded.storage.records import digest_record, encode_article
from search.embedded.writing.additions import Additions
from search.engine import Change, Generation
from search.errors import IndexMissing, IndexUnusable
from search.opensearch.building import SENDERS, Batch, Building
from search.opensearch.closing import check_count, check_samples, close_generation
from search.opensearch.companion import Companion
from search.opensearch.connection import Connection
from search.opensearch.fitness import check_terms
from search.opensearch.generations import Generations
from search.opensearch.held import Held, Known
from search.opensearch.lock import ClusterLock, is_held
from search.opensearch.parts import PART, Part, wait_for_others, wait_for_publication
from search.opensearch.sizing import Sizing
from search.opensearch.starting import start_part, start_update
from search.opensearch.texts import key_of
from search.schema import Article

_WORTH_KEEPING = 2
"""Fewer batches are made again sooner than found."""


class ClusterWriter:
    """Builds a generation in an index of its own, `alias-NNNNNN`, beside the one that is served.

    Batches are analysed and sent side by side; the piece of a batch, stored when all its documents
    are, is the journal: the next writer that is given the same articles in the same order goes on
    after them. An update starts from a clone of what is served, which takes links to its files.
    """

    def __init__(
        self,
        connection: Connection,
        lock: ClusterLock,
        sizing: Sizing,
        base: str | None,
        senders: int,
        part: Part,
    ) -> None:
        self._connection = connection
        self._generations = Generations(connection)
        self._lock = lock
        self._sizing = sizing
        self._base = base
        held = Held.of(Companion(connection, base).pieces() if base else ())
        self._last = held.last
        self._known = Known(held) if base else None
        self._taken: set[bytes] = set()
        self._additions = Additions(held.articles)
        self._batch = Batch()
        self._senders = senders
        self._part = part
        self._building: Building | None = None
        self._is_regraphed = False
        self._is_verified = False
        self._is_finished = False

    @classmethod
    def open(
        cls,
        connection: Connection,
        *,
        update: bool = False,
        workers: int | None = None,
        sizing: Sizing | None = None,
        part: Part | None = None,
    ) -> Self:
        """Start a new generation, or a part of one; `workers` batches are sent at once.

        Raises:
            IndexUnusable: a part of an update, which there is not.
            IndexLocked: another indexer is at work there.
            IndexOutdated, IndexDamaged: what is served cannot be updated by this version.
            EngineAway: the cluster does not answer.
        """
        own = part or Part()
        if update and own.count > 1:
            raise IndexUnusable(f"an update is written by one indexer; unset {PART}")
        lock = ClusterLock(connection, own.holder)
        try:
            generations = Generations(connection)
            generations.check_alias()
            base = generations.served() if update else None
            if base:
                manifest = Companion(connection, base).manifest()
                check_terms(base, manifest, connection.address)
            return cls(connection, lock, sizing or Sizing(), base, workers or SENDERS, own)
        except BaseException:
            lock.release()
            raise

    def expect(self, size: int) -> None:
        """Do nothing: how much is to come changes nothing of how it is sent."""

    def add(self, article: Article) -> Change:
        """Add one article to the new generation, in the place of the one of its id if any."""
        key = key_of(article.id)
        change = self._change(key, article)
        self._additions.note(article, change)
        if change is not Change.UNCHANGED:
            if change is Change.REPLACED:
                self._batch.gone.append(key)
            self._batch.add(article)
            self._send_if(self._batch.is_full)
        return change

    def delete(self, article_id: str) -> bool:
        """Leave an article out of the new generation; say whether there was one to leave out."""
        key = key_of(article_id)
        if self._known is None or self._known.digest(key) is None or key in self._taken:
            return False
        self._taken.add(key)
        self._batch.gone.append(key)
        self._additions.note_deletion()
        self._send_if(self._batch.is_full)
        return True

    def regraph(self) -> None:
        """Build the word graph of what is served anew, though no article has changed.

        Raises:
            IndexMissing: this is no update of a served generation.
        """
        if self._base is None:
            raise IndexMissing(
                f"there is no index at {self._connection.address}; index the archive first"
            )
        self._is_regraphed = True

    def verify(self) -> None:
        """Finish writing, count what is there and compare every 2ⁿth article word for word.

        Raises:
            IndexDamaged: what was read back is not what was added.
            ValueError: two articles have the same id.
        """
        if not self._is_idle:
            self._send_if(not self._batch.is_empty)
            building = self._started()
            building.settle()
            if self._part.count > 1:
                self._check_samples(building)
                building.companion.end_part(self._part.number, building.pieces)
            if self._part.is_first:
                self._close(building)
        self._is_verified = True

    def publish(self) -> Generation:
        """Make the verified generation the served one; if nothing has changed, keep the served.

        Raises:
            IndexUnusable: `verify` has not passed; the served generation is untouched.
        """
        if not self._is_verified:
            raise IndexUnusable(
                f"the new generation at {self._connection.address} was not verified; "
                "nothing is published"
            )
        count = self._additions.articles
        if self._building is None:
            self.abort()
            return Generation(str(self._base), count)
        companion, before = self._building.companion, self._generations.served()
        index = companion.index
        if not self._part.is_first:
            wait_for_publication(self._generations, index, lambda: is_held(self._connection))
            self._finish()
            return Generation(index, companion.manifest().articles)
        self._lock.check()
        companion.publish(before)
        self._generations.seal(index)
        self._generations.serve(index)
        self._generations.sweep(index, before)
        self._finish()
        return Generation(index, companion.manifest().articles)

    def abort(self) -> None:
        """Drop the new generation but not what is done of it; after the end do nothing."""
        if self._is_finished:
            return
        try:
            if self._building:
                self._building.close()
                is_alone = self._part.count == 1
                keeps = self._base is None and len(self._building.pieces) >= _WORTH_KEEPING
                if is_alone and not keeps:
                    self._generations.remove(self._building.companion.index)
        finally:
            self._finish()

    @property
    def _is_idle(self) -> bool:
        """Whether the generation would be the served one as it is."""
        return self._base is not None and self._additions.is_empty and not self._is_regraphed

    def _change(self, key: bytes, article: Article) -> Change:
        if self._known is None or key in self._taken:
            return Change.ADDED
        digest = self._known.digest(key)
        if digest is None:
            return Change.ADDED
        if digest == digest_record(encode_article(article)):
            return Change.UNCHANGED
        self._taken.add(key)
        return Change.REPLACED

    def _send_if(self, is_time: bool) -> None:
        if is_time:
            self._lock.check()
            batch, self._batch = self._batch, Batch()
            self._started().send(batch)

    def _started(self) -> Building:
        """Return the generation that is built, made when it is first needed."""
        if self._building is None and self._base:
            base = (self._base, self._last)
            self._building = start_update(self._connection, *base, self._sizing, self._senders)
        elif self._building is None:
            self._building = start_part(self._connection, self._part, self._sizing, self._senders)
        return self._building

    def _close(self, building: Building) -> None:
        """Join what all parts have written, compare it with what was added, and close it."""
        companion, articles = building.companion, self._additions.articles
        batches = building.pieces
        if self._part.count > 1:
            batches = wait_for_others(companion, self._part)
            articles = sum(batches.values())
            building.refresh()
        if self._base is None:
            building.keep_only(batches)
        held = Held.of(companion.pieces())
        check_count(self._connection, companion.index, held, articles)
        self._check_samples(building)
        with tempfile.TemporaryDirectory(prefix="arshif-") as directory:
            close_generation(self._connection, companion, held, Path(directory))

    def _check_samples(self, building: Building) -> None:
        check_samples(self._connection, building.companion.index, self._additions.samples)

    def _finish(self) -> None:
        if self._building:
            self._building.close()
        self._is_finished = True
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.abort()
