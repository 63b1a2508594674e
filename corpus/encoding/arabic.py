"""How much a text looks like Arabic: what its letters are, and whether Arabic has so many of each.

The frequencies are those of 7.2 million letters of news of our days; of Persian and Urdu letters
nothing was counted, they are only known to be letters.
"""

import math
import re
from collections import Counter

# Occurrences among a thousand letters.
_PER_MILLE = {
    "ا": 146.3, "ل": 116.4, "ي": 78.2, "م": 61.2, "و": 51.4, "ر": 48.4, "ت": 48.2, "ن": 47.8,
    "ب": 38.1, "ع": 36.1, "ة": 35.4, "د": 26.8, "ف": 24.8, "س": 24.3, "ك": 23.0, "ه": 20.9,
    "ح": 17.6, "أ": 17.5, "ق": 17.4, "ج": 17.1, "ش": 14.2, "ط": 12.0, "خ": 9.6, "ص": 9.5,
    "ز": 8.6, "ى": 8.4, "ض": 7.5, "إ": 6.6, "ذ": 5.8, "ث": 5.1, "غ": 4.3, "ئ": 4.0,
    "ء": 3.4, "ظ": 3.0, "ؤ": 0.8, "آ": 0.5,
}  # fmt: skip
_OF_NEIGHBOURS = dict.fromkeys("پچژگکیہےڈٹڑںھۀۂۃۆۇېڤڨ", 8.0)
_BITS = {letter: math.log2(share / 1000) for letter, share in (_OF_NEIGHBOURS | _PER_MILLE).items()}
# Of what is no letter: a sign or digit, a mark on its letter, a mark on nothing, a made space.
_SIGN_BITS, _MARK_BITS, _STRAY_BITS, _SPACE_BITS = -7.0, -6.0, -10.0, -2.5

_COMMON = re.compile(
    r"(?<![\u0621-\u064a])(?:(?:و?ال|لل)(?=[\u0621-\u064a]{2})"
    "|(?:في|من|على|إلى|أن|عن|التي|الذي|هذا|هذه|ما|لا|مع|كان|قال|ثم|بعد|قبل|بين|كما|أو|قد|لم|به|عند"
    r"|يوم|غير|ذلك|خلال|الى|ان|او)(?![\u0621-\u064a]))"
)
_COMMON_BITS = 4.0
# What stands at the end of a word only, and a sign or Latin letter between letters.
_MISPLACED = re.compile(r"[ةى](?=[\u0621-\u064a])|(?<=[\u0621-\u064a])[!-~×÷](?=[\u0621-\u064a])")
_MISPLACED_BITS = 4.0
_MARK = "[\u064b-\u0652]"
_STRAY_MARK = re.compile(rf"(?<![\u0621-\u0652\u0671-\u06d5]){_MARK}|{_MARK}(?={_MARK}{{2}})")
_MIN_LETTERS = 3
# Spanish in windows-1252 would pass, were its accented letters not inside Latin words.
_MIXED_WORD = re.compile(r"[A-Za-z][\u0600-\u06ff]|[\u0600-\u06ff][A-Za-z]")
_MIXED_SHARE = 0.25
# Measured on whole articles: 1.0 where they are windows-1256, at most 0.84 where they are
# ISO-8859-6 or MacArabic and 0.71 where they are UTF-8.
_ARABIC_SHARE = 0.95
# Typography and joiners say nothing of the language.
NEUTRAL = frozenset("«»‹›“”„‘’‚–—…•·°§±×÷©®™\u200c\u200d\u200e\u200f\xad")


def is_arabic(character: str) -> bool:
    return "\u0600" <= character <= "\u06ff"


def is_marked(character: str) -> bool:
    """Say whether a character tells of the language by not being ASCII."""
    return character > "\x7f" and not character.isspace() and character not in NEUTRAL


def looks_arabic(text: str) -> bool:
    """Say whether what lies outside ASCII in a text is Arabic, and not by accident."""
    marked = {c: n for c, n in Counter(text).items() if is_marked(c)}
    arabic = sum(n for c, n in marked.items() if is_arabic(c))
    mixed = len(_MIXED_WORD.findall(text))
    return (
        arabic > 0
        and arabic >= _ARABIC_SHARE * sum(marked.values())
        and mixed < _MIXED_SHARE * arabic
    )


def likeness(text: str, made_spaces: int = 0, made_signs: int = 0) -> float:
    """Return how like Arabic a text is, in bits for each of its characters outside ASCII.

    The mean logarithm of the share that each letter has in Arabic, more for common words and for
    the article, less for signs, stray marks, and ة or ى inside words: about -4 for news, below -6
    for letters in equal shares, -inf for hardly any letter. `made_spaces` and `made_signs` are the
    spaces and other signs of ASCII that the text owes to bytes outside of it.
    """
    characters = {c: n for c, n in Counter(text).items() if c > "\x7f"}
    size = sum(characters.values()) + made_spaces + made_signs
    if sum(n for c, n in characters.items() if c in _BITS) < _MIN_LETTERS:
        return -math.inf
    bits = sum(n * _bits_of(c) for c, n in characters.items())
    bits += made_spaces * _SPACE_BITS + made_signs * _SIGN_BITS
    bits += _COMMON_BITS * len(_COMMON.findall(text))
    bits -= _MISPLACED_BITS * len(_MISPLACED.findall(text))
    bits += (_STRAY_BITS - _MARK_BITS) * len(_STRAY_MARK.findall(text))
    return bits / size


def _bits_of(character: str) -> float:
    if character in _BITS:
        return _BITS[character]
    if "\u064b" <= character <= "\u0652":
        return _MARK_BITS
    return _SPACE_BITS - 1 if character == "\xa0" else _SIGN_BITS
