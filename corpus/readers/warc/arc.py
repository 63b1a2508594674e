"""The records of an ARC file, the older form of web archives: one line of fields, then content."""

import io
import re
from collections.abc import Iterator

from corpus.readers.warc.records import Capture, Damaged, read_content

MAGIC = b"filedesc://"

_MAX_LINE_BYTES = 64 * 1024
_MIN_FIELDS = 5
_LENGTH = re.compile(r"[0-9]{1,18}")
_DAMAGED = "damaged record: no record begins here"


def iter_records(stream: io.BufferedIOBase) -> Iterator[Capture | Damaged]:
    """Yield every record; behind a line that opens none nothing is found any more."""
    while line := stream.readline(_MAX_LINE_BYTES):
        if not line.strip():
            continue
        fields = line.decode("utf-8", "replace").split()
        url, length = fields[0], fields[-1]
        if len(fields) < _MIN_FIELDS or not _LENGTH.fullmatch(length):
            yield Damaged(_DAMAGED)
            return
        is_page = url.startswith("http")
        content = read_content(stream, int(length), is_page)
        if isinstance(content, Damaged):
            yield content
        else:
            yield Capture("response" if is_page else "", url, "application/http", content)
