"""Builds a generation as a Whoosh index beside the served one, verifies it, publishes it."""

import shutil
from pathlib import Path
from types import TracebackType
from typing import Self

from whoosh import index as whoosh_index

from search.embedded import generations
from search.embedded.engine import EmbeddedEngine
from search.embedded.lock import IndexLock
from search.embedded.whoosh_schema import document_values, whoosh_schema
from search.engine import Generation
from search.errors import ArticleNotFound, IndexDamaged, IndexUnusable
from search.schema import Article

MEMORY_MB = 256


class EmbeddedWriter:
    """The Writer of a directory: see `search.engine.Writer` for its laws."""

    def __init__(self, index: Path, lock: IndexLock, building: Path) -> None:
        self._index = index
        self._lock = lock
        self._building = building
        self._samples: list[Article] = []
        self._added = 0
        self._is_verified = False
        whoosh = whoosh_index.create_in(str(building), whoosh_schema())
        self._writer = whoosh.writer(limitmb=MEMORY_MB)

    @classmethod
    def open(cls, index: Path) -> Self:
        """Start a new generation of `index`, a directory that is made if missing.

        Raises:
            IndexLocked: another indexer is at work there.
        """
        index.mkdir(parents=True, exist_ok=True)
        lock = IndexLock(index)
        try:
            generations.sweep(index)
            building = index / f"{generations.BUILDING}{generations.next_name(index)}"
            building.mkdir()
            return cls(index, lock, building)
        except BaseException:
            lock.release()
            raise

    def add(self, article: Article) -> None:
        """Add one article to the new generation."""
        self._writer.add_document(**document_values(article))
        self._added += 1
        if self._added & (self._added - 1) == 0:
            self._samples.append(article)

    def verify(self) -> None:
        """Commit, reopen and compare: the number of articles, and every 2ⁿth one word for word.

        Raises:
            IndexDamaged: what was read back is not what was added.
        """
        self._writer.commit()
        generations.write_manifest(
            self._building, generations.describe(self._building, self._added)
        )
        with EmbeddedEngine.open_directory(self._building, self._added) as engine:
            for article in self._samples:
                try:
                    kept = engine.read(article.id).article == article
                except ArticleNotFound:
                    kept = False
                if not kept:
                    raise IndexDamaged(f"article {article.id!r} was not written as it was added")
        self._is_verified = True

    def publish(self) -> Generation:
        """Make the verified generation the served one.

        Raises:
            IndexUnusable: `verify` has not passed; the served generation is untouched.
        """
        if not self._is_verified:
            raise IndexUnusable(f"{self._building} was not verified; nothing is published")
        name = generations.publish(self._index, self._building)
        self._finish()
        return Generation(name, self._added)

    def abort(self) -> None:
        """Drop the new generation; after the end this does nothing."""
        if self._building.exists():
            if not self._writer.is_closed:
                self._writer.cancel()
            shutil.rmtree(self._building)
        self._finish()

    def _finish(self) -> None:
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
