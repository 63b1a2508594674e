"""The lines of a text: how they are cut, trimmed and compared, and which may be headlines."""

import re

HEADLINE_MAX_WORDS = 25
HEADLINE_MAX_CHARACTERS = 160

# Soft hyphen, bidi controls, zero-width space and non-joiner, byte order mark. Not the zero-width
# joiner: a heh before it at the end of a line stands for «هجري».
INVISIBLE = (
    "\u00ad\u061c\u200b\u200c\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_SPACES = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x20\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_EDGES = _SPACES + INVISIBLE
# Neither text nor line break; XML and terminals choke on them.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]+")

_SENTENCE_END = re.compile(r"(?<!\.)\.[»”\"')\]]*$")


def trim(text: str) -> str:
    """Return a text without the spaces and invisible characters at its ends."""
    return text.strip(_EDGES)


def split_lines(text: str) -> list[str]:
    """Return the trimmed lines of a text, without control characters; some are empty."""
    lines = text.split("\n")
    if all(map(str.isprintable, lines)):
        # No other line ends, and no controls; Python looks for one character much faster.
        return [trim(line) for line in (lines if lines[-1] else lines[:-1])]
    return [trim(_drop_controls(line)) for line in text.splitlines()]


def _drop_controls(line: str) -> str:
    return line if line.isprintable() else _CONTROLS.sub("", line)


def one_line(text: str) -> str:
    """Return a text as one line with single spaces."""
    if not text.isprintable():
        text = " ".join(split_lines(text))
    return " ".join(trim(text).split())


def is_headline(line: str) -> bool:
    """Say whether a line has the length of a headline and does not end as running text does."""
    return (
        0 < len(line) <= HEADLINE_MAX_CHARACTERS
        and len(line.split()) <= HEADLINE_MAX_WORDS
        and not line.endswith((":", "،", "؛", ","))
        and not _SENTENCE_END.search(line)
    )
