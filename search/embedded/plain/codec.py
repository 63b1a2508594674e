"""Whoosh's view of a generation: a codec that reads our segments, and the TOC that lists them.

`whoosh.index.open_dir(generation).searcher()` finds the TOC, unpickles the schema and the list of
segments from it, and asks each segment for its codec. Nothing is written through Whoosh.
"""

from collections.abc import Iterable
from pathlib import Path
from weakref import WeakValueDictionary

from whoosh.codec.base import Codec
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from search.embedded.adapter import ArchiveSegment, NoSegments, refuse_writing
from search.embedded.plain.documents import DocumentsReader
from search.embedded.plain.schema import whoosh_schema
from search.embedded.plain.source import SegmentSource
from search.embedded.plain.terms import ArchiveTermsReader

INDEX_NAME = "MAIN"
TOC_GENERATION = 1


class ArchiveCodec(Codec):  # type: ignore[misc]
    """Opens our segments for Whoosh."""

    def __init__(self) -> None:
        # The two readers of a segment share its files, which close with the last of them.
        self._sources: WeakValueDictionary[str, SegmentSource] = WeakValueDictionary()

    def terms_reader(self, storage: FileStorage, segment: ArchiveSegment) -> ArchiveTermsReader:
        """Return the reader of the segment's terms and postings."""
        return ArchiveTermsReader(self._open(storage, segment))

    def per_document_reader(self, storage: FileStorage, segment: ArchiveSegment) -> DocumentsReader:
        """Return the reader of the segment's columns, lengths and stored articles."""
        return DocumentsReader(self._open(storage, segment))

    def _open(self, storage: FileStorage, segment: ArchiveSegment) -> SegmentSource:
        directory, name = Path(storage.folder), segment.segment_id()
        key = str(directory / name)
        source = self._sources.get(key)
        if source is None:
            source = self._sources[key] = SegmentSource(directory, name, segment.first)
        return source

    per_document_writer = field_writer = postings_writer = new_segment = refuse_writing


def write_toc(directory: Path, segments: Iterable[tuple[str, int]]) -> None:
    """Write the TOC of a generation, `_MAIN_1.toc`.

    `segments` are the names and the numbers of documents of the segments, in their order.
    """
    listed, first = [], 0
    for name, documents in segments:
        listed.append(ArchiveSegment(name, first))
        first += documents
    toc = TOC(whoosh_schema(), listed or NoSegments(), TOC_GENERATION)
    toc.write(FileStorage(str(directory)), INDEX_NAME)
