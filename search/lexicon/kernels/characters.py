"""What the compiled tokenizer knows of each character: its class, and what `spell` makes of it.

The table is filled by asking Python's own `re`, `unicodedata` and `spell`, so it cannot drift from
them. An entry is 32 bits: the character it becomes in a spelling, 0 where it is dropped, and flags.
"""

import re
import unicodedata
from functools import cache

import numpy as np

from search.analysis import spell, tokenizer
from search.analysis.letters import ARABIC_THOUSANDS, CONTROLS
from search.compiling import AnyArray

SPELLED = np.uint32((1 << 21) - 1)
"""The bits of the character that stands in the spelling."""
LETTER = np.uint32(1 << 21)
"""A word may begin with it."""
INNER = np.uint32(1 << 22)
"""A word may go on with it: a letter, a mark, tatweel."""
CONTROL = np.uint32(1 << 23)
"""A word may go on behind it."""
DIGIT = np.uint32(1 << 24)
SEPARATOR = np.uint32(1 << 25)
THOUSANDS = np.uint32(1 << 26)
"""A separator that groups digits by three."""
WHOLE = np.uint32(1 << 27)
"""A word that holds it cannot be spelled character by character: `spell` must see it whole."""

_CLASSES = (
    (tokenizer.LETTER, LETTER),
    (tokenizer.INNER, INNER),
    (f"[{CONTROLS}]", CONTROL),
    (r"\d", DIGIT),
    (tokenizer.SEPARATOR, SEPARATOR),
    (f"[,{ARABIC_THOUSANDS}]", THOUSANDS),
)
CODE_POINTS = 0x110000
_PLANES = 0x40000
"""No class has a character from here on: planes 4 to 13 are empty, 14 has tags, 15 private use."""
_BASIC = 0x10000
FAR_EAST = 0x3000
_FORMS, _FORMS_END = 0xFB50, 0xFF00
"""Below the Far East, and among the presentation forms, letters are spelled one by one. Words with
others are rare here and `WHOLE`: the table is ready sooner."""


@cache
def character_table(size: int = CODE_POINTS) -> AnyArray:
    """Return u32[size], for the first code points; what is no part of a word has 0.

    A table up to `FAR_EAST` is ready in a tenth of the time; it says of some characters that they
    can be spelled alone that the letters behind it would melt into one with what is before them.
    """
    known = min(size, _PLANES)
    characters = np.arange(known, dtype="<u4").tobytes().decode("utf-32-le", "surrogatepass")
    table = np.zeros(size, np.uint32)
    for pattern, flag in _CLASSES:
        for run in re.finditer(f"(?:{pattern})+", characters):
            table[run.start() : run.end()] |= flag
    inside = np.flatnonzero(table[:known] & (INNER | SEPARATOR))
    is_alone = (inside < FAR_EAST) | ((inside >= _FORMS) & (inside < _FORMS_END))
    alone = inside[is_alone]
    table[inside[~is_alone]] |= WHOLE
    table[alone] |= _spelled_alone([characters[code] for code in alone], _joiners(characters))
    table.flags.writeable = False
    return table


def _joiners(characters: str) -> frozenset[str]:
    """Return what NFKC may melt into the letter before it: hamzas, accents, Korean vowels."""
    decomposed = unicodedata.normalize("NFD", "\n".join(characters[:_BASIC]))
    return frozenset("".join(re.findall(r"[^\n]([^\n]+)", decomposed)))


def _spelled_alone(characters: list[str], joiners: frozenset[str]) -> AnyArray:
    """Return the `SPELLED` bits of each character.

    `WHOLE` where its spelling takes more than one character, or depends on the letter before.
    """
    lines = "\n".join(characters)
    spellings = spell(lines).split("\n")
    first = [parts[0] for parts in unicodedata.normalize("NFKD", lines).split("\n")]
    entries = [
        WHOLE if len(spelling) > 1 or start in joiners else ord(spelling or "\0")
        for spelling, start in zip(spellings, first, strict=True)
    ]
    return np.array(entries, np.uint32)
