"""Each article is taken once, and each id: what is there already is skipped and named.

The same text of the same source is the same article, whatever id or address it has. Equal texts of
different sources are kept: in the index they become one story. Another article under an id that is
taken gets an id of its own, for archives of several papers often number theirs from 1 each. Memory
for each article: 46 to 62 bytes, no id and no text; the paths of files come to it.

Texts and ids are compared by Python's own 64-bit hash, which is keyed anew in every process and so
tells apart what somebody made alike on purpose too; nothing that is kept depends on it.
"""

from array import array
from bisect import bisect_right
from collections.abc import Mapping
from hashlib import blake2b

from corpus import Document, Origin, Record, Skipped

COPY = "duplicate"
"""What the reasons begin with for which a copy is skipped."""
_TRAITS = ("url", "section", "date")
"""What a copy may have that is lost with it; 16 bits of the hash of each are kept."""
_FREE = 0xFFFF_FFFF
_LEAST_SLOTS = 64


class Duplicates:
    """The articles met so far: where each was met first, and hashes of its id, text and traits.

    `taken` are ids of articles that are not met again, with the files that have them.
    """

    def __init__(self, taken: Mapping[str, str] | None = None) -> None:
        self._taken = taken or {}
        self._ids, self._texts = _Hashes(), _Hashes()
        self._traits = array("H")
        self._lines = array("Q")
        self._paths: list[tuple[str, str]] = []
        self._first_of_path = array("Q")

    def check(self, record: Record) -> Record | Skipped:
        """Return the record, under another id where its own is taken, or why it is skipped."""
        document = record.document
        text_hash = hash((document.title, document.body, document.source))
        first = self._texts.find(text_hash)
        if first is None:
            return self._take(record, text_hash)
        if self._ids.find(hash(document.id)) == first:
            return Skipped(record.origin, f"{COPY} id: same article as {self._origin(first)}")
        return Skipped(record.origin, self._describe(document, first))

    def _take(self, record: Record, text_hash: int) -> Record:
        """Return a record of a new text, the one that was just looked for."""
        if taken_by := self._taken.get(record.document.id):
            return self._take(_renamed(record, Origin(taken_by)), text_hash)
        id_hash = hash(record.document.id)
        if (number := self._ids.find(id_hash)) is not None:
            return self._take(_renamed(record, self._origin(number)), text_hash)
        self._ids.add(id_hash)
        self._texts.add(text_hash)
        self._traits.extend(_hashed(record.document))
        self._remember(record.origin)
        return record

    def _describe(self, document: Document, first: int) -> str:
        """Return what became of a copy under another id, and what is lost with it."""
        before = self._traits[first * len(_TRAITS) : (first + 1) * len(_TRAITS)]
        traits = zip(_TRAITS, before, _hashed(document), strict=True)
        others = {name: getattr(document, name) for name, one, other in traits if one != other}
        lost = {"id": document.id} | {name: value for name, value in others.items() if value}
        listed = ", ".join(f"{name} {value}" for name, value in lost.items())
        return f"{COPY}: same text as {self._origin(first)}; not kept: {listed}"

    def _remember(self, origin: Origin) -> None:
        # Records of one file come in a row, so its path is kept once.
        path = (origin.path, origin.member)
        if not self._paths or self._paths[-1] != path:
            self._paths.append(path)
            self._first_of_path.append(len(self._lines))
        self._lines.append(origin.line or 0)

    def _origin(self, number: int) -> Origin:
        path, member = self._paths[bisect_right(self._first_of_path, number) - 1]
        return Origin(path, self._lines[number] or None, member)


class _Hashes:
    """Hashes numbered as they come, in a sixth of the memory of a dictionary."""

    def __init__(self) -> None:
        self._hashes = array("q")
        self._slots = array("I", [_FREE]) * _LEAST_SLOTS
        self._found = 0

    def find(self, wanted: int) -> int | None:
        """Return the number of a hash, None where it is new."""
        hashes, slots = self._hashes, self._slots
        last = len(slots) - 1
        slot = wanted & last
        while (number := slots[slot]) != _FREE:
            if hashes[number] == wanted:
                return number
            slot = (slot + 1) & last
        self._found = slot
        return None

    def add(self, new: int) -> None:
        """Give the next number to a hash that was looked for last, and is new."""
        self._slots[self._found] = len(self._hashes)
        self._hashes.append(new)
        if 2 * len(self._hashes) > len(self._slots):
            self._grow()

    def _grow(self) -> None:
        slots = self._slots = array("I", [_FREE]) * (2 * len(self._slots))
        last = len(slots) - 1
        for number, each in enumerate(self._hashes):
            slot = each & last
            while slots[slot] != _FREE:
                slot = (slot + 1) & last
            slots[slot] = number


def _hashed(document: Document) -> tuple[int, int, int]:
    """Return 16 bits for each trait: so many tell others apart but for one in 65,536."""
    return (
        hash(document.url) & 0xFFFF,
        hash(document.section) & 0xFFFF,
        hash(document.date) & 0xFFFF,
    )


def _renamed(record: Record, taken_by: Origin) -> Record:
    """Return the record under its id and its digest, so that every run gives it the same id."""
    renamed = f"{record.document.id}-{_digest(record.document)}"
    note = f"id already taken: by {taken_by}; indexed as {renamed}"
    return record._replace(
        document=record.document._replace(id=renamed), notes=(*record.notes, note)
    )


def _digest(document: Document) -> str:
    text = f"{document.title}\0{document.body}\0{document.source}".encode("utf-8", "surrogatepass")
    return blake2b(text, digest_size=8).hexdigest()
