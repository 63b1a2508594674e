"""Which characters a text may have in XML and in a table; others are shown as U+FFFD."""

import re

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def printable(text: str) -> str:
    """Return a text without what XML 1.0 (section 2.2) forbids: controls and lone surrogates.

    >>> printable("خبر\\x00")
    'خبر�'
    """
    return _FORBIDDEN.sub(REPLACEMENT, text)


def is_printable(text: str) -> bool:
    """Say whether a text has nothing that `printable` would replace."""
    return _FORBIDDEN.search(text) is None
