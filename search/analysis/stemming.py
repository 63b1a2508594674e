"""Stems and roots of folded forms: Tashaphyne proposes segmentations, a table of clitics disposes.

Tashaphyne's own choice takes the shortest stem of any affix and so strips radicals (كتاب → تاب,
واشنطن → اشنطن). Here a stem keeps at least three letters, only the clitics and endings below
come off, a clitic of one letter needs five letters behind it, and protected words stay whole.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from threading import Lock

from tashaphyne.stemming import ArabicLightStemmer

from search.analysis.folding import fold

ARTICLES = frozenset("ال وال بال كال فال لل ولل فلل وبال وكال".split())
PARTICLES = frozenset("و ب ل وب ول".split())
FUTURES = frozenset("س وس فس".split())
"""Only before the imperfect, with the endings of verbs: elsewhere a radical, سيارات, سعودية."""
RARE_PARTICLES = frozenset("ف ك".split())
"""Oftener radicals, فرنسية, كاميرا: ف needs a word without ending, ك a protected one."""
IMPERFECT = "يتن"
PATTERN_LETTERS = frozenset("ماتني") | {""}
"""What a stem may begin with before its root: مكتب, استقبال, تعليم."""
VERB_ENDINGS = frozenset("ه ها هم هما نا ون ان وا".split()) | {""}
ENDINGS = VERB_ENDINGS | frozenset(
    "ا ي ت هن ات ين يا يه يات ينا يها يين يون ته تها تهم تنا اته اتها اتهم وها".split()
)
FEMININE_ENDINGS = frozenset("ه ات ته تها تهم تنا اته اتها اتهم".split())
ADDED_LETTERS = frozenset("ستمونيهاءطد")
"""What patterns add to the radicals, ط and د for ت: with other letters a stem has no root."""
WEAK = frozenset("اويء")
FIRST_LETTER, LAST_LETTER = "ء", "ي"
"""The folded Arabic letters are between these; what has others, as digits, is its own root."""
SHORT_STEM_PREFIXES = ARTICLES | frozenset("ب ل".split()) | {""}
"""A protected stem of two letters (قوة, قوات) has these about it; و and ف would take in فكرة."""
MIN_STEM = 3
MIN_AFTER_PARTICLE = 5
CACHED_FORMS = 1 << 18

NISBA = re.compile(r"[^ا]يا\Z")


@dataclass(frozen=True, slots=True)
class Segmentation:
    """A folded form taken apart: joined again, the three are the form; either end may be empty."""

    prefix: str
    stem: str
    ending: str


_stemmer = ArabicLightStemmer()
_stemmer_lock = Lock()
"""Tashaphyne keeps the word at work in itself, so one thread at a time may ask it."""


@cache
def protected_stems() -> frozenset[str]:
    """Return the folded stems of the protected words: the words, less a final teh marbuta."""
    lines = files("search.analysis").joinpath("data/protected.txt").read_text("utf-8").splitlines()
    return frozenset(fold(line.removesuffix("ة")) for line in lines if line and line[0] != "#")


@lru_cache(CACHED_FORMS)
def stem(form: str) -> str:
    """Return the light stem of a folded form; a form that is not Arabic is its own stem.

    `stem(fold("وللوزارات")) == stem(fold("وزارة"))`, and `stem("لبنان") != stem("لبن")`
    """
    spans = _segmentations(form)
    guarded = [form[a:b] for a, b in spans if form[a:b] in protected_stems()]
    if guarded:
        return max(guarded, key=len)
    # Behind an article no ending is sought in the article itself: الحكم is ال and حكم, not الح.
    spans = [(a, b) for a, b in spans if form[:a] in ARTICLES] or spans
    return min((form[a:b] for a, b in spans), key=len, default=form)


def segmentations(form: str) -> tuple[Segmentation, ...]:
    """Return each way that a folded form may be taken apart, in a fixed order.

    `stem` chooses one of them; a form too short to be taken apart has none and is its own stem.
    """
    return tuple(Segmentation(form[:a], form[a:b], form[b:]) for a, b in _segmentations(form))


def _segmentations(form: str) -> list[tuple[int, int]]:
    """Return where the stem may begin and end, in a fixed order."""
    with _stemmer_lock:
        proposed: set[tuple[int, int]] = set(_stemmer.segment(form))
    # Two that Tashaphyne does not know: the future behind و (وسيعلن), يا of a nisba (رسميا).
    proposed |= {(left + 1, right) for left, right in proposed if form[: left + 1] in FUTURES}
    proposed |= {(left, right - 1) for left, right in proposed if NISBA.match(form, right - 2)}
    return [(left, right) for left, right in sorted(proposed) if _is_allowed(form, left, right)]


def _is_allowed(form: str, left: int, right: int) -> bool:
    prefix, rest, ending = form[:left], form[left:], form[right:]
    is_protected = form[left:right] in protected_stems()
    if right - left < MIN_STEM:
        return is_protected and ending in FEMININE_ENDINGS and prefix in SHORT_STEM_PREFIXES
    if ending not in ENDINGS:
        return False
    if not prefix or prefix in ARTICLES:
        return True
    if is_protected:
        return prefix in PARTICLES | RARE_PARTICLES
    if len(rest) < MIN_AFTER_PARTICLE:
        return False
    if prefix in FUTURES:
        return rest[0] in IMPERFECT and ending in VERB_ENDINGS
    return prefix in PARTICLES or (prefix == "ف" and not ending)


@lru_cache(CACHED_FORMS)
def root(form: str) -> str:
    """Return the likeliest root of a folded form: Tashaphyne's most proposed dictionary root.

    It is the root of the stem, and no further clitic comes off: the root of كتب is not تبب.
    Tashaphyne breaks ties by the order of a set, which changes from run to run; here the first
    in the alphabet wins. A form without a likely root stands under its stem.
    """
    bare = stem(form)
    if not all(FIRST_LETTER <= letter <= LAST_LETTER for letter in bare):
        return bare
    with _stemmer_lock:
        _stemmer.light_stem(bare)
        affixes = [it for it in _stemmer.get_affix_list() if it["prefix"][:1] in PATTERN_LETTERS]
        proposed = [affix["root"] for affix in affixes]
    fitting = [it for it in proposed if 3 <= len(it) <= 4 and _fits(it, bare)]
    counts = Counter([it for it in fitting if _stemmer.is_root(it)] or fitting)
    return min(counts, key=lambda it: (len(it), -counts[it], it), default=bare)


def _fits(candidate: str, bare: str) -> bool:
    """Say whether the firm radicals stand in a stem in their order, and the rest may be added.

    Weak radicals change from pattern to pattern, and a doubled one may be written once. Tashaphyne
    finds مرر in أمريكا, whose ك no pattern adds.
    """
    firm = [letter for letter in candidate if letter not in WEAK]
    if len(firm) > 1 and firm[-2] == firm[-1]:
        firm.pop()
    rest, place = [], 0
    for letter in bare:
        if firm[place : place + 1] == [letter]:
            place += 1
        else:
            rest.append(letter)
    return place == len(firm) and ADDED_LETTERS.union(firm[-1:]).issuperset(rest)
