"""Finds the articles in a stream of JSON, whatever they are wrapped in.

They may follow each other, be the elements of an array, or be in a list inside an object:
{"articles": [...]}, {"data": {...}}, {"hits": {"hits": [...]}}. A list is one of articles if its
first element is one; under a name that tells nothing that must be beyond doubt.
"""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field

import orjson

from corpus import streams
from corpus.readers.field_names import find_field
from corpus.readers.json_scanner import JsonCut, JsonScanner
from corpus.readers.json_wrappers import MAX_DEPTH, is_article, is_wrapper, may_list

TOO_LARGE = "the record is too large for one article"
CUT = "the JSON is cut short: it ends inside a record"


@dataclass(frozen=True, slots=True)
class Fault:
    """What stands in place of a record that cannot be read."""

    reason: str


Element = bytes | Fault


@dataclass(slots=True)
class _Kept:
    """The bytes of an object without the lists of articles in it, and what they are about."""

    pieces: list[bytes] = field(default_factory=list)
    size: int = 0
    fields: set[str] = field(default_factory=set)
    is_envelope: bool = False

    def add(self, piece: bytes | None) -> None:
        """Keep a piece while there is room; None is a value that was too large by itself."""
        self.size += streams.MAX_RECORD_BYTES + 1 if piece is None else len(piece)
        if piece and self.size <= streams.MAX_RECORD_BYTES:
            self.pieces.append(piece)

    def next_byte(self, scanner: JsonScanner) -> bytes:
        """Keep the space that comes next and return the byte behind it."""
        self.add(scanner.space())
        return scanner.peek()

    def take_in(self, inner: "_Kept") -> None:
        """Keep what an object inside keeps."""
        self.pieces += inner.pieces
        self.size += inner.size
        self.fields |= inner.fields
        self.is_envelope |= inner.is_envelope

    @property
    def is_record(self) -> bool:
        """Say whether this is an article; beside a list a title may be that of the whole."""
        return not self.is_envelope or "body" in self.fields

    def element(self) -> Element:
        """Return the bytes of the object."""
        return Fault(TOO_LARGE) if self.size > streams.MAX_RECORD_BYTES else b"".join(self.pieces)


def iter_articles(scanner: JsonScanner) -> Iterator[Element]:
    """Yield the bytes of every value that should be an article, or what is wrong with it."""
    try:
        while byte := _next_byte(scanner):
            if byte == b"[":
                yield from _array(scanner)
            elif byte == b"{":
                kept = yield from _object(scanner, 0)
                if kept.is_record:
                    yield kept.element()
            elif byte == b",":
                scanner.take()
            else:
                yield _element(scanner)
    except JsonCut:
        yield Fault(CUT)


def _next_byte(scanner: JsonScanner) -> bytes:
    scanner.space()
    return scanner.peek()


def _element(scanner: JsonScanner) -> Element:
    value = scanner.value()
    return Fault(TOO_LARGE) if value is None else value


def _array(scanner: JsonScanner) -> Iterator[Element]:
    scanner.take()
    while _next_in(scanner, b"]"):
        yield _element(scanner)


def _next_in(scanner: JsonScanner, closing: bytes) -> bool:
    """Go to the next element of an array, or behind its end."""
    while byte := _next_byte(scanner):
        if byte not in (b",", closing):
            return True
        scanner.take()
        if byte == closing:
            return False
    raise JsonCut


def _object(scanner: JsonScanner, depth: int) -> Generator[Element, None, _Kept]:
    """Yield the articles in the lists of an object, and return the rest of it."""
    kept = _Kept()
    kept.add(scanner.take())
    while byte := kept.next_byte(scanner):
        if byte == b'"':
            yield from _member(scanner, kept, depth)
            continue
        kept.add(scanner.value())
        if byte == b"}":
            return kept
    raise JsonCut


def _member(scanner: JsonScanner, kept: _Kept, depth: int) -> Iterator[Element]:
    name = scanner.value()
    kept.add(name)
    if kept.next_byte(scanner) != b":":
        return
    kept.add(scanner.take())
    key, byte = _text(name), kept.next_byte(scanner)
    may_wrap = is_wrapper(key) and "body" not in kept.fields and depth < MAX_DEPTH
    if byte == b"[" and (may_wrap or may_list(key, kept.fields)):
        yield from _list(scanner, kept, needs_title=not may_wrap)
    elif byte == b"{" and may_wrap:
        kept.take_in((yield from _object(scanner, depth + 1)))
    elif byte not in (b"}", b"]"):
        kept.add(scanner.value())
    if place := find_field(key):
        kept.fields.add(place[0])


def _list(scanner: JsonScanner, kept: _Kept, *, needs_title: bool) -> Iterator[Element]:
    kept.add(scanner.take())
    first = scanner.value() if kept.next_byte(scanner) == b"{" else b""
    if first and is_article(first, needs_title=needs_title):
        kept.is_envelope = True
        yield first
        while _next_in(scanner, b"]"):
            yield _element(scanner)
        kept.add(b"]")
        return
    kept.add(first)
    while byte := kept.next_byte(scanner):
        kept.add(scanner.value())
        if byte == b"]":
            return
    raise JsonCut


def _text(name: bytes | None) -> str:
    try:
        text = orjson.loads(name or b'""')
    except orjson.JSONDecodeError:
        return ""
    return text if isinstance(text, str) else ""
