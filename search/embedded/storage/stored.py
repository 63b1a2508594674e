"""The articles of a segment, whole: blocks of records, each block a zstd frame of its own.

The file begins with a frame that zstd skips, which names the format and its version, so
`zstd -dc segment-000001.stored | iconv -f cp1256` prints what it holds.
"""

import struct
import zlib
from collections.abc import Iterable

import numpy as np
import zstandard

from search.compiling import AnyArray
from search.embedded.storage.records import RECORD_END, digest_record

# Measured on 73,619 articles (docs/index-format.md): larger blocks are slower to read, and higher
# levels slower to write, than what they save.
BLOCK_BYTES = 64 * 1024
LEVEL = 3
MAGIC = b"ARSHIFs\n"
VERSION = 1
HEADER = struct.Struct("<II8sI")
VERSION_SIZE = 4
SKIPPABLE_FRAME = 0x184D2A50


def file_header(version: int = VERSION) -> bytes:
    """Return the skippable frame that a .stored file begins with; it ends with the version."""
    return HEADER.pack(SKIPPABLE_FRAME, HEADER.size - 8, MAGIC, version)


def pack_records(records: Iterable[bytes]) -> tuple[bytes, dict[str, AnyArray]]:
    """Return the bytes of the .stored file of encoded articles, and its arrays.

    These are what `BlockPacker.finish` returns and `digests`, u64[articles].
    """
    packer = BlockPacker()
    digests: list[int] = []
    for record in records:
        digests.append(digest_record(record))
        packer.add(record)
    stored, arrays = packer.finish()
    return stored, arrays | {"digests": np.array(digests, np.uint64)}


class BlockPacker:
    """Gathers records into blocks, and blocks into the bytes of a .stored file."""

    def __init__(self) -> None:
        self._compressor = zstandard.ZstdCompressor(level=LEVEL, write_checksum=True)
        self._frames: list[bytes | memoryview] = [file_header()]
        self._starts = [HEADER.size]
        self._first = [0]
        self._crcs: list[int] = []
        self._records: list[bytes] = []
        self._gathered = 0

    def add(self, record: bytes) -> None:
        """Append one record; the block ends when it is full."""
        self._records.append(record)
        self._gathered += len(record) + len(RECORD_END)
        if self._gathered >= BLOCK_BYTES:
            self._end_block()

    def add_frame(self, frame: bytes | memoryview, records: int, crc: int) -> None:
        """Append a whole block as another packer made it; `crc` is the CRC-32 of the frame."""
        self._end_block()
        self._append(frame, records, crc)

    def finish(self) -> tuple[bytes, dict[str, AnyArray]]:
        """Return the bytes of the file and what finds a record in it.

        `stored.starts` u64[blocks + 1] is where the frame of each block begins and where the file
        ends, `stored.first` u32[blocks + 1] the first document of each block and their number,
        `stored.crcs` u32[blocks] the CRC-32 of each frame.
        """
        self._end_block()
        return b"".join(self._frames), {
            "stored.starts": np.array(self._starts, np.uint64),
            "stored.first": np.array(self._first, np.uint32),
            "stored.crcs": np.array(self._crcs, np.uint32),
        }

    def _end_block(self) -> None:
        if self._records:
            records, self._records, self._gathered = self._records, [], 0
            block = RECORD_END.join([*records, b""])
            frame = self._compressor.compress(block)
            self._append(frame, len(records), zlib.crc32(frame))

    def _append(self, frame: bytes | memoryview, records: int, crc: int) -> None:
        self._frames.append(frame)
        self._starts.append(self._starts[-1] + len(frame))
        self._first.append(self._first[-1] + records)
        self._crcs.append(crc)
