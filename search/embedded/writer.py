"""Builds a generation beside the served one, verifies it, publishes it."""

import shutil
from pathlib import Path
from types import TracebackType
from typing import Self

from search.embedded.storage import generations
from search.embedded.storage.lock import IndexLock
from search.embedded.storage.records import digest_record, encode_article
from search.embedded.verification import check_samples
from search.embedded.writing.additions import Additions
from search.embedded.writing.assembly import assemble, prepare
from search.embedded.writing.base import Base
from search.embedded.writing.segmentation import Segmentation, Workshop
from search.embedded.writing.workers import Workers
from search.engine import Change, Generation
from search.errors import IndexDamaged, IndexMissing, IndexUnusable
from search.schema import Article

PIECES = "pieces"


class EmbeddedWriter:
    """The Writer of a directory: see `search.engine.Writer` for its laws.

    What it makes is kept in `building-NNNNNN/pieces` until it publishes. Should it fail or be
    killed, the next writer, given the same articles, does not analyse them again.
    """

    def __init__(self, index: Path, lock: IndexLock, base: Base | None, workers: Workers) -> None:
        self._index = index
        self._lock = lock
        self._base = base
        self._workers = workers
        self._building = generations.take_building(index)
        self._workshop = Workshop(self._building / PIECES, workers)
        self._segmentation = Segmentation(self._workshop)
        self._additions = Additions(base.manifest.articles if base else 0)
        self._is_regraphed = False
        self._is_verified = False
        self._is_finished = False

    @classmethod
    def open(cls, index: Path, *, update: bool = False, workers: int | None = None) -> Self:
        """Start a new generation of `index`, a directory that is made if missing.

        Raises:
            IndexLocked: another indexer is at work there.
            IndexUnusable: `index` is no folder, or an update finds it damaged or outdated.
        """
        try:
            index.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError):
            raise IndexUnusable(f"{index} is no folder; name another for the index") from None
        lock = IndexLock(index)
        try:
            base = _open_base(index) if update else None
            return cls(index, lock, base, Workers(workers))
        except BaseException:
            lock.release()
            raise

    def expect(self, size: int) -> None:
        """Prepare for so many bytes of text; of an update nobody knows how much has changed."""
        if self._base is None:
            self._segmentation.expect(size)

    def add(self, article: Article) -> Change:
        """Add one article to the new generation, in the place of the one of its id if any."""
        record = encode_article(article)
        change = Change.ADDED
        if self._base:
            change = self._base.take(_encode(article.id), digest_record(record))
        self._additions.note(article, change)
        if change is not Change.UNCHANGED:
            self._segmentation.add(record, len(article.title) + len(article.body))
        return change

    def delete(self, article_id: str) -> bool:
        """Leave an article out of the new generation; say whether there was one to leave out."""
        if not self._base or not self._base.delete(_encode(article_id)):
            return False
        self._additions.note_deletion()
        return True

    def regraph(self) -> None:
        """Build the word graph of what is served anew, though no article has changed.

        Raises:
            IndexMissing: this is no update of a served generation.
        """
        if self._base is None:
            raise IndexMissing(f"there is no index in {self._index}; index the archive first")
        self._is_regraphed = True

    def verify(self) -> None:
        """Finish writing, reopen and compare: the count, and every 2ⁿth article word for word.

        Raises:
            IndexDamaged: what was read back is not what was added.
        """
        # While the last pieces are made.
        self._workers.submit(prepare)
        pieces = self._segmentation.finish()
        if not self._is_idle:
            articles = self._additions.articles
            manifest = assemble(self._building, self._workshop, self._base, pieces)
            if manifest.articles != articles:
                raise IndexDamaged(f"{manifest.articles:,} articles were written, not {articles:,}")
            check_samples(self._building, articles, self._additions.samples)
        self._is_verified = True

    def publish(self) -> Generation:
        """Make the verified generation the served one; if nothing has changed, keep the served.

        Raises:
            IndexUnusable: `verify` has not passed; the served generation is untouched.
        """
        if not self._is_verified:
            raise IndexUnusable(f"{self._building} was not verified; nothing is published")
        if self._base and self._is_idle:
            self.abort()
            return Generation(self._base.directory.name, self._additions.articles)
        shutil.rmtree(self._workshop.directory)
        directory = generations.publish(self._building)
        self._finish()
        return Generation(directory.name, self._additions.articles)

    def abort(self) -> None:
        """Drop the new generation but not the pieces that are made; after the end do nothing."""
        if self._is_finished:
            return
        try:
            self._workers.close()
            if not self._workshop.journal:
                shutil.rmtree(self._building, ignore_errors=True)
            elif self._building.exists():
                generations.remove_files(self._building)
        finally:
            self._finish()

    @property
    def _is_idle(self) -> bool:
        """Whether the generation would be the served one as it is."""
        return self._base is not None and self._additions.is_empty and not self._is_regraphed

    def _finish(self) -> None:
        self._workers.close()
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


def _open_base(index: Path) -> Base | None:
    try:
        return Base.open(index)
    except IndexMissing:
        return None


def _encode(article_id: str) -> bytes:
    return article_id.encode("utf-8", "surrogatepass")
