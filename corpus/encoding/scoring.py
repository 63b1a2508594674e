"""Find the encoding in which bytes are Arabic, for general detectors do not know them apart.

The idea is to read the bytes in each and to look at what comes out: it must be Arabic nearly
throughout, and of the readings that are, the one with the likeliest letters wins.
"""

from dataclasses import dataclass

from corpus.encoding.arabic import is_arabic, is_marked, likeness, looks_arabic
from corpus.encoding.decoded import decode_leniently
from corpus.encoding.names import UTF_16_BE, UTF_16_LE, codec_of

# The commonest first: it wins where two read the same.
LEGACY_ENCODINGS = ("windows-1256", "ISO-8859-6", "MacArabic", "cp720")
# How much rarer a file in each is, in bits: it decides where there is hardly any evidence.
_RARITY_BITS = {"windows-1256": 0, "ISO-8859-6": 3, "MacArabic": 5, "cp720": 5}
SAMPLE_BYTES = 1 << 13
"""How many bytes tell an encoding."""

# A reading must be so much likelier, in bits over the whole text, to be called certain.
_CERTAIN_BITS = 8
# Letters in equal shares have -6.1; Russian, Greek, Hebrew and Chinese come out less likely.
_MIN_LIKENESS = -6.2
_DAMAGE_SHARE = 0.02
_FOREIGN_SHARE = 0.05
_ASCII = bytes(range(0x80))

_CHARACTERS = {
    name: bytes(range(256)).decode(codec_of(name), "replace") for name in LEGACY_ENCODINGS
}
# MacArabic has the brackets of ASCII twice, where others have common letters.
_TWICE = frozenset("[\\]^{|}")
_UNTELLING = {
    name: bytes(
        n for n, c in enumerate(characters) if not is_marked(c) and (n < 0x80 or c not in _TWICE)
    )
    for name, characters in _CHARACTERS.items()
}
_ARABIC = {
    name: bytes(n for n, c in enumerate(characters) if is_arabic(c))
    for name, characters in _CHARACTERS.items()
}


@dataclass(frozen=True, slots=True)
class Choice:
    """An encoding, why, and another that is nearly as likely, "" where there is none."""

    encoding: str
    reason: str
    rival: str = ""


@dataclass(frozen=True, slots=True)
class _Reading:
    """The text of a sample in an encoding, and how likely it is, in bits."""

    encoding: str
    text: str
    bits: float


def choose(data: bytes, declared: str = "") -> Choice | None:
    """Return the encoding in which bytes are Arabic, None where they are in none.

    The one that is declared is chosen if it is nearly as likely as the likeliest.
    """
    readings = _readings(_telling_part(data))
    if not readings:
        return None
    best = max(readings, key=lambda reading: reading.bits)
    near = [it for it in readings if best.bits - it.bits < _CERTAIN_BITS]
    if any(it.encoding == declared for it in near):
        return Choice(declared, "it is declared so, and is Arabic in this encoding")
    others = [it for it in near if _plain(it.text) != _plain(best.text)]
    reason = "it is not UTF-8, and is Arabic in this encoding"
    if not others:
        return Choice(best.encoding, reason)
    rival = max(others, key=lambda reading: reading.bits).encoding
    return Choice(best.encoding, f"{reason}; too short to rule out {rival}", rival)


def _plain(text: str) -> str:
    return text.replace("\xa0", " ")


def _readings(sample: bytes) -> list[_Reading]:
    size = len(sample.translate(None, _ASCII))
    return [
        _Reading(name, text, likely * size - _RARITY_BITS[name])
        for name in LEGACY_ENCODINGS
        if fits(sample, name)
        and (text := _read(sample, name)) is not None
        and (likely := _rate(sample, text, size)) >= _MIN_LIKENESS
    ]


def _rate(sample: bytes, text: str, size: int) -> float:
    made = size - (len(text) - len(text.encode("ascii", "ignore")))
    spaces = text.count(" ") - sample.count(b" ")
    # MacArabic has a space of its own, for all the spaces of a text or for none.
    is_own = spaces > sample.count(b" ")
    return likeness(text, spaces, made - spaces) if is_own else likeness(text, 0, made)


def fits(data: bytes, encoding: str) -> bool:
    """Say whether bytes that are not all ASCII are Arabic in one of `LEGACY_ENCODINGS`, quickly."""
    marked = data.translate(None, _UNTELLING[encoding])
    foreign = marked.translate(None, _ARABIC[encoding])
    return len(foreign) <= _FOREIGN_SHARE * len(marked)


def _read(sample: bytes, encoding: str) -> str | None:
    """Return the sample in an encoding if that makes it Arabic."""
    text, damaged = decode_leniently(sample, encoding)
    if damaged > _DAMAGE_SHARE * len(text) or not looks_arabic(text):
        return None
    return text


def _telling_part(data: bytes) -> bytes:
    """Return the first part of data that is not all ASCII: a page may begin with much of that."""
    for start in range(0, len(data), SAMPLE_BYTES):
        part = data[start : start + SAMPLE_BYTES]
        if not part.isascii():
            return part
    return data[:SAMPLE_BYTES]


def choose_utf_16(data: bytes) -> str:
    """Return which UTF-16 bytes without a byte order mark are Arabic in, "" where in none."""
    sample = data[: SAMPLE_BYTES & ~1]
    # Arabic letters have 06 in one byte, spaces and Latin letters 00; in other text both are rare.
    if sample.count(6) + sample.count(0) < len(sample) // 4:
        return ""
    even = sample[0::2].count(6) + sample[0::2].count(0)
    odd = sample[1::2].count(6) + sample[1::2].count(0)
    encoding = UTF_16_BE if even > odd else UTF_16_LE
    text, damaged = decode_leniently(sample[: len(sample) & ~1], encoding)
    is_text = not damaged and "\0" not in text and looks_arabic(text)
    return encoding if is_text and likeness(text) >= _MIN_LIKENESS else ""
