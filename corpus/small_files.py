"""Small files of plain text, read in one step: nearly every file of a tree of them.

What this gives is what `reading.read_file` gives, which asks far more questions and costs three
times as much; whatever is odd about a file is left to it.
"""

import os

from corpus.containers import tar_archive
from corpus.document import Origin, Record, Skipped
from corpus.encoding.verdict import read_plain_utf_8
from corpus.filenames import readable_name
from corpus.inputs import SourceFile
from corpus.opening import count_small_file, read_small_file
from corpus.readers import plain_text

# Behind white space, if any, no other format begins with a letter of Arabic in UTF-8, or with a
# digit and goes on in UTF-8; nor does what is packed, but for a tar.
_FIRST_BYTES = tuple(bytes([byte]) for byte in (*range(0xD8, 0xDC), *b"0123456789"))
_SPACE_BYTES = 64


def read_small(file: SourceFile) -> Record | Skipped | None:
    """Return what a file holds that is plainly one article of plain text, else None."""
    options = file.options
    if options.encoding or options.format or not _is_named_text(file.place):
        return None
    raw = read_small_file(file.name)
    if not raw or not raw[:_SPACE_BYTES].lstrip().startswith(_FIRST_BYTES):
        return None
    text = read_plain_utf_8(raw)
    if text is None or tar_archive.recognizes(raw):
        return None
    count_small_file(raw)
    return plain_text.build_article(text, raw, file.place, Origin(readable_name(file.name)))


def _is_named_text(place: str) -> bool:
    return os.path.splitext(place)[1].lower() in plain_text.SUFFIXES  # noqa: PTH122
