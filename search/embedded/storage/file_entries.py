"""The files of an index: the format of them all, and what the bytes of each must be.

Apart from the manifest, which knows the rules of words as well: a worker has no need of those, and
they take a third of a second to load.
"""

import hashlib
from pathlib import Path
from typing import NamedTuple

FORMAT = 4
CHECKSUM_BYTES = 16


class FileEntry(NamedTuple):
    """What the bytes of a file must be: so many, with this checksum."""

    size: int
    checksum: str


def file_entry(path: Path) -> FileEntry:
    """Return the size of a file and its checksum: the hex blake2b digest, 16 bytes."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=CHECKSUM_BYTES))
        return FileEntry(file.tell(), digest.hexdigest())
