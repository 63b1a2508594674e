"""What stands before the root of an XML document: declarations that a reader must not follow."""

import re

from corpus.errors import CorpusError

_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*>", re.IGNORECASE)
_FIRST = re.compile(r"<!ENTITY|<[A-Za-z]", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE(?:[^<>\[\]]|\[[^\]]*\])*>", re.IGNORECASE)


class EntitiesDeclared(CorpusError):
    """A document declares entities: they may name files, addresses, or grow without end."""


def strip_prolog(text: str) -> str:
    """Return a document without declaration and document type.

    Raises:
        EntitiesDeclared: the document type declares entities; none of them is ever resolved.
    """
    text = _DECLARATION.sub("", text.lstrip("\ufeff \t\r\n"), count=1)
    first = _FIRST.search(text)
    if first and first[0].startswith("<!"):
        raise EntitiesDeclared("the document type declares entities; take it out to read the file")
    root = first.start() if first else 0
    return _DOCTYPE.sub("", text[:root]) + text[root:]
