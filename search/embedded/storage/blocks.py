"""Reads the blocks of a .stored file; a block that is not as it was written is never returned."""

import threading
import zlib
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import chain
from pathlib import Path

import zstandard

from search.arrays import map_file
from search.compiling import AnyArray
from search.embedded.storage.records import RECORD_END
from search.embedded.storage.stored import HEADER, VERSION_SIZE, file_header
from search.errors import IndexDamaged, IndexOutdated, IndexUnusable


class _OfThread(threading.local):
    """What each thread has of its own: two must not use one decompressor."""

    def __init__(self) -> None:
        self.decompressor = zstandard.ZstdDecompressor()


_of_thread = _OfThread()


class StoredBlocks:
    """The blocks of one .stored file, each decompressed when asked for; any thread may ask."""

    def __init__(self, path: Path, arrays: Mapping[str, AnyArray]) -> None:
        """Map the file that `arrays`, as `BlockPacker.finish` returned them, belong to.

        Raises:
            IndexDamaged: the file is missing, cut short, or not one of stored articles.
            IndexOutdated: it was written by another version of the format.
        """
        self._path = path
        self._bytes = memoryview(map_file(path))
        self._starts = arrays["stored.starts"].data
        self._first = arrays["stored.first"].data
        self._crcs = arrays["stored.crcs"].data
        self._check()

    def __len__(self) -> int:
        return len(self._crcs)

    def _check(self) -> None:
        header, ours = self._bytes[: HEADER.size].tobytes(), file_header()
        if header[:-VERSION_SIZE] != ours[:-VERSION_SIZE]:
            raise IndexDamaged(f"{self._path} is not a file of stored articles; index again")
        if header != ours:
            raise IndexOutdated(f"{self._path} has another format version; index again")
        if self._starts[-1] != len(self._bytes):
            sizes = f"{len(self._bytes):,} bytes, not {self._starts[-1]:,} as the .arrays file says"
            raise IndexDamaged(f"{self._path} has {sizes}; index again")

    def find(self, document: int) -> tuple[int, int]:
        """Return the block that holds a document, and the document's place in the block.

        Raises:
            IndexDamaged: no block holds it.
        """
        block = bisect_right(self._first, document) - 1
        if not 0 <= block < len(self):
            raise IndexDamaged(f"{self._path}: no block holds document {document}; index again")
        return block, document - self._first[block]

    def documents(self, block: int) -> slice:
        """Return the documents of a block, by their numbers in the segment."""
        return slice(self._first[block], self._first[block + 1])

    def frame(self, block: int) -> tuple[memoryview, int]:
        """Return the frame of a block, a view of the file, and its CRC-32.

        Raises:
            IndexDamaged: these are not the bytes that were written.
        """
        frame = self._bytes[self._starts[block] : self._starts[block + 1]]
        crc = zlib.crc32(frame)
        if crc != self._crcs[block]:
            raise self._damaged(block)
        return frame, crc

    def block(self, block: int) -> bytes:
        """Return the records of a block, each ended by RECORD_END.

        Raises:
            IndexDamaged: the block is not what was written.
        """
        frame, _ = self.frame(block)
        try:
            return _of_thread.decompressor.decompress(frame, allow_extra_data=False)
        except zstandard.ZstdError:
            raise self._damaged(block) from None

    def records(self, block: int) -> list[bytes]:
        """Return the records of a block.

        Raises:
            IndexDamaged: the block is not what was written.
        """
        records = self.block(block).split(RECORD_END)
        if records.pop() or len(records) != self._first[block + 1] - self._first[block]:
            raise self._damaged(block)
        return records

    def record(self, block: int, text: bytes, place: int) -> bytes:
        """Return one record of a block of which `text` is what `block` returned.

        Raises:
            IndexDamaged: the block has no such record.
        """
        records = text.split(RECORD_END, place + 1)
        if len(records) < place + 2:
            raise self._damaged(block)
        return records[place]

    def damaged(self) -> list[str]:
        """Return what is not as it was written: the file, with the block."""
        reads = (partial(self.records, block) for block in range(len(self)))
        checks: Iterator[Callable[[], object]] = chain([self._check], reads)
        found = []
        for check in checks:
            try:
                check()
            except IndexUnusable as error:
                found.append(str(error))
        return found

    def _damaged(self, block: int) -> IndexDamaged:
        return IndexDamaged(f"{self._path}: block {block} is damaged; index again")
