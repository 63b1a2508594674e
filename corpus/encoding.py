"""Decide how a file is written: once, with the reason, and never by silent guessing.

A byte order mark is believed, then strict UTF-8, then the first legacy encoding whose reading
looks like Arabic. What none of them can read is refused; no byte is ever replaced or left out.
"""

import codecs
import re
from dataclasses import dataclass

from corpus.errors import EncodingUnknown

UTF_8 = "UTF-8"
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, UTF_8),
    (codecs.BOM_UTF16_LE, "UTF-16-LE"),
    (codecs.BOM_UTF16_BE, "UTF-16-BE"),
)
UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Tried in this order; `looks_arabic` tells them apart, so it decides little.
LEGACY_ENCODINGS = ("windows-1256",)

# Measured on whole articles: 1.0 where they are windows-1256, at most 0.84 where they are
# ISO-8859-6 or MacArabic and 0.71 where they are UTF-8.
_ARABIC_SHARE = 0.95
# Spanish in windows-1252 would pass, were its accented letters not inside Latin words.
_MIXED_WORD = re.compile(r"[A-Za-z][\u0600-\u06ff]|[\u0600-\u06ff][A-Za-z]")
_MIXED_SHARE = 0.5
# Typography and joiners say nothing of the language.
_NEUTRAL = frozenset("«»‹›“”„‘’‚–—…•°·©®™\u200c\u200d\u200e\u200f")
# Old editors end a file with NUL or Control-Z.
_PADDING = "\0\x1a"
# A stray NUL is an accident; in UTF-16 and in binary files there are many.
_NUL_SHARE = 0.01


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was written in, and how we know."""

    text: str
    encoding: str
    reason: str


def decode(data: bytes) -> Decoded:
    """Return the text of a whole file.

    Raises:
        EncodingUnknown: the bytes are binary, or text in an encoding that is not known here.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_marked(data.removeprefix(mark), encoding)
    return _decode_unmarked(data.rstrip(_PADDING.encode()))


def _decode_marked(data: bytes, encoding: str) -> Decoded:
    text = _try_decode(data, encoding)
    if text is None:
        raise EncodingUnknown(f"marked as {encoding}, but not valid {encoding}")
    return Decoded(text.rstrip(_PADDING), encoding, "it has a byte order mark")


def _decode_unmarked(data: bytes) -> Decoded:
    if data.count(0) > _NUL_SHARE * len(data):
        raise EncodingUnknown("a binary file, or UTF-16 without a byte order mark: full of NULs")
    text = _try_decode(data, UTF_8)
    if text is not None:
        return Decoded(text, UTF_8, "it is valid UTF-8")
    for encoding in LEGACY_ENCODINGS:
        text = _try_decode(data, encoding)
        if text is not None and looks_arabic(text):
            return Decoded(text, encoding, f"it is not UTF-8, and is Arabic in {encoding}")
    raise EncodingUnknown(f"neither UTF-8 nor Arabic in {' or '.join(LEGACY_ENCODINGS)}")


def _try_decode(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def looks_arabic(text: str) -> bool:
    """Say whether what lies outside ASCII in a text is Arabic, and not by accident."""
    if any(ord(character) < 0x20 and not character.isspace() for character in text):
        return False
    marked = [c for c in text if c > "\x7f" and not c.isspace() and c not in _NEUTRAL]
    arabic = sum(map(_is_arabic, marked))
    mixed = len(_MIXED_WORD.findall(text))
    return arabic > 0 and arabic >= _ARABIC_SHARE * len(marked) and mixed < _MIXED_SHARE * arabic


def _is_arabic(character: str) -> bool:
    return "\u0600" <= character <= "\u06ff"


class LineDecoder:
    """Decodes the lines of one file; the first line outside ASCII that can be read decides."""

    def __init__(self) -> None:
        self.encoding = UTF_8
        self._decided = False

    def decode(self, line: bytes) -> str:
        """Return the text of a line.

        Raises:
            EncodingUnknown: the line is not in the encoding of the file.
        """
        if self._decided or line.isascii():
            text = _try_decode(line, self.encoding)
            if text is None:
                raise EncodingUnknown(f"not valid {self.encoding}")
            return text
        decoded = decode(line)
        self.encoding, self._decided = decoded.encoding, True
        return decoded.text

    def take_utf_8(self, line: bytes) -> None:
        """Take note of a line that was found to be UTF-8 by other means."""
        self._decided = self._decided or not line.isascii()


def note_encoding(encoding: str) -> tuple[str, ...]:
    """Return the note of a record that was not written in UTF-8."""
    return () if encoding == UTF_8 else (f"read as {encoding}",)
