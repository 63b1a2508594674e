"""Each article is taken once, and each id: what is there already is skipped and named.

The same text of the same source is the same article, whatever id or address it has. Equal texts of
different sources are kept: in the index they become one story. Another article under an id that is
taken gets an id of its own, for archives of several papers often number theirs from 1 each. Memory
for a million articles: the ids themselves and about 130 bytes for each, no text.

Texts are compared by Python's own 64-bit hash, which is keyed anew in every process and so tells
apart what somebody made alike on purpose too; nothing that is kept depends on it.
"""

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import blake2b

from corpus import Document, Origin, Record, Skipped

COPY = "duplicate"
"""What the reasons begin with for which a copy is skipped."""
_TRAITS = ("url", "section", "date")
"""What a copy may have that is lost with it; 16 bits of the hash of each are kept."""
_FREE = 0xFFFF_FFFF
_LEAST_SLOTS = 64


class Duplicates:
    """The articles met so far: where each was met first, and hashes of its text and traits.

    `taken` are ids of articles that are not met again, with the files that have them.
    """

    def __init__(self, taken: Mapping[str, str] | None = None) -> None:
        self._taken = taken or {}
        self._numbers: dict[str, int] = {}
        self._texts = _Texts()
        self._traits = array("H")
        self._lines = array("Q")
        self._path_numbers = array("I")
        self._paths: list[tuple[str, str]] = []

    def check(self, record: Record) -> Record | Skipped:
        """Return the record, under another id where its own is taken, or why it is skipped."""
        document = record.document
        text_hash = hash((document.title, document.body, document.source))
        first = self._texts.find(text_hash)
        if first is None:
            return self._take(record, text_hash)
        if self._numbers.get(document.id) == first:
            return Skipped(record.origin, f"{COPY} id: same article as {self._origin(first)}")
        return Skipped(record.origin, self._describe(document, first))

    def _take(self, record: Record, text_hash: int) -> Record:
        """Return a record of a new text."""
        if taken_by := self._taken.get(record.document.id):
            return self._take(_renamed(record, Origin(taken_by)), text_hash)
        number = self._numbers.setdefault(record.document.id, len(self._lines))
        if number < len(self._lines):
            return self._take(_renamed(record, self._origin(number)), text_hash)
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
        if not self._paths or self._paths[-1] != (origin.path, origin.member):
            self._paths.append((origin.path, origin.member))
        self._lines.append(origin.line or 0)
        self._path_numbers.append(len(self._paths) - 1)

    def _origin(self, number: int) -> Origin:
        path, member = self._paths[self._path_numbers[number]]
        return Origin(path, self._lines[number] or None, member)


class _Texts:
    """The hashes of texts, numbered as they come, in a third of the memory of a dictionary."""

    def __init__(self) -> None:
        self._hashes = array("q")
        self._slots = array("I", [_FREE]) * _LEAST_SLOTS

    def find(self, text_hash: int) -> int | None:
        """Return the number of a hash, None where it is new."""
        number = self._slots[self._slot(text_hash)]
        return None if number == _FREE else number

    def add(self, text_hash: int) -> None:
        """Give a new hash the next number."""
        self._hashes.append(text_hash)
        if 2 * len(self._hashes) > len(self._slots):
            self._slots = array("I", [_FREE]) * (2 * len(self._slots))
            for number in range(len(self._hashes)):
                self._put(number)
        else:
            self._put(len(self._hashes) - 1)

    def _put(self, number: int) -> None:
        self._slots[self._slot(self._hashes[number])] = number

    def _slot(self, text_hash: int) -> int:
        """Return the slot where a hash is or belongs."""
        last = len(self._slots) - 1
        slot = text_hash & last
        while self._slots[slot] != _FREE and self._hashes[self._slots[slot]] != text_hash:
            slot = (slot + 1) & last
        return slot


def _hashed(document: Document) -> Iterator[int]:
    """Yield 16 bits for each trait: so many tell others apart but for one in 65,536."""
    return (hash(getattr(document, name)) & 0xFFFF for name in _TRAITS)


def _renamed(record: Record, taken_by: Origin) -> Record:
    """Return the record under its id and its digest, so that every run gives it the same id."""
    renamed = f"{record.document.id}-{_digest(record.document)}"
    note = f"id already taken: by {taken_by}; indexed as {renamed}"
    return replace(
        record, document=replace(record.document, id=renamed), notes=(*record.notes, note)
    )


def _digest(document: Document) -> str:
    text = f"{document.title}\0{document.body}\0{document.source}".encode("utf-8", "surrogatepass")
    return blake2b(text, digest_size=8).hexdigest()
