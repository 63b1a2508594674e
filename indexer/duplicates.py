"""Each id is taken once: the same article again is skipped, another article gets an id of its own.

Archives of several papers often number their articles from 1 each; none of them is lost. Memory for
a million ids: the ids themselves and about 130 bytes for each, no text.
"""

from array import array
from dataclasses import replace
from hashlib import blake2b

from corpus import Document, Origin, Record, Skipped


class Duplicates:
    """The ids met so far, with where each was met first and a digest of its text."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._digests = array("Q")
        self._lines = array("Q")
        self._path_numbers = array("L")
        self._paths: list[str] = []

    def check(self, record: Record) -> Record | Skipped:
        """Return the record, under another id where its own is taken, or why it is skipped."""
        digest = _digest(record.document)
        number = self._numbers.setdefault(record.document.id, len(self._numbers))
        if number == len(self._digests):
            self._remember(record.origin, digest)
            return record
        if digest == self._digests[number]:
            return Skipped(record.origin, f"duplicate id: same article as {self._origin(number)}")
        return self.check(_renamed(record, digest, self._origin(number)))

    def _remember(self, origin: Origin, digest: int) -> None:
        # Records of one file come in a row, so its path is kept once.
        if not self._paths or self._paths[-1] != origin.path:
            self._paths.append(origin.path)
        self._digests.append(digest)
        self._lines.append(origin.line or 0)
        self._path_numbers.append(len(self._paths) - 1)

    def _origin(self, number: int) -> Origin:
        return Origin(self._paths[self._path_numbers[number]], self._lines[number] or None)


def _renamed(record: Record, digest: int, taken_by: Origin) -> Record:
    """Return the record under its id and its digest, so that every run gives it the same id."""
    renamed = f"{record.document.id}-{digest:016x}"
    note = f"id already taken: by {taken_by}; indexed as {renamed}"
    return replace(
        record, document=replace(record.document, id=renamed), notes=(*record.notes, note)
    )


def _digest(document: Document) -> int:
    text = f"{document.title}\0{document.body}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=8).digest())
