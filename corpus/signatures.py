"""How files begin that cannot be mistaken, whatever their name."""

import re

from corpus.encoding.verdict import BYTE_ORDER_MARKS

# What begins so is of the format with that suffix.
_UNMISTAKABLE = (
    (re.compile(rb"WARC/\d\.\d\r?\n"), ".warc"),
    (re.compile(rb"PAR1"), ".parquet"),
    (
        re.compile(
            # Each comment is matched once and for all: thousands of them must not be tried anew.
            rb"\s*+(?><\?xml[^>]*\?>\s*+)?(?><!--.*?-->\s*+)*+(?:<!doctype\s+html|<html)[\s>]",
            re.IGNORECASE | re.DOTALL,
        ),
        ".html",
    ),
)
# What begins so is never an article.
_FOREIGN = (
    (b"%PDF-", "a PDF document; save it as text"),
    (b"Rar!\x1a\x07", "a RAR archive; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive; unpack it first"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old document of an office program; save it as text"),
    (b"{\\rtf", "an RTF document; save it as text"),
    (b"%!PS", "a PostScript document"),
    (b"\xff\xd8\xff", "an image"),
    (b"\x89PNG\r\n\x1a\n", "an image"),
    (b"GIF87a", "an image"),
    (b"GIF89a", "an image"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\0", "a database; export its articles as JSON Lines"),
    (b"\x1f\x9d", "compressed with compress; unpack it first"),
    (b"\x04\x22\x4d\x18", "compressed with LZ4; unpack it first"),
)
_FOREIGN_BEGINNINGS = tuple(begins for begins, _ in _FOREIGN)


def unmistakable_suffix(head: bytes) -> str | None:
    """Return the suffix of the format that content is beyond doubt."""
    for encoding, mark in BYTE_ORDER_MARKS.items():
        if head.startswith(mark):
            head = _plain_ascii(head.removeprefix(mark), encoding)
            break
    return next((suffix for begins, suffix in _UNMISTAKABLE if begins.match(head)), None)


def foreign_kind(head: bytes) -> str | None:
    """Return what a file is that is never an article, with what to do about it."""
    if not head.startswith(_FOREIGN_BEGINNINGS):
        return None  # Nearly every file.
    return next((kind for begins, kind in _FOREIGN if head.startswith(begins)), None)


def _plain_ascii(head: bytes, encoding: str) -> bytes:
    return head.decode(encoding, errors="replace").encode("ascii", errors="replace")
