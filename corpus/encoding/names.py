"""The names of encodings: those we show, those that files declare, those of Python's codecs."""

import codecs

from corpus.errors import EncodingNameUnknown

UTF_8 = "UTF-8"
UTF_16_LE, UTF_16_BE = "UTF-16-LE", "UTF-16-BE"
UTF_16 = (UTF_16_LE, UTF_16_BE)

# Names that Python's codecs have, and the names by which people know them; both can be looked up.
_SHOWN = {
    "utf-8": UTF_8,
    "utf-8-sig": UTF_8,
    "utf-16-le": UTF_16_LE,
    "utf-16-be": UTF_16_BE,
    "cp1256": "windows-1256",
    "iso8859-6": "ISO-8859-6",
    "mac-arabic": "MacArabic",
    "cp1252": "windows-1252",
}
_CODECS = {"MacArabic": "mac-arabic"}
# As browsers do (Encoding Standard, WHATWG): who says Latin-1 means windows-1252.
_DECLARED = {
    "dos-720": "cp720",
    "ibm720": "cp720",
    "macarabic": "mac-arabic",
    "x-mac-arabic": "mac-arabic",
    "x-macarabic": "mac-arabic",
    "x-cp1256": "cp1256",
    "win-1256": "cp1256",
    "cp-1256": "cp1256",
    "iso-8859-6-e": "iso8859-6",
    "iso-8859-6-i": "iso8859-6",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "l1": "cp1252",
}
# Codecs of Python's that make text of text, or of nothing.
_NO_ENCODINGS = frozenset(
    ("idna", "mbcs", "oem", "punycode", "raw-unicode-escape", "undefined", "unicode-escape")
)


def find_encoding(name: str) -> str:
    """Return the name we show for an encoding, "" where it is none of text."""
    name = name.strip().lower().replace("_", "-")
    try:
        found = codecs.lookup(_DECLARED.get(name, name))
    except (LookupError, ValueError):
        return ""
    codec = found.name.replace("_", "-")
    if codec in _NO_ENCODINGS or not getattr(found, "_is_text_encoding", True):
        return ""
    return _SHOWN.get(codec, codec)


def codec_of(encoding: str) -> str:
    """Return the codec of Python's for a name that we show."""
    return _CODECS.get(encoding, encoding)


def keeps_ascii(encoding: str) -> bool:
    """Say whether ASCII is as it is in an encoding, so that lines can be cut in its bytes."""
    return "\n<".encode(codec_of(encoding), "replace") == b"\n<"


def check_encoding(name: str) -> None:
    """Refuse the name of an encoding that a user gives and nobody knows.

    Raises:
        EncodingNameUnknown: there is no such encoding.
    """
    if name and not find_encoding(name):
        raise EncodingNameUnknown(name)
