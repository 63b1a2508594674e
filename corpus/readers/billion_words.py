"""XML of the 1.5-billion-word corpus of Abu El-Khair, which is not well-formed.

Each record holds <ID>, <URL>, <Headline>, <Dateline> (a date) and <Text>; the tag around it is
named for the newspaper, and closed or not.
"""

import re
from collections.abc import Iterator

from corpus.document import Record, Skipped
from corpus.inputs import Input
from corpus.readers.markup.roots import read_head, root_name
from corpus.readers.tagged import RecordTags, read_tagged

NAME = "Abu El-Khair XML"
SUFFIXES = (".xml", ".sgml", ".sgm")

_FIRST_FIELD = re.compile(r"<([A-Za-z][\w.-]*)[^<>]*>\s*<(?:ID|URL|Headline)\s*>")
_FIELDS = tuple(re.compile(rf"<{name}\s*>") for name in ("URL|ID", "Headline", "Text"))


def recognizes(head: bytes) -> bool:
    """Say whether the fields of a record are there, none of which is a <DOC>."""
    if root_name(head).lower() in ("", "doc", "html", "rss", "feed"):
        return False
    text = read_head(head)
    return all(field.search(text) for field in _FIELDS)


def read(source: Input) -> Iterator[Record | Skipped]:
    """Yield the article of every record, or why there is none."""
    around = _FIRST_FIELD.search(read_head(source.head))
    record = around[1] if around else "ID"
    tags = RecordTags(
        record=record.casefold(),
        # The tag may be numbered: <Almustaqbal_1>.
        start=re.compile(rf"<{re.escape(record)}(?:_\d+)?(?:\s[^<>]{{0,2000}})?>", re.IGNORECASE),
        ids=frozenset(("id",)),
        dateline_is_date=True,
    )
    yield from read_tagged(source, tags)
