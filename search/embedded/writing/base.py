"""The generation that an update starts from: what it holds by id, and what of it still lives."""

from pathlib import Path
from typing import Self

from search.embedded.storage.contents import Contents
from search.embedded.storage.manifest import Manifest, check_terms
from search.embedded.storage.pointer import served_manifest
from search.embedded.writing.living import LivingIds
from search.engine import Change


class Base:
    """A published generation; `alive`, bool[documents], changes as the update goes on.

    Memory: 13 bytes an article, no id and no text.
    """

    def __init__(self, directory: Path, manifest: Manifest) -> None:
        contents = Contents.open(directory, manifest)
        self.directory = directory
        self.manifest = manifest
        self.alive = contents.alive
        self._contents = contents
        self._ids = LivingIds(contents)

    @classmethod
    def open(cls, index: Path) -> Self:
        """Open the served generation of `index`.

        Raises:
            IndexUnusable: there is none, or its terms are not those that this version makes.
        """
        directory, manifest = served_manifest(index)
        check_terms(directory, manifest)
        return cls(directory, manifest)

    def take(self, article_id: bytes, digest: int) -> Change:
        """Say what an article that is added changes; an older one of its id dies."""
        number = self._ids.find(article_id)
        if number is None or not self.alive[number]:
            return Change.ADDED
        segment, own = self._contents.locate(number)
        if segment.arrays["digests"][own] == digest:
            return Change.UNCHANGED
        self.alive[number] = False
        return Change.REPLACED

    def delete(self, article_id: bytes) -> bool:
        """Let the article of this id die; say whether there was one."""
        number = self._ids.find(article_id)
        if number is None or not self.alive[number]:
            return False
        self.alive[number] = False
        return True
