"""Keyboard layouts as data, and what a text becomes that was typed on the wrong one.

Each layout lists what the same 35 keys give, row by row from the key left of 1, first alone, then
with shift. The Arabic layouts are Windows' 101 and 102, which differ in the place of ذ, and
Apple's; the Latin ones are the American QWERTY and the French AZERTY.
"""

from collections.abc import Iterator
from functools import cache
from itertools import product

LATIN = {
    "qwerty": (
        r"` q w e r t y u i o p [ ] \ a s d f g h j k l ; ' z x c v b n m , . /",
        r'~ Q W E R T Y U I O P { } | A S D F G H J K L : " Z X C V B N M < > ?',
    ),
    "azerty": (
        r"² a z e r t y u i o p ^ $ * q s d f g h j k l m ù w x c v b n , ; : !",
        r"~ A Z E R T Y U I O P ¨ £ µ Q S D F G H J K L M % W X C V B N ? . / §",
    ),
}
_SHIFTED = 'ّ َ ً ُ ٌ لإ إ ‘ ÷ × ؛ < > | ِ ٍ ] [ لأ أ ـ ، / : " ~ ْ } { لآ آ ’ , . ؟'
ARABIC = {
    "101": (
        r"ذ ض ص ث ق ف غ ع ه خ ح ج د \ ش س ي ب ل ا ت ن م ك ط ئ ء ؤ ر لا ى ة و ز ظ",
        _SHIFTED,
    ),
    "102": (
        r"> ض ص ث ق ف غ ع ه خ ح ج د ذ ش س ي ب ل ا ت ن م ك ط ئ ء ؤ ر لا ى ة و ز ظ",
        _SHIFTED,
    ),
    "apple": (
        r"§ ض ص ث ق ف غ ع ه خ ح ج ة \ ش س ي ب ل ا ت ن م ك ؛ ظ ط ذ د ز ر و ، . /",
        '± َ ً ُ ٌ ّ إ ‘ ÷ × ؛ } { | ِ ٍ ] [ لأ أ ـ ، / : " ~ ْ ئ ء أ إ ؤ > < ؟',
    ),
}
LIGATURE = "لا"
_LIGATURES = ("لا", "لأ", "لإ", "لآ")
MAX_LIGATURES = 3
"""Of more that are in a text only the first are read both as one key and as two."""


def to_arabic(text: str) -> list[str]:
    """Return what the keys of a text typed in Latin give on Arabic layouts, the usual one first.

    `to_arabic("hglv;.")[0] == "المركز"`
    """
    pairs = product(LATIN, ARABIC)
    return _distinct("".join(_keys(*pair).get(c, c) for c in text) for pair in pairs)


def to_latin(text: str) -> list[str]:
    """Return what the keys of a text typed in Arabic give on Latin layouts, the usual one first.

    A لا may have been one key or two, so that a text may have several readings.

    `to_latin("سغقهش")[0] == "syria"`
    """
    readings = (
        "".join(_letters(latin, arabic).get(key, key) for key in keys)
        for latin, arabic in product(LATIN, ARABIC)
        for keys in _pressed(text)
    )
    return _distinct(reading.lower() for reading in readings)


def _distinct(texts: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(texts))


@cache
def _keys(latin: str, arabic: str) -> dict[str, str]:
    """Return what each character of a Latin layout is on an Arabic one."""
    rows = zip(LATIN[latin], ARABIC[arabic], strict=True)
    keys = [zip(ours.split(), theirs.split(), strict=True) for ours, theirs in rows]
    return {ours: theirs for row in keys for ours, theirs in row}


@cache
def _letters(latin: str, arabic: str) -> dict[str, str]:
    """Return what each key of an Arabic layout is on a Latin one; the plain key goes before."""
    return {theirs: ours for ours, theirs in reversed(_keys(latin, arabic).items())}


def _pressed(text: str) -> Iterator[list[str]]:
    """Yield the keys that a text may have been typed with, ligatures as single keys first."""
    pieces: list[str] = []
    places: list[int] = []
    position = 0
    while position < len(text):
        width = 2 if text[position : position + 2] in _LIGATURES else 1
        if width == 2 and len(places) < MAX_LIGATURES:
            places.append(len(pieces))
        pieces.append(text[position : position + width])
        position += width
    for choice in product((False, True), repeat=len(places)):
        parted = {place for place, is_parted in zip(places, choice, strict=True) if is_parted}
        yield [
            key
            for place, piece in enumerate(pieces)
            for key in (piece if place in parted else (piece,))
        ]
