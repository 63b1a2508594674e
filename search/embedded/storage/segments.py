"""A segment: up to 65,536 documents in two files that never change, `.arrays` and `.stored`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Self

from search.arrays import Arrays, damaged_arrays, open_arrays, write_arrays
from search.compiling import AnyArray
from search.embedded.storage.blocks import StoredBlocks
from search.embedded.storage.layout import LAYOUT, SIGNATURE_BYTES, check_layout
from search.embedded.storage.records import decode_article, split_headline
from search.errors import IndexDamaged, IndexUnusable
from search.schema import Article
from search.strings import StringTable

KIND = "segment"
MAX_DOCUMENTS = 1 << 16
CACHED_BLOCKS = 16


@dataclass(frozen=True, slots=True)
class SegmentData:
    """The content of a segment that is not written yet: its arrays and its stored articles."""

    arrays: dict[str, AnyArray]
    stored: bytes


def write_segment(directory: Path, name: str, data: SegmentData) -> None:
    """Write the two files of a segment; whoever publishes them makes them durable."""
    arrays = {spec.name: data.arrays[spec.name] for spec in LAYOUT}
    write_arrays(directory / f"{name}.arrays", KIND, arrays)
    (directory / f"{name}.stored").write_bytes(data.stored)


class Segment:
    """An open segment: read-only views of its files, to be used by any number of threads.

    `count` is the number of documents, deleted ones too; `spellings` the sorted table of the
    spellings, by row; `ids` the article ids, by document. The files are let go with the last
    reference to the segment and its arrays.
    """

    def __init__(self, arrays: Arrays, blocks: StoredBlocks) -> None:
        self.arrays = arrays
        self.blocks = blocks
        self.count = len(arrays["days"])
        self.spellings = StringTable.of(arrays, "spellings")
        self.ids = StringTable.of(arrays, "ids")
        self._block = lru_cache(CACHED_BLOCKS)(blocks.block)

    @property
    def signatures(self) -> AnyArray:
        """Return the signature of each document, u8[documents, SIGNATURE_BYTES]."""
        return self.arrays["signatures"].reshape(-1, SIGNATURE_BYTES)

    @classmethod
    def open(cls, directory: Path, name: str) -> Self:
        """Map the files of a segment and check their kind, version and sizes, not their bytes.

        Raises:
            IndexDamaged: a file is missing, cut short or not one of a segment.
            IndexOutdated: it was written by another version of the format.
        """
        arrays = open_arrays(directory / f"{name}.arrays", KIND)
        check_layout(arrays)
        return cls(arrays, StoredBlocks(directory / f"{name}.stored", arrays))

    def article(self, number: int) -> Article:
        """Return an article exactly as it was indexed.

        Raises:
            IndexError: the segment has no document of this number.
            IndexDamaged: its bytes, or what finds them, are not what was written.
        """
        article_id = self.ids[number]
        block, place = self.blocks.find(number)
        article = decode_article(self.blocks.record(block, self._block(block), place))
        if article.id.encode("utf-8", "surrogatepass") != article_id:
            raise IndexDamaged(f"{self.arrays.path}: document {number} has another id; index again")
        return article

    def headlines(self, number: int) -> list[tuple[int, str, str]]:
        """Return the number, the id and the title of what lies beside an article, itself too.

        They are read in one go: all of a block cost little more than one. What has no title is
        left out.

        Raises:
            IndexDamaged: the bytes, or what finds them, are not what was written.
        """
        block, place = self.blocks.find(number)
        records = [split_headline(record) for record in self.blocks.records(block)]
        if records[place][0].encode("utf-8", "surrogatepass") != self.ids[number]:
            raise IndexDamaged(f"{self.arrays.path}: document {number} has another id; index again")
        first = number - place
        return [(first + at, *each) for at, each in enumerate(records) if each[1]]

    def articles(self) -> Iterator[Article]:
        """Yield every article in the order of the documents, deleted ones too.

        Raises:
            IndexDamaged: a block is not what was written.
        """
        for block in range(len(self.blocks)):
            yield from map(decode_article, self.blocks.records(block))

    def check_arrays(self) -> None:
        """Read every byte of the arrays.

        Raises:
            IndexDamaged: some are not what was written; names them.
        """
        if damaged := damaged_arrays(self.arrays.path, KIND):
            names = ", ".join(damaged)
            raise IndexDamaged(f"{self.arrays.path}: {names}: damaged; index again")

    def damaged(self) -> list[str]:
        """Return what is not as it was written: each file with its arrays or a block.

        This reads every byte of both files.
        """
        try:
            self.check_arrays()
        except IndexUnusable as error:
            return [str(error), *self.blocks.damaged()]
        return self.blocks.damaged()
