"""Finds the living documents of a generation by their article ids."""

from bisect import bisect_left

import numpy as np

from search.embedded.storage.contents import Contents

hash_id = hash


class LivingIds:
    """The living documents that a generation was opened with, by id.

    Memory: 12 bytes an article; the ids stay in their files.
    """

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        hashes = np.fromiter(map(hash_id, contents.ids()), np.int64, len(contents.alive))
        living = np.flatnonzero(contents.alive).astype(np.uint32)
        order = np.argsort(hashes[living])
        # Indexing a memoryview takes a third of the time of indexing an array.
        self._hashes = hashes[living][order].data
        self._numbers = living[order].data

    def find(self, article_id: bytes) -> int | None:
        """Return the document of an article id in UTF-8, None where there was none."""
        hashed = hash_id(article_id)
        place = bisect_left(self._hashes, hashed)
        while place < len(self._hashes) and self._hashes[place] == hashed:
            segment, number = self._contents.locate(self._numbers[place])
            if segment.ids[number] == article_id:
                return int(self._numbers[place])
            place += 1
        return None
