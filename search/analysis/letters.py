"""Named letters and marks of Arabic script, and the tables that fold them."""

import unicodedata

from pyarabic import araby

TATWEEL: str = araby.TATWEEL
ARABIC_DECIMAL = "\N{ARABIC DECIMAL SEPARATOR}"
ARABIC_THOUSANDS = "\N{ARABIC THOUSANDS SEPARATOR}"

# A letter and the seats and look-alikes that stand for it. Alef maksura folds to yeh; PyArabic's
# own normalize_alef makes it an alef and so cannot be used.
LOOK_ALIKES: dict[str, str] = {
    araby.ALEF: araby.ALEF_HAMZA_ABOVE
    + araby.ALEF_HAMZA_BELOW
    + araby.ALEF_MADDA
    + araby.ALEF_WASLA
    + "ٲٳ",
    araby.WAW: araby.WAW_HAMZA + "ۄۆۇۈۉۋ",
    araby.YEH: araby.ALEF_MAKSURA + araby.YEH_HAMZA + "یۍێې",
    araby.HEH: araby.TEH_MARBUTA + "ەہۀۂۃھ",
    araby.KAF: "کڪگګڭ",
    araby.BEH: "پ",
    araby.JEEM: "چ",
    araby.ZAIN: "ژ",
    araby.FEH: "ڤڨ",
}


def _marks(first: int, last: int) -> str:
    """Return the combining marks between two code points."""
    return "".join(c for c in map(chr, range(first, last + 1)) if unicodedata.category(c) == "Mn")


MARKS = _marks(0x0300, 0x036F) + _marks(0x0600, 0x08FF)
"""Tashkeel, Quranic marks, the dagger alef, combining hamzas: signs on letters, not letters."""

CONTROLS = (
    "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff"
)
"""Format controls that may stand inside a word unseen: joiners, bidi controls, soft hyphens."""

DIGITS = {
    chr(zero + value): str(value)
    for zero in (ord("\N{ARABIC-INDIC DIGIT ZERO}"), ord("\N{EXTENDED ARABIC-INDIC DIGIT ZERO}"))
    for value in range(10)
}
"""Eastern and Persian digits and their ASCII twins."""

_PRESENTATION_FORMS = {
    c: unicodedata.normalize("NFKC", c) for c in map(chr, [0x037A, *range(0xFB50, 0xFF00)])
}
SPACED_FORMS = "".join(c for c, plain in _PRESENTATION_FORMS.items() if " " in plain)
"""Presentation forms that are no letter: lone marks on a space, whole formulas such as \ufdfa."""

CARRIED_MARKS = "".join(c for c, plain in _PRESENTATION_FORMS.items() if plain[0] == TATWEEL)
"""Presentation forms of marks on a tatweel: inside a word, never a word."""
