"""Each article is taken once, and each id: what is there already is skipped and named.

The same text of the same source is the same article, whatever id or address it has. Equal texts of
different sources are kept: in the index they become one story. Another article under an id that is
taken gets an id of its own, for archives of several papers often number theirs from 1 each. What is
kept of an article, no id and no text, lies in files without a name, all but the last of it.

Texts and ids are compared by Python's own 64-bit hash, which is keyed anew in every process and so
tells apart what somebody made alike on purpose too; nothing that is kept depends on it.
"""

from collections.abc import Mapping
from hashlib import blake2b
from struct import Struct

from corpus import Document, Hashes, Log, Origin, Record, Skipped

COPY = "duplicate"
"""What the reasons begin with for which a copy is skipped."""
_TRAITS = ("url", "section", "date")
"""What a copy may have that is lost with it; 16 bits of the hash of each are kept."""
# Of an article: the place of its path, its line, its traits. Of a path: the lengths of both parts.
_ROW = Struct("<QQHHH")
_PATH = Struct("<II")
_NAMES = ("utf-8", "surrogatepass")


class Duplicates:
    """The articles met so far: where each was met first, and hashes of its id, text and traits.

    `taken` are ids of articles that are not met again, with the files that have them.
    """

    def __init__(self, taken: Mapping[str, str] | None = None) -> None:
        self._taken = taken or {}
        self._ids, self._texts = Hashes(), Hashes()
        self._count = 0
        self._rows, self._paths = Log(), Log()
        self._path = ("", "")
        self._path_place = 0

    def check(self, record: Record) -> Record | Skipped:
        """Return the record, under another id where its own is taken, or why it is skipped.

        Raises:
            ScratchUnusable: there is no room on disk for what must be remembered.
        """
        document = record.document
        text_hash = hash((document.title, document.body, document.source))
        first = self._texts.find(text_hash)
        if first is None:
            return self._take(record, text_hash)
        if self._ids.find(hash(document.id)) == first:
            return Skipped(record.origin, f"{COPY} id: same article as {self._origin(first)}")
        return Skipped(record.origin, self._describe(document, first))

    def _take(self, record: Record, text_hash: int) -> Record:
        """Return a record of a new text."""
        if self._taken and (taken_by := self._taken.get(record.document.id)):
            return self._take(_renamed(record, Origin(taken_by)), text_hash)
        id_hash = hash(record.document.id)
        if (number := self._ids.find(id_hash)) is not None:
            return self._take(_renamed(record, self._origin(number)), text_hash)
        self._ids.add(id_hash, self._count)
        self._texts.add(text_hash, self._count)
        self._count += 1
        self._remember(record)
        return record

    def _describe(self, document: Document, first: int) -> str:
        """Return what became of a copy under another id, and what is lost with it."""
        _, _, *before = self._row(first)
        traits = zip(_TRAITS, before, _hashed(document), strict=True)
        others = {name: getattr(document, name) for name, one, other in traits if one != other}
        lost = {"id": document.id} | {name: value for name, value in others.items() if value}
        listed = ", ".join(f"{name} {value}" for name, value in lost.items())
        return f"{COPY}: same text as {self._origin(first)}; not kept: {listed}"

    def _remember(self, record: Record) -> None:
        path, line, member = record.origin
        # Records of one file come in a row, so its path is kept once.
        if (path, member) != self._path:
            self._path = (path, member)
            self._path_place = self._paths.append(_pack_path(path, member))
        self._rows.append(_ROW.pack(self._path_place, line or 0, *_hashed(record.document)))

    def _row(self, number: int) -> tuple[int, ...]:
        return _ROW.unpack(self._rows.read(number * _ROW.size, _ROW.size))

    def _origin(self, number: int) -> Origin:
        place, line, *_ = self._row(number)
        sizes = _PATH.unpack(self._paths.read(place, _PATH.size))
        names = self._paths.read(place + _PATH.size, sum(sizes))
        path, member = (part.decode(*_NAMES) for part in (names[: sizes[0]], names[sizes[0] :]))
        return Origin(path, line or None, member)


def _pack_path(*names: str) -> bytes:
    encoded = [name.encode(*_NAMES) for name in names]
    return _PATH.pack(*map(len, encoded)) + b"".join(encoded)


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
