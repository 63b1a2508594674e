"""How much may come out of one file, and how deep it may be packed: bombs end here."""

from corpus.errors import StreamUnreadable

MAX_ARCHIVE_DEPTH = 4
"""Archives inside archives: a file in an archive is one deep."""
MAX_COMPRESSION_LAYERS = 3
"""Compressions around one another, as in a.txt.gz.xz."""
MAX_SPOOLED_BYTES = 64 * 1024 * 1024
"""What of an archive inside another may be held in memory, where its kind cannot be streamed."""
MAX_RATIO = 200
"""Bytes out for each byte of the file. Text seldom shrinks to less than a thirtieth."""
FREE_BYTES = 64 * 1024 * 1024
"""Below this nobody asks for the ratio."""
MAX_UNPACKED_BYTES = 1 << 40
"""What comes out of one file at most, whatever its size: a tebibyte."""


class Budget:
    """What may still be unpacked out of one file, all layers and members of it together.

    `size` is that of the file, in bytes; where it is not known, `take` counts what has come of it.
    """

    def __init__(self, size: int = 0) -> None:
        self._size = size
        self._unpacked = 0
        self.exhausted = False

    def take(self, count: int) -> None:
        """Count bytes that were read of a file without a size."""
        self._size += count

    def spend(self, count: int) -> None:
        """Count bytes that were unpacked.

        Raises:
            StreamUnreadable: they are too many for the size of the file; the rest is not read.
        """
        self._unpacked += count
        self.exhausted = self._unpacked > max(FREE_BYTES, self._size * MAX_RATIO)
        if self.exhausted:
            raise StreamUnreadable(
                f"unpacked too much: more than {MAX_RATIO} bytes for each byte of the file; "
                "what it holds beyond that is not read"
            )
        if self._unpacked > MAX_UNPACKED_BYTES:
            self.exhausted = True
            raise StreamUnreadable(
                f"unpacked too much: more than {MAX_UNPACKED_BYTES >> 30:,} GiB out of one file"
            )
