"""Keys of folded stems: two stems with an equal key may be one word in two spellings.

A key only proposes; the archive decides whether the two are used alike. Stems with letters other
than Arabic have no key, which is the empty string.
"""

from search.analysis.affixes import ROOTS

FIRST, LAST = "ء", "ي"
"""The folded Arabic letters are between these."""
WEAK = "اويء"
"""What stands for a long vowel or for a hamza on any seat."""
SEATS = "ءوي"
"""What a hamza may be folded to."""

MIN_SPELLED = 4
"""Letters of a stem below which سير and سور would be one spelling."""
MIN_SLIPPED = 5
"""Letters of a stem from which ظ and ض, and a letter typed twice, are taken for slips."""
MIN_NAME = 4
"""Letters of a name's key: of three, كتاب and كاتب would be one name."""

SOUNDS = {"غ": "ك", "ج": "ك", "ق": "ك", "ط": "ت", "ص": "س"}
"""Letters that papers choose between for one foreign sound; ڤ and پ fold to ف and ب before."""
RADICAL = "."
DERIVED = tuple(
    "... .... م... ت... ن... س... ب... ل... ف... ك... .ت.. ست... مت... من... م.ت.. مست...".split()
)
"""The firm letters of Arabic patterns and of clitics before them, RADICAL for those of the root."""


def is_arabic(stem: str) -> bool:
    """Say whether all letters of a stem are Arabic."""
    return all(FIRST <= letter <= LAST for letter in stem)


def spelling_key(stem: str) -> str:
    """Return what is left of a stem without the choices that Arabic spelling leaves open.

    These are the seat of a hamza behind an alef or before و (مسئول, مسوول; ابناي, ابناو), a hamza
    or yeh at the end, and in longer stems ظ for ض and a letter twice.

    `spelling_key(fold("مسؤول")) == spelling_key(fold("مسئول")) == spelling_key(fold("مسءول"))`
    """
    if len(stem) == MIN_SPELLED - 1 and stem[-1] == "ا" and is_arabic(stem):
        return stem  # لقا, of لقائه, is لقاء
    if len(stem) < MIN_SPELLED or not is_arabic(stem):
        return ""
    is_long = len(stem) >= MIN_SLIPPED
    key = " "
    for letter, before, behind in zip(stem, " " + stem, stem[1:] + " ", strict=False):
        kept = "ض" if is_long and letter == "ظ" else letter
        is_merged = letter in SEATS and behind == "و"
        is_lost = letter == "ء" and before in "وي"
        is_doubled = is_long and kept == key[-1]
        if letter in SEATS and before == "ا":
            key += "ء"
        elif not (is_merged or is_lost or is_doubled):
            key += kept
    key = key[1:].rstrip("ءي")
    return key if len(key) >= MIN_SPELLED - 1 else ""


def name_key(stem: str) -> str:
    """Return the consonants of a foreign name as one of the sounds that they may be written for.

    Vowels behind the first letter, doubled letters, the ت of تش and a final ن behind a vowel, which
    a stem keeps or not, do not count. A stem that is an Arabic pattern of a root in the dictionary
    is no foreign name.

    `name_key("نتنياهو") == name_key("نتانياهو") == "نتنه"`
    """
    if not is_arabic(stem) or is_derived(stem):
        return ""
    if len(stem) > 1 and stem[-1] == "ن" and stem[-2] in WEAK:
        stem = stem[:-1]
    key, before = "", ""
    for place, letter in enumerate(stem):
        sound = SOUNDS.get(letter, letter)
        if place and letter in WEAK:
            before = ""
        elif sound != before and stem[place : place + 2] != "تش":
            key += sound
            before = sound
    return key if len(key) >= MIN_NAME else ""


def is_derived(stem: str) -> bool:
    """Say whether the firm letters of a stem are an Arabic pattern of a known root."""
    firm = [letter for letter in stem if letter not in WEAK]
    for pattern in DERIVED:
        if len(pattern) == len(firm):
            pairs = list(zip(pattern, firm, strict=True))
            root = "".join(letter for place, letter in pairs if place == RADICAL)
            if root in ROOTS and all(place in (RADICAL, letter) for place, letter in pairs):
                return True
    return False
