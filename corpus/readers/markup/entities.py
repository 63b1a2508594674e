"""Character references of SGML, HTML and XML: decoded once, and kept where they are unknown."""

import re
from html import unescape
from html.entities import html5

# With its semicolon: a bare "&copy=1" is part of an address.
REFERENCE = re.compile(r"&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});")
_UNKNOWN = ("", "\ufffd")


def decode_entities(text: str) -> str:
    """Decode what is known, once: `decode_entities("&amp;lt; &x;") == "&lt; &x;"`."""
    return REFERENCE.sub(_decode, text) if "&" in text else text


def _decode(reference: re.Match[str]) -> str:
    character = find_character(reference[1])
    return reference[0] if character is None else character


def find_character(name: str) -> str | None:
    """Return what `&name;` stands for in HTML, None where it is unknown or no character."""
    if not name.startswith("#"):
        return html5.get(f"{name};")
    character = unescape(f"&{name};")
    return None if character in _UNKNOWN else character
