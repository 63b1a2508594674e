"""HTML pages: one file an article, freed from the page around it."""

import re
from collections.abc import Iterator

from corpus.document import Record, Skipped
from corpus.filenames import name_folders
from corpus.inputs import Input
from corpus.readers.html_pages.page import Place, read_page
from corpus.streams import read_whole

NAME = "HTML"
SUFFIXES = (".html", ".htm", ".xhtml")

_BEGINNING_BYTES = 1024
# UTF-16 has NULs between the letters.
_OPENING = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html[\s>])",
    re.IGNORECASE | re.DOTALL,
)


def recognizes(head: bytes) -> bool:
    """Say whether a document type or an element says at the beginning that it is HTML."""
    beginning = head[:_BEGINNING_BYTES].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    return _OPENING.match(beginning) is not None


def read(source: Input) -> Iterator[Record | Skipped]:
    """Yield the article of the page; folders name source and section where the page does not."""
    data = read_whole(source.stream)
    if data:
        yield read_page(
            data, Place(source.origin, source.options, name_folders(str(source.relative)))
        )
