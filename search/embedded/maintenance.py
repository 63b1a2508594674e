"""Looks after an index directory: verify, info, roll back, and its articles back out of it."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from search.embedded.inspection import inspect
from search.embedded.storage.contents import Contents
from search.embedded.storage.generations import previous_directory
from search.embedded.storage.lock import IndexLock
from search.embedded.storage.manifest import Manifest, check_fingerprints, read_manifest
from search.embedded.storage.pointer import (
    retry_reading,
    serve,
    served_directory,
    served_manifest,
)
from search.embedded.story_report import report_stories
from search.embedded.verification import (
    check_samples,
    contradictions,
    damaged_files,
    every_power,
)
from search.engine import Generation, IndexInfo, StoriesReport, VerifyReport
from search.errors import IndexDamaged, IndexMissing, IndexOutdated, IndexUnusable
from search.schema import Article


class EmbeddedMaintenance:
    """The Maintenance of a directory: see `search.engine.Maintenance` for its laws."""

    def __init__(self, index: Path) -> None:
        self._index = index

    def verify(self) -> VerifyReport:
        """Read every byte of the served generation and compare it with what was written.

        Raises:
            IndexUnusable: there is no index, or it does not even say what it is made of.
        """
        directory, manifest = served_manifest(self._index)
        damaged = list(damaged_files(directory, manifest)) or _faults(directory, manifest)
        return VerifyReport(
            generation=Generation(directory.name, manifest.articles),
            files=len(manifest.files),
            bytes=sum(entry.size for entry in manifest.files.values()),
            damaged=tuple(damaged),
        )

    def info(self) -> IndexInfo:
        """Return what the served generation is made of."""
        return retry_reading(self._index, self._inspect)

    def stories(self, limit: int) -> StoriesReport:
        """Return how many articles say nearly the same as others, and the `limit` largest stories.

        Raises:
            IndexUnusable: there is no index, or its files are damaged.
        """
        return retry_reading(
            self._index, lambda: report_stories(*served_manifest(self._index), limit)
        )

    def roll_back(self) -> Generation:
        """Serve the generation that was served before, in one atomic step, and return it.

        Raises:
            IndexLocked: an indexer is at work.
            IndexUnusable: there is no generation before, or it is damaged or outdated.
        """
        served_directory(self._index)
        lock = IndexLock(self._index)
        try:
            return self._roll_back_from(served_directory(self._index))
        finally:
            lock.release()

    def articles(self) -> Iterator[Article]:
        """Yield every article of the served generation, exactly as it was indexed."""
        return retry_reading(
            self._index, lambda: Contents.open(*served_manifest(self._index))
        ).articles()

    def _inspect(self) -> IndexInfo:
        directory, manifest = served_manifest(self._index)
        return inspect(directory, manifest, previous_directory(directory))

    def _roll_back_from(self, served: Path) -> Generation:
        previous = previous_directory(served)
        if previous is None:
            raise IndexMissing(f"there is no generation before {served}; nothing has changed")
        manifest = read_manifest(previous)
        check_fingerprints(previous, manifest)
        for damage in damaged_files(previous, manifest):
            raise IndexDamaged(f"{previous}: {damage}; {served.name} is served as before")
        serve(previous, manifest)
        return Generation(previous.name, manifest.articles)


def _faults(directory: Path, manifest: Manifest) -> list[str]:
    """Return what is wrong with a generation whose files are all as they were written."""
    try:
        if faults := list(contradictions(directory, manifest)):
            return faults
        check_fingerprints(directory, manifest)
        contents = Contents.open(directory, manifest)
        living = np.flatnonzero(contents.alive)
        samples = [contents.article(living[place]) for place in every_power(len(living))]
        check_samples(directory, manifest.articles, samples)
    except IndexOutdated:
        # Its words are not those that this version would look for; its files are whole.
        return []
    except IndexUnusable as error:
        return [str(error)]
    return []
