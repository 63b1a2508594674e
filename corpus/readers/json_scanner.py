"""Cuts a stream of JSON into values by its brackets and strings alone, in bounded memory.

What is between them is not judged here: a value that is not JSON is cut out all the same, as far as
its brackets go, and its parser says so.
"""

import io
import re
from collections.abc import Iterator

from corpus import streams

_CHUNK_BYTES = 1 << 16
_SPACE = re.compile(rb"[ \t\r\n\x00\x1a\x1e]*+")
# Everything up to a bracket, whole strings included; it stops at a string that the chunk cuts.
_OUTSIDE = re.compile(rb'(?:[^"{}\[\]]++|"(?:[^"\\]++|\\.)*+")*+', re.DOTALL)
_INSIDE = re.compile(rb"(?:[^\"\\]++|\\.)*+", re.DOTALL)
_SCALAR = re.compile(rb'[^\s,:"{}\[\]]*+')
_OPENING, _CLOSING = b"{[", b"}]"


class JsonCut(Exception):
    """The stream ends in the middle of a value."""


class JsonScanner:
    """A place in a stream of JSON: it tells what comes next and takes it whole."""

    def __init__(self, stream: io.BufferedIOBase) -> None:
        self._stream = stream
        self._data = b""
        self._at = 0

    def space(self) -> bytes:
        """Take the space that comes next."""
        return b"".join(self._run(_SPACE))

    def peek(self) -> bytes:
        """Return the byte that comes next without taking it, b"" at the end."""
        return self._data[self._at : self._at + 1] if self._has_more() else b""

    def take(self) -> bytes:
        """Take one byte."""
        byte = self.peek()
        self._at += len(byte)
        return byte

    def value(self) -> bytes | None:
        """Take the value that comes next; None stands for one too large to be a record.

        Raises:
            JsonCut: the stream ends before the value does.
        """
        pieces: list[bytes] = []
        size = 0
        for piece in self._pieces():
            size += len(piece)
            if size <= streams.MAX_RECORD_BYTES:
                pieces.append(piece)
            else:
                pieces.clear()
        return b"".join(pieces) if size <= streams.MAX_RECORD_BYTES else None

    def _pieces(self) -> Iterator[bytes]:
        opening = self.peek()
        if opening and opening in _OPENING:
            yield from self._composite()
        elif opening == b'"':
            yield self.take()
            yield from self._rest_of_string()
        else:
            # A byte that opens nothing is taken too, so that every call goes on.
            yield b"".join(self._run(_SCALAR)) or self.take()

    def _composite(self) -> Iterator[bytes]:
        depth = 0
        while True:
            yield from self._run(_OUTSIDE)
            byte = self.take()
            yield byte
            if not byte:
                raise JsonCut
            if byte == b'"':
                yield from self._rest_of_string()
                continue
            depth += 1 if byte in _OPENING else -1
            if depth <= 0:
                return

    def _rest_of_string(self) -> Iterator[bytes]:
        while True:
            yield from self._run(_INSIDE)
            byte = self.take()
            yield byte
            if not byte:
                raise JsonCut
            if byte == b'"':
                return
            yield self.take()  # What a backslash at the end of a chunk escapes.

    def _run(self, pattern: re.Pattern[bytes]) -> Iterator[bytes]:
        """Take what matches, over chunks."""
        while self._has_more():
            match = pattern.match(self._data, self._at)
            piece = match[0] if match else b""
            self._at += len(piece)
            yield piece
            if self._at < len(self._data):
                return

    def _has_more(self) -> bool:
        if self._at < len(self._data):
            return True
        self._data, self._at = self._stream.read(_CHUNK_BYTES), 0
        return bool(self._data)
