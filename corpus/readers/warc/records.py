"""The records of a WARC file, after ISO 28500, without a look inside them.

Written here: warcio prints what is wrong, stops at the first fault and bounds no line.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.streams import MAX_RECORD_BYTES

MAGIC = b"WARC/"
PAGES = frozenset(("response", "resource"))
"""The types of records that may be pages; the content of no other is read."""
SEGMENTS = frozenset(("continuation", "conversion"))

_MAX_LINE_BYTES = 64 * 1024
_MAX_FIELDS = 1_000
_CHUNK_BYTES = 1 << 20
_LENGTH = re.compile(r"[0-9]{1,18}")

TOO_LARGE = "the record is too large for one article"
CUT_SHORT = "the record is cut short"
_NO_RECORD = "damaged record: no record begins here"
_NO_LENGTH = "damaged record: no valid length"


@dataclass(frozen=True, slots=True)
class Capture:
    """One record: its type, the address that was visited, what kind of content, the content."""

    kind: str
    url: str = ""
    content_type: str = ""
    content: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Damaged:
    """A stretch of the file that is no record, or one that cannot be used."""

    reason: str


def iter_records(stream: io.BufferedIOBase) -> Iterator[Capture | Damaged]:
    """Yield every record; behind a damaged one the next that can be found."""
    line = _skip_blank_lines(stream)
    while line:
        if line.startswith(MAGIC):
            yield _read_record(stream)
            line = _skip_blank_lines(stream)
        else:
            yield Damaged(_NO_RECORD)
            line = _find_record(stream)


def _skip_blank_lines(stream: io.BufferedIOBase) -> bytes:
    """Return the first line that is not blank, b"" at the end."""
    while line := stream.readline(_MAX_LINE_BYTES):
        if line.strip():
            return line
    return b""


def _find_record(stream: io.BufferedIOBase) -> bytes:
    while line := stream.readline(_MAX_LINE_BYTES):
        if line.startswith(MAGIC):
            return line
    return b""


def _read_record(stream: io.BufferedIOBase) -> Capture | Damaged:
    fields = read_fields(stream)
    length = fields.get("content-length", "")
    if not _LENGTH.fullmatch(length):
        return Damaged(_NO_LENGTH)
    kind = fields.get("warc-type", "").lower()
    content = read_content(stream, int(length), kind in PAGES)
    if isinstance(content, Damaged):
        return content
    url = fields.get("warc-target-uri", "").strip("<>")
    return Capture(kind, url, fields.get("content-type", ""), content)


def read_fields(stream: io.BufferedIOBase) -> dict[str, str]:
    """Return the named fields up to a blank line, names in lower case, of each name the first."""
    fields: dict[str, str] = {}
    for _ in range(_MAX_FIELDS):
        line = stream.readline(_MAX_LINE_BYTES).strip()
        if not line:
            break
        name, _, value = line.decode("utf-8", "replace").partition(":")
        fields.setdefault(name.strip().lower(), value.strip())
    return fields


def read_content(stream: io.BufferedIOBase, length: int, wanted: bool) -> bytes | Damaged:
    """Return the content of a record, b"" where it is not wanted; the stream is behind it."""
    if wanted and length <= MAX_RECORD_BYTES:
        content = stream.read(length)
        return content if len(content) == length else Damaged(CUT_SHORT)
    while length:
        skipped = len(stream.read(min(length, _CHUNK_BYTES)))
        if not skipped:
            return Damaged(CUT_SHORT)
        length -= skipped
    return Damaged(TOO_LARGE) if wanted else b""
