"""Stems and roots of folded forms: Tashaphyne proposes segmentations, a table of clitics disposes.

Tashaphyne's own choice takes the shortest stem of any affix and so strips radicals (كتاب → تاب,
واشنطن → اشنطن). Here a stem keeps at least three letters, only the clitics and endings below
come off, a clitic of one letter needs five letters behind it, and protected words stay whole.
"""

from collections import Counter
from functools import cache, lru_cache
from importlib.resources import files
from threading import Lock

from tashaphyne.stemming import ArabicLightStemmer

from search.analysis.folding import fold

ARTICLES = frozenset("ال وال بال كال فال لل ولل فلل وبال وكال".split())
PARTICLES = frozenset("و ف ب ل ك س وب ول وس فس وي".split())
ENDINGS = frozenset(
    "ا ه ي ك ت ه ها هم هما هن نا كم ات ان ون ين وا يا ين يه يات ينا يها يين يون "
    "ته تها تهم تنا اته اتها اتهم وها".split()
) | {""}
MIN_STEM = 3
MIN_AFTER_PARTICLE = 5
CACHED_FORMS = 1 << 18

_stemmer = ArabicLightStemmer()
_stemmer_lock = Lock()
"""Tashaphyne keeps the word at work in itself, so one thread at a time may ask it."""


@cache
def protected_stems() -> frozenset[str]:
    """Return the folded stems of the protected words: the words, less a final teh marbuta."""
    lines = files("search.analysis").joinpath("data/protected.txt").read_text("utf-8").splitlines()
    return frozenset(fold(line).removesuffix("ه") for line in lines if line and line[0] != "#")


@lru_cache(CACHED_FORMS)
def stem(form: str) -> str:
    """Return the light stem of a folded form; a form that is not Arabic is its own stem.

    `stem(fold("وللوزارات")) == stem(fold("وزارة"))`, and `stem("لبنان") != stem("لبن")`
    """
    candidates = [form[left:right] for left, right in _segmentations(form)]
    guarded = [candidate for candidate in candidates if candidate in protected_stems()]
    if guarded:
        return max(guarded, key=len)
    return min(candidates, key=len, default=form)


def _segmentations(form: str) -> list[tuple[int, int]]:
    """Return where the stem may begin and end, in a fixed order."""
    with _stemmer_lock:
        proposed = sorted(_stemmer.segment(form))
    return [(left, right) for left, right in proposed if _is_allowed(form, left, right)]


def _is_allowed(form: str, left: int, right: int) -> bool:
    prefix, rest, ending = form[:left], form[left:], form[right:]
    if right - left < MIN_STEM or ending not in ENDINGS:
        return False
    if not prefix or prefix in ARTICLES:
        return True
    long_enough = len(rest) >= MIN_AFTER_PARTICLE or form[left:right] in protected_stems()
    return prefix in PARTICLES and long_enough


@lru_cache(CACHED_FORMS)
def root(form: str) -> str:
    """Return the likeliest root of a folded form: Tashaphyne's most proposed dictionary root.

    Tashaphyne breaks ties by the order of a set, which changes from run to run; here the first
    in the alphabet wins. A form without a likely root is its own.
    """
    with _stemmer_lock:
        _stemmer.light_stem(form)
        proposed = [affix["root"] for affix in _stemmer.get_affix_list()]
        known = [candidate for candidate in proposed if _stemmer.is_root(candidate)]
    counts = Counter(candidate for candidate in known or proposed if 3 <= len(candidate) <= 4)
    return min(counts, key=lambda it: (len(it), -counts[it], it), default=form)
