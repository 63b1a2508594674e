"""Tells whether bytes that no name speaks of are an Arabic text."""

import re

from corpus.encoding import decode
from corpus.encoding.names import UTF_16_BE, UTF_16_LE
from corpus.encoding.verdict import BYTE_ORDER_MARKS
from corpus.errors import EncodingUnknown

_ARABIC_LETTER = re.compile("[\u0620-\u064a\u0671-\u06d3]")
# A headline has more; a list of numbers, a formula, a name in passing have fewer.
_LEAST_LETTERS = 20
# A byte of padding is a letter in windows-1256.
_LEAST_DISTINCT = 6
_ARABIC_SHARE = 0.5
# What begins so is data or markup of a kind that no reader knows.
_NOT_PROSE = tuple("<{[#%\\")
_SPACE = re.compile(rb"\s\S*\Z")
# What people lay beside their articles, without a suffix.
_APART = frozenset("readme license licence copying changelog makefile index manifest".split())


def is_named_apart(name: str) -> bool:
    """Say whether a file without a suffix is by its name about the others."""
    return name.casefold() in _APART


def is_arabic_text(head: bytes) -> bool:
    """Say whether these are the first bytes of a text most of whose letters are Arabic."""
    try:
        text = decode(_whole_words(head)).text.strip()
    except EncodingUnknown:
        return False
    arabic = _ARABIC_LETTER.findall(text)
    letters = sum(map(str.isalpha, text))
    return (
        len(arabic) >= max(_LEAST_LETTERS, _ARABIC_SHARE * letters)
        and len(set(arabic)) >= _LEAST_DISTINCT
        and not text.startswith(_NOT_PROSE)
    )


def _whole_words(head: bytes) -> bytes:
    """Return bytes up to a space: a character cut in two would make them another encoding."""
    if head.startswith((BYTE_ORDER_MARKS[UTF_16_LE], BYTE_ORDER_MARKS[UTF_16_BE])):
        return head[: len(head) & ~1]
    return _SPACE.sub(b"", head) or head
