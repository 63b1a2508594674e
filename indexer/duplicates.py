"""Each id is taken once: the same article again is skipped, another article gets an id of its own.

Archives of several papers often number their articles from 1 each; none of them is lost. Memory for
a million ids: the ids themselves and about 130 bytes for each, no text.

Texts are compared by Python's own 64-bit hash, which is keyed anew in every process and so tells
apart what somebody made alike on purpose too; nothing that is kept depends on it.
"""

from array import array
from dataclasses import replace
from hashlib import blake2b

from corpus import Document, Origin, Record, Skipped


class Duplicates:
    """The ids met so far, with where each was met first and a hash of its text."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._hashes = array("q")
        self._lines = array("Q")
        self._path_numbers = array("L")
        self._paths: list[str] = []

    def check(self, record: Record) -> Record | Skipped:
        """Return the record, under another id where its own is taken, or why it is skipped."""
        text_hash = hash((record.document.title, record.document.body))
        number = self._numbers.setdefault(record.document.id, len(self._numbers))
        if number == len(self._hashes):
            self._remember(record.origin, text_hash)
            return record
        if text_hash == self._hashes[number]:
            return Skipped(record.origin, f"duplicate id: same article as {self._origin(number)}")
        return self.check(_renamed(record, self._origin(number)))

    def _remember(self, origin: Origin, text_hash: int) -> None:
        # Records of one file come in a row, so its path is kept once.
        if not self._paths or self._paths[-1] != origin.path:
            self._paths.append(origin.path)
        self._hashes.append(text_hash)
        self._lines.append(origin.line or 0)
        self._path_numbers.append(len(self._paths) - 1)

    def _origin(self, number: int) -> Origin:
        return Origin(self._paths[self._path_numbers[number]], self._lines[number] or None)


def _renamed(record: Record, taken_by: Origin) -> Record:
    """Return the record under its id and its digest, so that every run gives it the same id."""
    renamed = f"{record.document.id}-{_digest(record.document)}"
    note = f"id already taken: by {taken_by}; indexed as {renamed}"
    return replace(
        record, document=replace(record.document, id=renamed), notes=(*record.notes, note)
    )


def _digest(document: Document) -> str:
    text = f"{document.title}\0{document.body}".encode("utf-8", "surrogatepass")
    return blake2b(text, digest_size=8).hexdigest()
