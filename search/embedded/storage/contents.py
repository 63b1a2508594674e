"""The articles of a generation as they are stored: no query, no analysis."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, chain, compress
from pathlib import Path
from typing import Self

import numpy as np

from search.compiling import AnyArray
from search.embedded.storage.documents import open_documents
from search.embedded.storage.manifest import Manifest
from search.embedded.storage.segments import Segment
from search.schema import Article

SEGMENT = "segment-"


class Contents:
    """The segments of a generation in their order, and which documents live: bool[documents]."""

    def __init__(self, segments: list[Segment], alive: AnyArray) -> None:
        self.segments = segments
        self.alive = alive
        self._ends = list(accumulate(segment.count for segment in segments))

    @classmethod
    def open(cls, directory: Path, manifest: Manifest) -> Self:
        """Map the files of a generation.

        Raises:
            IndexDamaged, IndexOutdated: as `Segment.open`.
        """
        segments = [Segment.open(directory, entry.name) for entry in manifest.segments]
        return cls(segments, open_documents(directory)["alive"].astype(np.bool_))

    def ids(self) -> Iterator[bytes]:
        """Yield the article id of every document, in UTF-8."""
        return chain.from_iterable(segment.ids for segment in self.segments)

    def articles(self) -> Iterator[Article]:
        """Yield every living article in the order of the documents."""
        first = 0
        for segment, end in zip(self.segments, self._ends, strict=True):
            yield from compress(segment.articles(), self.alive[first:end].tolist())
            first = end

    def article(self, number: int) -> Article:
        """Return the article of a document, living or dead."""
        segment, own = self.locate(number)
        return segment.article(own)

    def locate(self, number: int) -> tuple[Segment, int]:
        """Return the segment that has a document, and the document's number there."""
        place = bisect_right(self._ends, number)
        segment = self.segments[place]
        return segment, number - self._ends[place] + segment.count
