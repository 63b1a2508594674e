"""Read the text of an input as it streams in, for readers of CSV and XML."""

import codecs
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.encoding.decoded import REPLACEMENT, Decoded, decode_leniently
from corpus.encoding.line_decoder import LineDecoder
from corpus.encoding.names import UTF_8, codec_of, keeps_ascii
from corpus.encoding.verdict import BYTE_ORDER_MARKS, Verdict, decide
from corpus.encoding.whole import read_plainly
from corpus.errors import EncodingUnknown, StreamUnreadable

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

    from corpus.inputs import Input

BLOCK_BYTES = 1 << 16
MAX_PIECE_BYTES = 1 << 20
"""A line is decoded whole up to this length."""
MAX_LINE_CHARACTERS = 1 << 24
"""A line that is longer comes in parts."""


def open_text(source: "Input", declared: str = "") -> "TextInput":
    """Return the text of an input, its encoding decided by the head.

    `declared` is the encoding that the input, or who sent it, says it has.

    Raises:
        EncodingUnknown: the head is binary, or text in an encoding that is not known here.
    """
    override = source.options.encoding
    return TextInput(source.stream, decide(source.head, declared, override), declared, override)


class TextInput:
    """A text that is decoded as it is read, in bounded memory, with notes on what was odd.

    Take its lines, or pieces of many lines by `read`, or its bytes by `as_utf_8`: one of the three.
    `keeps_ascii` says whether ASCII is as it is in the encoding, so that lines can be cut in bytes.
    """

    def __init__(
        self, stream: io.BufferedIOBase, verdict: Verdict, declared: str = "", override: str = ""
    ) -> None:
        self._stream = stream
        self._is_overridden = bool(override)
        self._lines = LineDecoder(declared, override)
        self._lines.verdict = verdict
        self.keeps_ascii = keeps_ascii(verdict.encoding)
        self._damaged = 0
        self._odd: dict[str, None] = {}
        self._pieces = self._decode()

    @property
    def verdict(self) -> Verdict:
        """Return the encoding of the input as far as it is known, and why."""
        return self._lines.verdict

    def __iter__(self) -> Iterator[str]:
        """Yield the lines with their ends."""
        rest = ""
        for piece in self._pieces:
            for line in io.StringIO(rest + piece, newline=""):
                rest = line
                if line.endswith(("\n", "\r")) or len(line) > MAX_LINE_CHARACTERS:
                    yield line
                    rest = ""
        if rest:
            yield rest

    def read(self) -> str:
        """Return the next piece of the text, "" at its end."""
        return next(filter(None, self._pieces), "")

    def as_utf_8(self) -> io.BufferedReader:
        """Return the text as a stream of bytes in UTF-8, for parsers that want bytes."""
        return io.BufferedReader(_Utf8(self), BLOCK_BYTES)

    def take_notes(self) -> tuple[str, ...]:
        """Return the notes of the text that was given since they were last taken."""
        file = Decoded("", self.verdict.encoding, self.verdict.reason, self._damaged)
        notes = tuple(dict.fromkeys((*self._odd, *file.notes)))
        self._damaged, self._odd = 0, {}
        return notes

    def _decode(self) -> Iterator[str]:
        decoded = self._decode_lines() if self.keeps_ascii else self._decode_wide()
        for each in decoded:
            self._damaged += each.damaged
            if each.encoding != self.verdict.encoding:
                self._odd |= dict.fromkeys(Decoded("", each.encoding, each.reason).notes)
            yield each.text

    def _decode_lines(self) -> Iterator[Decoded]:
        for block in _cut(self._stream):
            text = self._read_plainly(block)
            if text is not None:
                yield Decoded(text, self.verdict.encoding, self.verdict.reason)
            else:
                yield from map(self._decode_line, block.splitlines(keepends=True))

    def _read_plainly(self, block: bytes) -> str | None:
        if self._is_overridden or not (self.verdict.is_certain or block.isascii()):
            return None
        return read_plainly(block, self.verdict)

    def _decode_line(self, line: bytes) -> Decoded:
        try:
            return self._lines.decode(line)
        except EncodingUnknown:
            # The head was text, so this is; what cannot be read of it is shown.
            text, damaged = decode_leniently(line, UTF_8)
            return Decoded(text, UTF_8, "", damaged)

    def _decode_wide(self) -> Iterator[Decoded]:
        make = codecs.getincrementaldecoder(codec_of(self.verdict.encoding))
        decoder, without = make("replace"), make("ignore")
        mark = BYTE_ORDER_MARKS.get(self.verdict.encoding, b"")
        block = self._stream.read(BLOCK_BYTES).removeprefix(mark)
        while block:
            yield self._decode_block(block, decoder, without)
            block = self._stream.read(BLOCK_BYTES)
        yield self._decode_block(b"", decoder, without)

    def _decode_block(
        self, block: bytes, decoder: codecs.IncrementalDecoder, without: codecs.IncrementalDecoder
    ) -> Decoded:
        text = decoder.decode(block, final=not block)
        damaged = text.count(REPLACEMENT)
        damaged -= without.decode(block, final=not block).count(REPLACEMENT)
        return Decoded(text, self.verdict.encoding, self.verdict.reason, damaged)


def _cut(stream: io.BufferedIOBase) -> Iterator[bytes]:
    """Yield the bytes of a stream, cut behind lines where these are not too long.

    Where it breaks off, all before that is given first.
    """
    rest = stream.read(len(BYTE_ORDER_MARKS[UTF_8])).removeprefix(BYTE_ORDER_MARKS[UTF_8])
    try:
        while block := stream.read1(BLOCK_BYTES):
            rest += block
            end = rest.rfind(b"\n") + 1
            if not end and len(rest) >= MAX_PIECE_BYTES:
                end = _end_of_character(rest)
            if end:
                yield rest[:end]
                rest = rest[end:]
    except StreamUnreadable:
        yield rest
        raise
    if rest:
        yield rest


def _end_of_character(data: bytes) -> int:
    """Return where the last character of UTF-8 begins if it may not be whole."""
    for place in range(len(data) - 1, max(0, len(data) - 4), -1):
        if data[place] < 0x80:
            break
        if data[place] >= 0xC0:
            return place
    return len(data)


class _Utf8(io.RawIOBase):
    """The pieces of a text as bytes."""

    def __init__(self, text: TextInput) -> None:
        self._text = text
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        self._rest = self._rest or self._text.read().encode(errors="replace")
        view = memoryview(buffer).cast("B")
        count = min(len(view), len(self._rest))
        view[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count
