"""The first tags of a file, whatever its encoding, its declarations and its comments."""

import re

from corpus.readers.markup.text_stream import ENCODING_MARKS

_BEFORE_ROOT = re.compile(
    r"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?:[^\[<>\"']|\"[^\"]*\"|'[^']*')*(?:\[.*?\]\s*)?>",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"<([A-Za-z_][\w.:-]*)")


def read_head(head: bytes) -> str:
    """Return the head of a file so that its tags can be read; its other letters may be wrong."""
    marked = next((name for mark, name in ENCODING_MARKS if head.startswith(mark)), "latin-1")
    return head.decode(marked, "replace").removeprefix("\ufeff")


def skip_prolog(head: bytes) -> str:
    """Return a head from its first tag on, without declarations and comments before it."""
    text, position = read_head(head), 0
    while match := _BEFORE_ROOT.match(text, position):
        position = match.end()
    return text[position:]


def root_name(head: bytes) -> str:
    """Return the name of the first tag without its prefix: "TEI" of <tei:TEI>; "" if none."""
    root = _TAG.match(skip_prolog(head))
    return root[1].rpartition(":")[2] if root else ""
