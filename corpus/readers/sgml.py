"""SGML of TREC and Gigaword: records between <DOC> and </DOC>, well-formed or not.

Paragraphs are lines of the body; the lines that they are wrapped into are not.
"""

import re
from collections.abc import Iterator

from corpus.document import Record, Skipped
from corpus.inputs import Input
from corpus.readers.gigaword import complete
from corpus.readers.markup.roots import skip_prolog
from corpus.readers.tagged import RecordTags, read_tagged

NAME = "SGML"
SUFFIXES = (".sgm", ".sgml", ".txt", ".xml")

_NEAR = 4000
# Behind nothing but tags: a wrapper of any name may be around all.
_FIRST = re.compile(r"(?:\s*<[^<>]{0,200}>)*?\s*<DOC(?:NO|ID)?(?:\s[^<>]{0,2000})?>", re.IGNORECASE)
_TAGS = RecordTags(
    record="doc",
    start=re.compile(r"<DOC(?:\s[^<>]{0,2000})?>", re.IGNORECASE),
    ids=frozenset(("docno", "docid")),
)


def recognizes(head: bytes) -> bool:
    """Say whether a <DOC> stands behind nothing but other tags."""
    return b"<" in head and bool(_FIRST.match(skip_prolog(head)[:_NEAR]))


def read(source: Input) -> Iterator[Record | Skipped]:
    """Yield the article of every record, or why there is none."""
    for outcome in read_tagged(source, _TAGS):
        yield complete(outcome)
