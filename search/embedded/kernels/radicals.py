"""Extracts the root from a stem by Tashaphyne's rules: its radicals, and one that does not show."""

import numpy as np

from search.analysis import stemming
from search.compiling import AnyArray, kernel

LETTERS = 4
"""Longer roots are not in Tashaphyne's dictionary."""

_ALEF, _WAW, _YEH, _TEH, _TAH, _DAL, _DAD, _ZAIN = map(ord, "اويتطدضز")

_WEAK = tuple(sorted(map(ord, stemming.WEAK)))
_ADDED = tuple(sorted(map(ord, stemming.ADDED_LETTERS)))


@kernel()
def extract_root(stem: AnyArray, root: AnyArray) -> bool:
    """Write the root that Tashaphyne extracts from a stem; return False for other lengths."""
    root[3] = 0
    if len(stem) == 3:
        for place in range(3):
            root[place] = _WAW if stem[place] == _ALEF else stem[place]
        return True
    letters = 0
    for place in range(len(stem)):
        if not _is_infix(stem, place):
            if letters == LETTERS:
                return False
            root[letters] = stem[place]
            letters += 1
    return letters > 2 or (letters == 2 and _complete(stem, root))


@kernel()
def _is_infix(stem: AnyArray, place: int) -> bool:
    """Say whether a letter of a stem is no radical of its root.

    In a stem of four letters a teh is infixed as its first or second, and so are its variants
    behind the letters that assimilate it: tah in ضط, dal in زد.
    """
    letter, first = stem[place], stem[0]
    if letter in (_ALEF, _WAW, _YEH):
        return True
    if len(stem) != 4 or place > 1:
        return False
    assimilated = (letter == _TAH and first == _DAD) or (letter == _DAL and first == _ZAIN)
    return letter == _TEH or (assimilated and place == 1)


@kernel()
def _complete(stem: AnyArray, root: AnyArray) -> bool:
    """Complete two radicals: a weak one is missing or one is doubled; return False for neither."""
    first, last = stem[0], stem[-1]
    if first in (_ALEF, _WAW, _YEH):
        root[2], root[1] = root[1], root[0]
        root[0] = _YEH if first == _YEH else _WAW
    elif _is_infix(stem, 0):
        return False
    elif last in (_ALEF, _WAW, _YEH):
        root[2] = _WAW
    elif len(stem) == 2:
        root[2] = root[1]
    else:
        root[2], root[1] = root[1], _WAW
    return True


@kernel()
def fits(root: AnyArray, stem: AnyArray) -> bool:
    """Say whether the firm radicals stand in a stem in order, and the rest may be added to them."""
    firm, count = np.zeros(LETTERS + 1, np.uint32), 0
    for letter in root:
        if letter and letter not in _WEAK:
            firm[count] = letter
            count += 1
    if count > 1 and firm[count - 1] == firm[count - 2]:
        count -= 1
        firm[count] = 0
    last, place = firm[count - 1] if count else np.uint32(0), 0
    for letter in stem:
        if letter == firm[place]:
            place += 1
        elif letter not in _ADDED and letter != last:
            return False
    return place == count
