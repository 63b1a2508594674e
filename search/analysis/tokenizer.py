"""Cuts a text into words; offsets index the original text.

A word begins with a letter or digit and keeps the marks, tatweel and invisible controls that are
inside it, so that vocalised Arabic is never shredded. Underscores part words (hashtags), and a
number keeps its separators: 3.5, 1,200, ٣٫٥ are one token each.
"""

import re
from collections.abc import Iterator

from search.analysis.letters import (
    ARABIC_DECIMAL,
    ARABIC_THOUSANDS,
    CARRIED_MARKS,
    CONTROLS,
    MARKS,
    SPACED_FORMS,
    TATWEEL,
)
from search.analysis.tokens import Span, Token

LETTER = rf"[^\W_{TATWEEL}{CARRIED_MARKS}{SPACED_FORMS}]"
INNER = rf"[^\W_{SPACED_FORMS}]|[{MARKS}]"
SEPARATOR = rf"[.,{ARABIC_DECIMAL}{ARABIC_THOUSANDS}]"
_NUMBER = (
    rf"(?<!\d{SEPARATOR})\d+(?:[,{ARABIC_THOUSANDS}]\d{{3}})*(?:{SEPARATOR}\d+)?"
    rf"(?!{SEPARATOR}?\d|{LETTER})"
)
_WORD = rf"{LETTER}(?:{INNER})*(?:[{CONTROLS}]+(?:{INNER})+)*"
PATTERN = rf"{_NUMBER}|{_WORD}"
_TOKEN = re.compile(PATTERN)


def find_words(text: str) -> list[tuple[str, Span]]:
    """Return the words of a short text in order, each with where it begins and ends.

    What `tokenize` yields, in half of the time.
    """
    return [(match[0], match.span()) for match in _TOKEN.finditer(text)]


def tokenize(text: str) -> Iterator[Token]:
    """Yield the words of `text` in order.

    `[token.surface for token in tokenize("كُتّابُ الـرواية؟")] == ["كُتّابُ", "الـرواية"]`
    """
    for position, match in enumerate(_TOKEN.finditer(text)):
        yield Token(match.group(), position, match.start(), match.end())
