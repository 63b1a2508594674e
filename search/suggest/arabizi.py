"""Names in Latin letters and words in Arabizi, read as forms that the archive has.

Nothing is translated: Damascus does not become دمشق, for no letter of it would.
"""

import heapq
import math
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from search.analysis import fold, is_stop
from search.suggest.sounds import CLASS_OF, FINAL_H, LONGEST_UNIT, UNITS, latin_skeletons
from search.suggest.vocabulary import Known, Vocabulary

UNWRITTEN = {"ا": 0.9, "و": 0.8, "ي": 0.8, "ع": 0.9, "ء": 0.3}
"""What an Arabic letter costs that the Latin text has not."""
UNWRITTEN_END = 0.5
"""The same for a ة."""
REPEATED = 0.1
ARTICLE = 0.3
"""What it costs that the archive writes a name with ال and the Latin text without."""
AFTER_CONSONANT = 0.8
"""More for an h that is read by itself behind a letter which it makes another: dh, kh, sh."""
INNER_H = 1.0
"""More for a vowel that is read as ة anywhere but at the end."""
SILENT_END = 0.8
"""More for a vowel at the end that Arabic would not write."""
WORST = 2.3
"""A reading that costs more is none."""
NATS, LONG = 3.0, 6
"""What a cost of 1 is in nats. In longer names it is less, for few forms have so many consonants in
this order by chance."""
MIN_LETTERS = 3
MAX_LETTERS = 32
"""A longer word is no name; all its readings would take long to weigh."""
CANDIDATES = 4
READ = 200
"""How many of the most frequent forms with the right consonants are read letter by letter."""

_APOSTROPHES = str.maketrans("’‘ʼ`´", "'" * 5)
_JOINTS = re.compile(r"-|(?<=^[ae]l)\s+")
_LATIN = re.compile(r"(?=.*[a-z])[a-z0-9']+")
_SPOKEN = re.compile(r"[aeiouy0-9]")
_GOD = re.compile(r"^([a-z0-9']{3,}?)(?:[aeou]?l[-]?l?[aeo]h)$")
GOD = "الله"


def plain_latin(text: str) -> str:
    """Return a chunk in lower case without hyphens and accents; "" where it is no Latin word."""
    letters = unicodedata.normalize("NFD", fold(text.strip(".,;:!?"))).translate(_APOSTROPHES)
    folded = _JOINTS.sub("", "".join(c for c in letters if not unicodedata.combining(c)))
    return folded if _LATIN.fullmatch(folded) else ""


def readings(latin: str, vocabulary: Vocabulary) -> list[tuple[tuple[str, ...], float]]:
    """Return what a plain Latin word may be in Arabic, each with its cost in nats, the best first.

    A reading is one attested form, or two where the name is of God: hezbollah is حزب الله.
    """
    if not MIN_LETTERS <= len(latin) <= MAX_LETTERS or not _SPOKEN.search(latin):
        return []
    found: list[tuple[tuple[str, ...], float, int]] = [
        ((known.form,), cost, known.articles) for known, cost in _forms(latin, vocabulary)
    ]
    if parted := _GOD.match(latin):
        for known, cost in _forms(parted[1], vocabulary):
            if together := vocabulary.together(known.form, GOD):
                found.append(((known.form, GOD), cost, together))
    found = [each for each in found if not is_stop(vocabulary.written(each[0][0]))]
    found.sort(key=lambda each: (each[1] - math.log(each[2]), each[0]))
    return [(forms, cost) for forms, cost, _ in found[:CANDIDATES]]


def _forms(latin: str, vocabulary: Vocabulary) -> Iterator[tuple[Known, float]]:
    """Yield the attested forms of a name that cost little enough."""
    skeletons = [each for each in latin_skeletons(latin) if each]
    with_article = [CLASS_OF["ل"] + each for each in skeletons if each[0] != CLASS_OF["ل"]]
    sounding = vocabulary.sounding([*skeletons, *with_article])
    for known in heapq.nlargest(READ, sounding, key=lambda known: known.articles):
        cost = reading_cost(latin, known.form)
        if known.form.startswith("ال"):
            cost = min(cost, reading_cost(latin, known.form[2:]) + ARTICLE)
        if cost <= WORST:
            yield known, NATS * cost * min(1, LONG / len(latin))


@lru_cache(1 << 12)
def reading_cost(latin: str, form: str) -> float:
    """Return the least cost of reading Latin letters as an Arabic form, infinite where none is.

    `reading_cost("7", "ح") == 0`
    """
    costs = [[math.inf] * (len(form) + 1) for _ in range(len(latin) + 1)]
    costs[0][0] = 0.0
    for typed in range(len(latin) + 1):
        for written in range(len(form) + 1):
            cost = costs[typed][written]
            if cost <= WORST:
                for next_typed, next_written, more in _steps(latin, typed, form, written):
                    reached = costs[next_typed][next_written]
                    costs[next_typed][next_written] = min(reached, cost + more)
    return costs[-1][-1]


def _steps(latin: str, typed: int, form: str, written: int) -> Iterator[tuple[int, int, float]]:
    """Yield the places in both words that one unit leads to, and what it costs."""
    for length in range(1, LONGEST_UNIT + 1):
        unit = latin[typed : typed + length]
        for arabic, cost in UNITS.get(unit, ()) if len(unit) == length else ():
            # A name begins with what is heard: nothing of its first letter is left out.
            if form.startswith(arabic, written) and (arabic or typed):
                more = _odd(latin, typed, unit, arabic)
                yield typed + length, written + len(arabic), cost + more
    if 0 < typed < len(latin) and latin[typed] == latin[typed - 1]:
        yield typed + 1, written, REPEATED
    letter = form[written : written + 1]
    if letter in UNWRITTEN:
        yield typed, written + 1, UNWRITTEN[letter]
    elif letter == FINAL_H and written == len(form) - 1:
        yield typed, written + 1, UNWRITTEN_END


def _odd(latin: str, typed: int, unit: str, arabic: str) -> float:
    """Return what makes a reading of a unit odd where it stands."""
    if unit == "h" and latin[typed - 1 : typed] in tuple("cdgkpstz"):
        return AFTER_CONSONANT
    is_end = typed + 1 == len(latin)
    if not arabic and unit in tuple("aiouy") and is_end:
        return SILENT_END
    return INNER_H if arabic == FINAL_H and unit in tuple("ae") and not is_end else 0.0
