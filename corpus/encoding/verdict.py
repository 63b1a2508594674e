"""Decide an encoding from bytes: those of a whole file, of its beginning, or of a line."""

import codecs
import re
from dataclasses import dataclass

from corpus.encoding.arabic import NEUTRAL
from corpus.encoding.decoded import decode_strictly
from corpus.encoding.names import UTF_8, UTF_16, UTF_16_BE, UTF_16_LE, find_encoding, keeps_ascii
from corpus.encoding.scoring import LEGACY_ENCODINGS, choose, choose_utf_16
from corpus.errors import EncodingNameUnknown, EncodingUnknown

BYTE_ORDER_MARKS = {
    UTF_8: codecs.BOM_UTF8,
    UTF_16_LE: codecs.BOM_UTF16_LE,
    UTF_16_BE: codecs.BOM_UTF16_BE,
}
PADDING = b"\0\x1a"
"""Old editors end a file with NUL or Control-Z."""

VALID_UTF_8 = "it is valid UTF-8"
_UNKNOWN = f"neither UTF-8 nor Arabic in {', '.join(LEGACY_ENCODINGS)} or UTF-16"
# A stray NUL is an accident; in UTF-16 and in binary files there are many.
_NUL_SHARE = 0.01
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\v\f\r\x1a\x1c\x1d\x1e\x1f"))
_CONTROL_SHARE = 0.1
# Without these bytes it is neither binary nor UTF-16, and has no padding.
_DOUBTFUL = _CONTROLS + PADDING
_LEAST_BYTES = 4
# So few odd bytes are damage, or a foreign name, in a text that is ASCII.
_ODD_SHARE = 0.01
_HIGH = bytes(range(0x80, 0x100))
_C1 = re.compile("[\x80-\x9f]")


@dataclass(frozen=True, slots=True)
class Verdict:
    """An encoding and how we know; one that is not certain says nothing of what follows."""

    encoding: str
    reason: str
    is_certain: bool = True


def decide(data: bytes, declared: str = "", override: str = "") -> Verdict:
    """Return how bytes are written; they may be cut off in the middle of a character.

    Raises:
        EncodingUnknown: they are binary, or text in an encoding that is not known here.
        EncodingNameUnknown: nobody knows the one that the user names.
    """
    if override:
        return _obey(data, override)
    if marked := _marked(data):
        return Verdict(marked, "it has a byte order mark")
    if wide := choose_utf_16(data):
        return Verdict(wide, "it has no byte order mark, but is Arabic in this encoding")
    _refuse_binary(data.rstrip(PADDING))
    return _decide_unmarked(data, find_encoding(declared) if declared else "")


def read_plain_utf_8(data: bytes) -> str | None:
    """Return a text that `decide` takes for UTF-8 without a doubt, None where it has to look.

    It decodes once what would be decoded twice; nearly every file of our days is such.
    """
    if len(data) < _LEAST_BYTES or data.startswith(codecs.BOM_UTF8):
        return None
    if len(data.translate(None, _DOUBTFUL)) < len(data):
        return None
    return decode_strictly(data, UTF_8)


def _obey(data: bytes, override: str) -> Verdict:
    encoding = find_encoding(override)
    if not encoding:
        raise EncodingNameUnknown(override)
    if encoding == "utf-16":
        encoding = _marked(data) if _marked(data) in UTF_16 else UTF_16_LE
    if encoding == "utf-32":
        encoding = "utf-32-be" if data.startswith(codecs.BOM_UTF32_BE) else "utf-32-le"
    return Verdict(encoding, "the user says so")


def _marked(data: bytes) -> str:
    found = (name for name, mark in BYTE_ORDER_MARKS.items() if data.startswith(mark))
    return next(found, "")


def _refuse_binary(data: bytes) -> None:
    if data.count(0) > _NUL_SHARE * len(data):
        raise EncodingUnknown("a binary file, or UTF-16 without a byte order mark: full of NULs")
    if len(data) - len(data.translate(None, _CONTROLS)) > _CONTROL_SHARE * len(data):
        raise EncodingUnknown("a binary file: full of control characters")


def _decide_unmarked(data: bytes, declared: str) -> Verdict:
    good, odd = count_utf_8(data)
    if not odd:
        return Verdict(UTF_8, VALID_UTF_8, is_certain=good > 0)
    if good > odd:
        return Verdict(UTF_8, "nearly all of it is valid UTF-8")
    if choice := choose(data, declared):
        return Verdict(choice.encoding, choice.reason, is_certain=not choice.rival)
    if declared not in ("", UTF_8) and keeps_ascii(declared) and _reads_well(data, declared):
        return Verdict(declared, "it is declared so")
    if _is_typography(data):
        return Verdict("windows-1256", "only signs are not ASCII", is_certain=False)
    if odd <= _ODD_SHARE * len(data):
        return Verdict(UTF_8, "nearly all of it is ASCII", is_certain=False)
    raise EncodingUnknown(_UNKNOWN)


def count_utf_8(data: bytes) -> tuple[int, int]:
    """Return how many characters outside ASCII are valid UTF-8, and how many bytes are not."""
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        text = data.decode(errors="ignore")
        odd = len(data) - len(text.encode())
    else:
        odd = 0
    return len(text) - len(data.translate(None, _HIGH)), odd


def _reads_well(data: bytes, encoding: str) -> bool:
    text = decode_strictly(data, encoding)
    return text is not None and not _C1.search(text)


def _is_typography(data: bytes) -> bool:
    """Say whether the quotes and dashes of an editor are all that is not ASCII."""
    return all(c in NEUTRAL for c in data.translate(None, bytes(range(0x80))).decode("cp1256"))
