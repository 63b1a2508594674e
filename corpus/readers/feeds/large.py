"""Feeds too large to be held: read a hundred entries at a time, each time below the same head."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus import streams
from corpus.document import Record, Skipped
from corpus.errors import EncodingNameUnknown, EncodingUnknown, StreamUnreadable
from corpus.inputs import Input
from corpus.readers.feeds.entries import Entry, Feed, read_entry
from corpus.readers.feeds.parsing import FeedBroken, note_faults, parse_feed
from corpus.readers.feeds.prolog import EntitiesDeclared, strip_prolog
from corpus.readers.markup.pieces import Piece, cut_pieces
from corpus.readers.markup.text_stream import TextStream
from corpus.streams import guard

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

PART_ENTRIES = 100
_START = re.compile(r"<(?:\w+:)?(?:item|entry)(?=[\s>])")
_END = re.compile(r"</(?:\w+:)?(?:item|entry)\s*>")
_NO_TAGS = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<[?!][^<>]*>", re.DOTALL)
_INSIDE = re.compile(r"(?:<!--(?!.*-->)|<!\[CDATA\[(?!.*\]\]>))", re.DOTALL)
_TAG = re.compile(r"<(/?)([A-Za-z_][\w:.-]*)[^<>]*?(/?)>")
_TOO_LARGE = "the record is too large for one article"


def read_large(begun: bytes, source: Input) -> Iterator[Record | Skipped]:
    """Yield the article of every entry of a feed of which `begun` is read already.

    Not more than the entries of one part are held, and no entry is larger than a record may be.
    """
    whole = replace(source, stream=guard(_Joined(begun, source.stream)))
    try:
        text = TextStream(whole)
        pieces = _closed(cut_pieces(text, _START))
        head = next(pieces).text
        parts = _Parts(strip_prolog(head), text, source) if head else None
    except (EncodingUnknown, EncodingNameUnknown, EntitiesDeclared) as error:
        yield Skipped(source.origin, str(error))
        return
    if parts is None:
        yield Skipped(source.origin, "no entry in the feed")
        return
    yield from parts.read_all(pieces)


class _Parts:
    """Reads parts of a feed, each as a small feed with the head of the large one."""

    def __init__(self, head: str, text: TextStream, source: Input) -> None:
        self._head = head
        self._tail = "".join(f"</{name}>" for name in reversed(_open_elements(head)))
        self._text = text
        self._source = source
        self._number = 0

    def read_all(self, pieces: Iterator[Piece]) -> Iterator[Record | Skipped]:
        """Yield the article of each entry, also of those before a place that cannot be read.

        Raises:
            StreamUnreadable: from the stream, after them.
        """
        part: list[Piece] = []
        fault: StreamUnreadable | None = None
        try:
            for piece in pieces:
                part.append(piece)
                if len(part) == PART_ENTRIES:
                    yield from self._read(part)
                    part = []
        except StreamUnreadable as error:
            fault = error
        if part:
            yield from self._read(part)
        if fault:
            raise fault
        if not self._number:
            yield Skipped(self._source.origin, "no entry in the feed")

    def _read(self, part: list[Piece]) -> Iterator[Record | Skipped]:
        """Yield the article of each entry of a part."""
        held = [_entry(piece.text) for piece in part if piece.text is not None]
        try:
            parsed = parse_feed(f"{self._head}{''.join(held)}{self._tail}")
        except FeedBroken as error:
            self._number += len(part)
            yield Skipped(self._source.at(self._number), str(error))
            return
        notes = note_faults(parsed) + self._text.notes
        feed = Feed(parsed.feed.get("title", ""), self._source.options, notes)
        for values in parsed.entries:
            self._number += 1
            yield read_entry(Entry(values), feed, self._source.at(self._number))
        for _ in range(len(part) - len(held)):
            self._number += 1
            yield Skipped(self._source.at(self._number), _TOO_LARGE)


def _open_elements(head: str) -> list[str]:
    """Return the elements that have begun and not ended, the outermost first."""
    names: list[str] = []
    for end, name, is_empty in _TAG.findall(_NO_TAGS.sub("", head)):
        if end:
            del names[names.index(name) if name in names else len(names) :]
        elif not is_empty:
            names.append(name)
    return names


def _closed(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Yield the pieces, as one those that were cut inside of a comment or of bare text."""
    text = ""
    for piece in pieces:
        text += piece.text or ""
        if piece.text is None or len(text) > streams.MAX_RECORD_BYTES:
            yield Piece(None, piece.line)
        elif _INSIDE.search(text):
            continue
        else:
            yield Piece(text, piece.line)
        text = ""
    if text:
        yield Piece(text, 0)


def _entry(text: str) -> str:
    """Return an entry without what stands between it and the next."""
    ends = [end.end() for end in _END.finditer(text)]
    return text[: ends[-1]] if ends else text


class _Joined(io.RawIOBase):
    """Bytes that were read, and the stream that they were read from, as one stream."""

    def __init__(self, begun: bytes, stream: io.BufferedReader) -> None:
        self._begun = io.BytesIO(begun)
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        if count := self._begun.readinto(buffer):
            return count
        self._begun = io.BytesIO()
        # One step: a fault in a second would lose the first.
        return self._stream.readinto1(buffer)
