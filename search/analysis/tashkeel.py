"""The marks that a word is written with, letter by letter."""

import re
import unicodedata
from functools import lru_cache

from search.analysis.folding import spell
from search.analysis.letters import CONTROLS, MARKS, TATWEEL

_MARKS = frozenset(MARKS)
_NOTHING = frozenset(TATWEEL + CONTROLS)


def marks_of(word: str) -> list[frozenset[str]]:
    """Return the marks on each letter of a word as spelled.

    `marks_of("مُرّ") == [{"\\u064f"}, {"\\u0651"}]`, as sets that are frozen.
    """
    marks: list[frozenset[str]] = []
    for character in unicodedata.normalize("NFKC", word).casefold():
        if character in _MARKS:
            marks[-1:] = [frozenset().union(*marks[-1:], character)]
        elif character not in _NOTHING:
            marks.append(frozenset())
    return marks


@lru_cache(1 << 8)
def marked_letters(word: str) -> re.Pattern[str]:
    """Return the expression that finds the letters of a word with its marks, and maybe more marks.

    It is for texts in NFKC and casefolded, and finds a word inside of another one too.
    """
    unseen = f"[{MARKS}{TATWEEL}{CONTROLS}]*"
    letters = zip(spell(word), marks_of(word), strict=True)
    return re.compile(
        "".join(
            re.escape(letter) + "".join(f"(?={unseen}{mark})" for mark in sorted(marks)) + unseen
            for letter, marks in letters
        )
    )


def agrees(typed: str, written: str) -> bool:
    """Say whether a written word is spelled as typed and has all the marks that were typed."""
    if spell(typed) != spell(written):
        return False
    pairs = zip(marks_of(typed), marks_of(written), strict=False)
    return all(wanted <= marks for wanted, marks in pairs)
