"""Endings that make another word: شركة is no form of شرك, and سنة none of سن.

A stem does not tell them from the endings of one word (كبير, كبيرة). The archive does: a feminine
that is a thing takes pronouns (شركته, سنتها), one that says how a thing or a person is does not.
"""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import numpy as np

from search.analysis import fold, stem
from search.analysis.stemming import ENDINGS, FEMININE_ENDINGS
from search.compiling import AnyArray

ENDING_NUMBERS = {ending: number for number, ending in enumerate(sorted(ENDINGS))}
OTHER_ENDING = len(ENDING_NUMBERS)
"""What a form is numbered whose ending is none of the usual."""
TEH_MARBUTA, PERFECT = "ه", "ت"
OWNED = ("ته", "تها", "تهم", "تنا")
"""Teh marbuta before a pronoun; also a verb and who did it to whom."""
MIN_OWNED = 5
"""Articles with such endings below which a feminine is not taken for a thing."""
OWNED_SHARE = 0.004
"""So many of them to each that has teh marbuta alone, or no ending: of قراره the ه is a pronoun."""


@cache
def thing_stems() -> frozenset[str]:
    """Return the stems of data/things.txt."""
    lines = files("search.words").joinpath("data/things.txt").read_text("utf-8").splitlines()
    return frozenset(stem(fold(line)) for line in lines if line and line[0] != "#")


def find_apart(
    endings: AnyArray, stem_of: AnyArray, doc_freqs: AnyArray, is_listed: AnyArray
) -> AnyArray:
    """Return for each stem a bit for each ending that makes another word of it (u32).

    `endings` u8, `stem_of` u32 and `doc_freqs` u32 are by form; `is_listed` (bool) says of each
    stem whether it is among `thing_stems`.
    """
    stems = len(is_listed)

    def articles(counted: Iterable[str]) -> AnyArray:
        numbers = [ENDING_NUMBERS[ending] for ending in counted]
        return np.bincount(stem_of, doc_freqs * np.isin(endings, numbers), stems)

    owned, alone = articles(OWNED), articles([TEH_MARBUTA])
    is_thing = (owned >= MIN_OWNED) & (owned >= OWNED_SHARE * (alone + articles([""])))
    # With so many perfects in ت the pronoun is one of a verb: طالبت, طالبته.
    is_thing &= articles([PERFECT]) < alone
    is_thing |= is_listed
    feminine = sum(1 << ENDING_NUMBERS[ending] for ending in FEMININE_ENDINGS)
    return np.where(is_thing, np.uint32(feminine), np.uint32(0))
