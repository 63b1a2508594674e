"""What Latin letters and digits of Arabizi may stand for in Arabic, and skeletons of consonants.

Two words may be the same name only if their skeletons agree: the consonants of both, a class of
letters that Latin does not keep apart for each, doubled ones once, vowels and ع left out, and a
final ه too. «ترامب», «ترمب» and trump are all "trmb".
"""

from collections.abc import Iterable
from itertools import groupby, islice, product

CLASSES = {
    "b": "ب", "t": "تط", "x": "ث", "j": "ج", "h": "حه", "o": "خ", "d": "دض", "z": "ذزظ", "r": "ر",
    "s": "سص", "c": "ش", "g": "غ", "f": "ف", "k": "قك", "l": "ل", "m": "م", "n": "ن",
}  # fmt: skip
CLASS_OF = {letter: name for name, letters in CLASSES.items() for letter in letters}
FINAL_H = "ه"
MAX_SKELETONS = 48

# What may be written for it, with a cost: 0 for the usual, about 1 for the odd.
Readings = tuple[tuple[str, float], ...]


def _readings(text: str) -> Readings:
    """Return readings written as "ت ط:.3"; "-" stands for nothing."""
    pairs = (each.partition(":") for each in text.split())
    return tuple((arabic.strip("-"), float(cost or 0)) for arabic, _, cost in pairs)


UNITS: dict[str, Readings] = {
    unit: _readings(text)
    for unit, text in {
        # Digits of Arabizi, with an apostrophe where a dot is meant.
        "2": "ء ا:.1 -:.2 ق:.8", "3": "ع", "3'": "غ", "5": "خ", "6": "ط", "6'": "ظ",
        "7": "ح", "7'": "خ", "8": "ق غ:.3", "9": "ص ق:.9", "9'": "ض",
        # Consonants.
        "b": "ب", "c": "ك ق:.6 س:.5",
        "ce": "س:.1 سي:.3 كي:.6", "ck": "ك", "ch": "ش تش:.3 ك:.9 خ:.9", "d": "د ض:.3",
        "dh": "ذ:.1 ظ:.2 ض:.3 ده:.8", "dj": "ج", "f": "ف", "g": "غ:.1 ج:.2 ق:.5 ك:.6",
        "gh": "غ غه:.9", "h": "ه ح:.1 -:.8", "j": "ج", "k": "ك ق:.3", "kh": "خ كه:.9", "l": "ل",
        "m": "م", "n": "ن", "ng": "نغ:.1 نج:.1 ن:.2 نك:.5", "p": "ب", "ph": "ف", "q": "ق ك:.5",
        "r": "ر", "s": "س ص:.3 ز:.8",
        "sh": "ش سه:.9", "sch": "ش", "t": "ت ط:.3", "tch": "تش", "th": "ث ذ:.4 ت:.5 ته:.9",
        "v": "ف", "w": "و", "x": "كس", "z": "ز ظ:.4 ذ:.4 تس:.9", "zh": "ج:.2 ز:.5",
        # Vowels: the short ones are seldom written.
        "a": "ا:.2 -:.4 ه:.5 ع:.5 عا:.6 ي:.6", "e": "-:.3 ي:.3 ا:.5 اي:.5 ع:.7 ه:.9",
        "i": "ي:.2 -:.4 ا:.6 اي:.4 ع:.7 عي:.8", "aa": "ا عا:.3 اع:.4 ع:.5",
        "ae": "اع:.1 اي:.2 ا:.4",
        "o": "و:.2 او:.3 -:.6 ع:.6 ا:.9", "u": "و:.2 -:.4 او:.3 ا:.6 يو:.4",
        "y": "ي:.1 -:.8 و:.8 اي:.5",
        "ee": "ي", "ie": "ي:.2", "oo": "و", "ou": "و", "ai": "اي:.1 ي:.2 اع:.3 ا:.6",
        "ay": "اي:.1 ي:.2",
        "ei": "ي:.1 اي:.2 عي:.4", "ey": "ي:.1 اي:.2", "au": "او:.1 و:.3", "aw": "او:.1 و:.3",
        "ow": "او:.2 و:.2", "'": "-:.1 ء:.1 ع:.1",
    }.items()
}  # fmt: skip
LONGEST_UNIT = max(map(len, UNITS))


def skeleton(form: str) -> str:
    """Return the skeleton of an Arabic form; letters of other scripts are left out."""
    trimmed = form[:-1] if form.endswith(FINAL_H) else form
    return _once(CLASS_OF.get(letter, "") for letter in trimmed)


def latin_skeletons(latin: str) -> list[str]:
    """Return the skeletons that a word in Latin letters may have, the usual first; few at most."""
    trimmed = latin[:-1] if latin.endswith("h") and latin[-2:-1] in "aeiou" else latin
    choices = [_skeletons_of(UNITS[unit]) for unit in _units(trimmed) if unit in UNITS]
    found = map(_once, product(*choices))
    return list(dict.fromkeys(islice(found, MAX_SKELETONS)))


def _units(latin: str) -> list[str]:
    """Cut a word into units, the longest that fits each time."""
    units, position = [], 0
    while position < len(latin):
        lengths = range(LONGEST_UNIT, 0, -1)
        fitting = (latin[position : position + length] for length in lengths)
        units.append(next((unit for unit in fitting if unit in UNITS), latin[position]))
        position += len(units[-1])
    return units


def _skeletons_of(readings: Readings) -> list[str]:
    found = ("".join(CLASS_OF.get(letter, "") for letter in arabic) for arabic, _ in readings)
    return list(dict.fromkeys(found))


def _once(classes: Iterable[str]) -> str:
    return "".join(name for name, _ in groupby("".join(classes)))
