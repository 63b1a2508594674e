"""What is left of a stem when one more clitic or ending comes off, where that is a stem itself.

The rules of `search.analysis.stem` leave a clitic before few letters alone, for it is oftener a
radical: ومصر and وفاق look alike. An archive in which مصر is a stem too can tell. The keys of a
stem are the stem and what may be left of it; stems that have a key in common are candidates.
"""

from functools import cache
from importlib.resources import files

from search.analysis import fold
from search.analysis import stem as light_stem
from search.analysis.stemming import protected_stems
from search.words.keys import is_arabic

CLITICS = "وفبكل"
FUTURE = "س"
IMPERFECT = "يتن"
"""What a verb begins with behind س."""
ENDINGS = "تو"
"""Of a dual or a plural in construct whose ending is off already: دولتين, مقاتلو."""
MIN_LEFT = 3


@cache
def whole_stems() -> frozenset[str]:
    """Return the stems of data/whole.txt and the protected ones."""
    lines = files("search.words").joinpath("data/whole.txt").read_text("utf-8").splitlines()
    listed = {light_stem(fold(line)) for line in lines if line and line[0] != "#"}
    return protected_stems() | listed


def remainder_keys(stem: str) -> tuple[str, ...]:
    """Return a stem, what is behind its clitic and behind a second, and what is before its ending.

    Of a whole stem nothing comes off, nor of one that is not Arabic; no ending of an imperfect.

    `remainder_keys("ومصر") == ("ومصر", "مصر")`
    """
    if not stem:
        return ()
    if not is_arabic(stem) or stem in whole_stems():
        return (stem,)
    keys = [stem]
    rest = stem
    for _ in range(2):
        is_clitic = rest[:1] and (
            rest[0] in CLITICS or (rest[0] == FUTURE and rest[1:2] and rest[1] in IMPERFECT)
        )
        if not is_clitic or len(rest) <= MIN_LEFT:
            break
        rest = rest[1:]
        keys.append(rest)
    if len(stem) > MIN_LEFT and stem[-1] in ENDINGS and stem[0] not in IMPERFECT:
        keys.append(stem[:-1])
    return tuple(keys)
