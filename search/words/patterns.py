"""Pairs of patterns that Arabic derives from one root: singular and broken plural, tense and tense.

Patterns are written as grammars do, with ف ع ل for the radicals, but folded and as stems: without
marks, hamza seats and a final ة. Every ف, ع or ل of a pattern stands for any letter. Two stems that
have a key in common share their radicals and are a known pair.
"""

from search.words.keys import WEAK, is_arabic

WEAK_RADICAL = "*"
"""Stands for a weak second radical in a key: it changes from pattern to pattern (نائب, نواب)."""

PLURALS: tuple[tuple[str, str], ...] = tuple(
    (singular, plural)
    for singular, plurals in (
        ("فعل", "افعال فعول فعال"),
        ("فعال", "فعايل"),
        ("فعيل", "فعلاء افعلاء فعال فعايل"),
        ("فعول", "فعايل"),
        ("فاعل", "فعال فواعل"),
        ("مفعل", "مفاعل"),
        ("مفعال", "مفاعيل"),
        ("مفعول", "مفاعيل"),
        ("مفعيل", "مفاعيل"),
        ("افعل", "افاعل"),
        ("افعال", "افاعيل"),
        ("افعول", "افاعيل"),
        ("افعيل", "افاعيل"),
        ("فاعول", "فواعيل"),
        ("تفعيل", "تفاعيل"),
        ("تفعال", "تفاعيل"),
        ("فعلل", "فعالل"),
        ("فعلال", "فعاليل"),
        ("فعلول", "فعاليل"),
        ("فعليل", "فعاليل"),
    )
    for plural in plurals.split()
)
"""Singular and broken plural: Wright, A Grammar of the Arabic Language, volume I, on the plural.

What stemming cuts off is cut off here. Left to the table are patterns most of whose pairs are
other words: أفعلة and أفعل (as a verb), فعل of longer words (سفير, سفر), فعلان (لبن, لبنان).
"""

AUGMENTED, BARE, FIRST_WEAK, LAST_WEAK = "ABWD"
"""What a verb loses in the imperfect: an alef in front (أعلن, استقبل), nothing, و, its last."""
IMPERFECT = "يت"
FUTURE, FUTURE_LETTERS = "س", 5
"""Before an imperfect of so few letters with it that stemming leaves the two together: ستزور."""
JOINED = "وف"
"""Clitics that stand before all kinds of words, and nothing before them. Stemming takes the weak
letter of a short perfect behind them for an ending: ودعا, فرأى."""
PARTICIPLE = "م"
MIN_NOUN = 6
"""Letters from which a stem in ا and a letter may be the noun of a verb: انتخاب, not أحزاب."""


def plural_keys(stem: str) -> tuple[str, ...]:
    """Return a key for each pair of patterns that has a part in which the stem is written.

    A key is the radicals and a letter for the pair.

    `set(plural_keys("صاروخ")) & set(plural_keys("صواريخ")) == {"صرخ…"}`, one key
    """
    keys = []
    for number, pair in enumerate(PLURALS):
        for pattern in pair:
            radicals = find_radicals(stem, pattern)
            if radicals:
                keys.append(radicals + chr(ord("A") + number))
    return tuple(keys)


def find_radicals(stem: str, pattern: str) -> str:
    """Return the radicals of a stem of this pattern, "" where it is of another.

    An alef is a radical, for a hamza, only in a stem of three letters (رأس).
    """
    if len(stem) != len(pattern) or not is_arabic(stem):
        return ""
    radicals = ""
    for letter, place in zip(stem, pattern, strict=True):
        if place in "فعل":
            if letter == "ا" and len(stem) > 3:
                return ""
            is_hollow = len(radicals) == 1 and letter in WEAK
            radicals += WEAK_RADICAL if is_hollow else letter
        elif letter != place:
            return ""
    return radicals


def verb_keys(stem: str) -> tuple[str, ...]:
    """Return the keys of a stem as the perfect of a verb, its noun, imperfect or participle.

    A key is what these share and a letter for what the imperfect loses; the vowel inside hollow
    verbs is an alef in both. Nouns and participles are those of the derived forms that tell.

    `set(verb_keys("اعلن")) & set(verb_keys("يعلن")) == {"علنA"}`
    """
    if len(stem) < 3 or not is_arabic(stem):
        return ()
    keys = [_hollow(stem[1:]) + AUGMENTED if stem[0] == "ا" else stem + BARE]
    if len(stem) == 3:
        keys += _weak_keys(stem)
    if len(stem) >= MIN_NOUN and stem[0] == "ا" and stem[-2] == "ا":
        keys.append(stem[1:-2] + stem[-1] + AUGMENTED)
    if stem[0] in IMPERFECT:
        keys += _imperfect_keys(stem[1:])
    if is_future(stem):
        keys += _imperfect_keys(stem[2:])
    if stem[0] == PARTICIPLE and len(stem) > 4:
        keys.append(stem[1:] + (BARE if stem[1] == "ت" else AUGMENTED))
    return tuple(keys)


def is_future(stem: str) -> bool:
    """Say whether a stem may be an imperfect behind س."""
    return len(stem) == FUTURE_LETTERS and stem[0] == FUTURE and stem[1] in IMPERFECT


def _weak_keys(stem: str) -> list[str]:
    """Return the keys of a perfect of three letters whose first or last may be weak or a hamza."""
    keys = [stem[1:] + LAST_WEAK] if stem[0] in JOINED else []
    if stem[0] == "و":
        keys.append(stem[1:] + FIRST_WEAK)
    if stem[0] == "ا":
        keys += [stem + BARE, "و" + stem[1:] + BARE]
    if stem[2] in WEAK:
        keys.append(stem[:2] + LAST_WEAK)
    return keys


def _imperfect_keys(rest: str) -> list[str]:
    """Return the keys of what stands behind the prefix of an imperfect."""
    if len(rest) == 2:
        # And no AUGMENTED: يمن would be the imperfect of امن. The table has أعطى and its like.
        return [rest + FIRST_WEAK, rest + LAST_WEAK]
    if len(rest) == 3 and rest[2] in WEAK:
        return [rest + BARE, rest + AUGMENTED, rest[:2] + LAST_WEAK]
    return [_hollow(rest) + BARE, _hollow(rest) + AUGMENTED]


def _hollow(rest: str) -> str:
    """Return a verb less its prefix with the vowel of hollow verbs as an alef."""
    is_hollow = len(rest) == 3 or (len(rest) == 5 and rest[:2] == "ست")
    if is_hollow and rest[-2] in "اوي":
        return rest[:-2] + "ا" + rest[-1]
    return rest
