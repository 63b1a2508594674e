"""Two steps from a written word to what is compared: its spelling, then its folded form.

The order matters: NFKC on the whole word first (presentation forms, decomposed hamzas), then
case, then letters, marks, tatweel and controls. Stripping marks before NFKC would lose a hamza
that is written as a mark, and before case the dot of İ, which case makes a mark.
"""

import re
import unicodedata

from search.analysis.letters import (
    ARABIC_DECIMAL,
    ARABIC_THOUSANDS,
    CONTROLS,
    DIGITS,
    LOOK_ALIKES,
    MARKS,
    TATWEEL,
)

_INVISIBLE = dict.fromkeys(map(ord, MARKS + TATWEEL + CONTROLS))
_LETTERS = {ord(seat): letter for letter, seats in LOOK_ALIKES.items() for seat in seats}
_SIGNS = {ord(ARABIC_DECIMAL): ".", ord(ARABIC_THOUSANDS): ","}
_FOLD = _LETTERS | str.maketrans(DIGITS) | _SIGNS | _INVISIBLE
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_COMMA_DECIMAL = re.compile(r"\d+,\d+")


def spell(word: str) -> str:
    """Return the word as spelled: hamzas, ة and ى kept; marks, tatweel and case dropped.

    `spell("الأَمـــيركيّة") == "الأميركية"`
    """
    return unicodedata.normalize("NFKC", word).casefold().translate(_INVISIBLE)


def fold(word: str) -> str:
    """Return the folded form under which a word is indexed; folding twice changes nothing.

    `fold("إسلامُ") == "اسلام"`, `fold("مدرسةٌ") == "مدرسه"`, `fold("١٬٢٠٠") == "1200"`
    """
    folded = unicodedata.normalize("NFKC", word).casefold().translate(_FOLD)
    return _fold_number(folded) if "," in folded else folded


def _fold_number(word: str) -> str:
    """Drop the commas that group thousands; a decimal comma becomes a point."""
    if _GROUPED.fullmatch(word):
        return word.replace(",", "")
    return word.replace(",", ".") if _COMMA_DECIMAL.fullmatch(word) else word


def fold_label(label: str) -> str:
    """Return the key under which labels such as section names are the same label."""
    return " ".join(fold(label).split())
