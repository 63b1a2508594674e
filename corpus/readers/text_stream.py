"""Inputs that are cut into pieces before they are decoded: lines, or records between brackets."""

import io
from dataclasses import dataclass

from corpus.encoding import Decoded, LineDecoder, TextInput, open_text
from corpus.encoding.names import UTF_8
from corpus.encoding.verdict import BYTE_ORDER_MARKS
from corpus.errors import EncodingUnknown
from corpus.inputs import Input


@dataclass(frozen=True, slots=True)
class TextStream:
    """Bytes in which ASCII stands for itself, and who decodes the pieces of them.

    `recoded` is the text behind the bytes where they are not those of the file.
    """

    stream: io.BufferedIOBase
    decoder: LineDecoder
    recoded: TextInput | None = None

    def decode(self, piece: bytes) -> Decoded:
        """Return the text of a piece.

        Raises:
            EncodingUnknown: nothing is known of the file yet, and this piece is no known text.
        """
        return self.decoder.decode(piece)

    def take_notes(self) -> tuple[str, ...]:
        """Return what was odd where the bytes of the file became these, since it was last asked."""
        return self.recoded.take_notes() if self.recoded else ()


def open_pieces(source: Input) -> TextStream:
    """Return an input as pieces of text are cut from it; a byte order mark is gone."""
    try:
        text = open_text(source)
    except EncodingUnknown:
        # The first pieces are broken; each says so for itself.
        return TextStream(source.stream, LineDecoder())
    if not text.keeps_ascii:
        return TextStream(text.as_utf_8(), LineDecoder(), text)
    if source.head.startswith(BYTE_ORDER_MARKS[UTF_8]):
        source.stream.read(len(BYTE_ORDER_MARKS[UTF_8]))
    decoder = LineDecoder(override=source.options.encoding)
    decoder.take(text.verdict)
    return TextStream(source.stream, decoder)
