"""Read bytes of a whole file in the encoding that is decided for it."""

import re

from corpus.encoding.decoded import Decoded, decode_leniently, decode_strictly
from corpus.encoding.names import UTF_8, UTF_16, keeps_ascii
from corpus.encoding.scoring import LEGACY_ENCODINGS, choose, fits
from corpus.encoding.verdict import (
    BYTE_ORDER_MARKS,
    PADDING,
    VALID_UTF_8,
    Verdict,
    count_utf_8,
    decide,
    read_plain_utf_8,
)
from corpus.errors import EncodingUnknown

# Three letters running, as no other encoding has them.
_ARABIC_UTF_8 = re.compile(rb"(?:[\xd8-\xdb][\x80-\xbf]){3}")
# Alef and lam: a text without both is rare, and to look for them is quicker.
_COMMON_UTF_8 = ("ا".encode(), "ل".encode())
_MAX_DAMAGE = 0.1


def decode(data: bytes, declared: str = "", override: str = "") -> Decoded:
    """Return the text of a whole file.

    `declared` is the encoding that the file, or who sent it, says it has: it is believed if the
    text looks so. `override` is that which the user says it has: it is used.

    Raises:
        EncodingUnknown: the bytes are binary, or text in an encoding that is not known here.
        EncodingNameUnknown: nobody knows the one that the user names.
    """
    if not override and (text := read_plain_utf_8(data)) is not None:
        return Decoded(text, UTF_8, VALID_UTF_8)
    verdict = decide(data, declared, override)
    data = data.removeprefix(BYTE_ORDER_MARKS.get(verdict.encoding, b""))
    if keeps_ascii(verdict.encoding):
        data = data.rstrip(PADDING)
    decoded = read(data, verdict, is_mixed=not override)
    if decoded.damaged > _MAX_DAMAGE * len(decoded.text) or _is_full_of_nuls(decoded.text):
        raise EncodingUnknown(f"not valid {verdict.encoding}, though {verdict.reason}")
    return decoded


def _is_full_of_nuls(text: str) -> bool:
    return text.count("\0") > len(text) // 20


def read(data: bytes, verdict: Verdict, *, is_mixed: bool = True) -> Decoded:
    """Return the text of bytes in an encoding, their damaged places shown as U+FFFD.

    Where `is_mixed`, a line that is clearly in another encoding is read in that.
    """
    if is_mixed and (text := read_plainly(data, verdict)) is not None:
        return Decoded(text, verdict.encoding, verdict.reason)
    if verdict.encoding in UTF_16 or not is_mixed:
        text, damaged = decode_leniently(data, verdict.encoding)
        return Decoded(text, verdict.encoding, verdict.reason, damaged)
    return _join([read_line(line, verdict) for line in data.splitlines(keepends=True)], verdict)


def read_plainly(data: bytes, verdict: Verdict) -> str | None:
    """Return the text if every byte can be read and none speaks for another encoding, else None."""
    if verdict.encoding not in (UTF_8, *UTF_16) and _has_arabic_utf_8(data):
        return None
    return decode_strictly(data, verdict.encoding)


def read_line(line: bytes, verdict: Verdict) -> Decoded:
    """Return the text of one line of a file, in another encoding than the file's if it must be."""
    if verdict.encoding == UTF_8:
        text = decode_strictly(line, UTF_8)
        other = "" if text is not None else _other_than_utf_8(line)
    else:
        other = _other_than(line, verdict.encoding)
    if other:
        text, damaged = decode_leniently(line, other)
        reason = f"this line is, though the file is {verdict.encoding}"
        return Decoded(text, other, reason, damaged)
    text, damaged = decode_leniently(line, verdict.encoding)
    return Decoded(text, verdict.encoding, verdict.reason, damaged)


def _has_arabic_utf_8(data: bytes) -> bool:
    return any(letter in data for letter in _COMMON_UTF_8) and bool(_ARABIC_UTF_8.search(data))


def _other_than_utf_8(line: bytes) -> str:
    """Return the encoding of a line that is not UTF-8, "" where it is but damaged."""
    good, odd = count_utf_8(line)
    choice = choose(line) if odd > good else None
    return choice.encoding if choice else ""


def _other_than(line: bytes, encoding: str) -> str:
    """Return the encoding of a line that is clearly not the legacy one of its file, else ""."""
    if line.isascii():
        return ""
    if _has_arabic_utf_8(line) and decode_strictly(line, UTF_8) is not None:
        return UTF_8
    if encoding not in LEGACY_ENCODINGS or fits(line, encoding):
        return ""
    choice = choose(line)
    return choice.encoding if choice and choice.encoding != encoding else ""


def _join(lines: list[Decoded], verdict: Verdict) -> Decoded:
    others: dict[str, int] = {}
    for line in lines:
        if line.encoding != verdict.encoding:
            others[line.encoding] = others.get(line.encoding, 0) + 1
    return Decoded(
        "".join(line.text for line in lines),
        verdict.encoding,
        verdict.reason,
        sum(line.damaged for line in lines),
        tuple(sorted(others.items())),
    )
