"""The text of a page: by its bytes where they decide, by what the page declares where not."""

import re

from corpus.encoding import Decoded, decode

_DECLARED_BYTES = 4096
_DECLARATION = re.compile(
    rb"""<(?:meta|\?xml)\s[^>]*?(?:charset|encoding)\s*=\s*["']?([\w:.-]+)""", re.I
)
# What XML forbids, and with it the makers of trees.
_CONTROLS = bytes({*range(0x20)} - {*b"\t\n\r"})
_REFERENCE = re.compile(rb"&#(?:[xX]([0-9a-fA-F]{1,12})|([0-9]{1,12}));?")
_NONCHARACTERS = tuple(character.encode() for character in "\ufffe\uffff")


def decode_page(data: bytes, charset: str = "", override: str = "") -> Decoded:
    """Return the text of a page; `charset` is what came with it, as a header of HTTP says.

    `override` is what a user knows better than anybody; nothing else is tried then.

    Servers and templates often declare what is not so; bytes that are clearly UTF-8 or Arabic in
    a known encoding are believed before any declaration.

    Raises:
        EncodingUnknown: neither the bytes nor a declaration tell.
    """
    return decode(data, charset or declared_charset(data), override)


def declared_charset(data: bytes) -> str:
    """Return the charset that a page declares in its beginning, "" where there is none."""
    match = _DECLARATION.search(data[:_DECLARED_BYTES])
    return match[1].decode("ascii", "ignore") if match else ""


def encode_markup(text: str) -> bytes:
    """Return a text in UTF-8 as parsers take it: without what no tree can hold, as NUL."""
    data = text.encode("utf-8", "replace").replace(b"\f", b" ").translate(None, _CONTROLS)
    if b"&#" in data:
        data = _REFERENCE.sub(_if_character, data)
    for noncharacter in _NONCHARACTERS:
        data = data.replace(noncharacter, b"")
    return data


def _if_character(reference: re.Match[bytes]) -> bytes:
    """Return a reference to a character that a tree can hold, nothing for another."""
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    is_text = number in (9, 10, 13) or 0x20 <= number < 0xD800 or 0xDFFF < number < 0xFFFE
    return reference[0] if is_text or 0xFFFF < number < 0x110000 else b""
