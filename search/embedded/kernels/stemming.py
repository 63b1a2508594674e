"""The compiled twin of `search.analysis.stem`."""

from collections.abc import Mapping, Set
from functools import cache
from typing import NamedTuple

import numpy as np

from search.analysis import stemming
from search.analysis.affixes import PREFIXES, SUFFIXES
from search.compiling import AnyArray, kernel
from search.embedded.kernels.letters import Trie, build_trie, find_affixes, step
from search.utf8 import read_letters

_NOTHING, _ARTICLE, _PARTICLE, _RARE, _FUTURE, _ENDLESS, _SHORT = (1 << n for n in range(7))
"""Marks of a clitic: how it may come off; _ENDLESS with no ending, _SHORT from a short stem."""
_USUAL, _VERB, _FEMININE, _EMPTY, _NISBA = (1 << n for n in range(5))
"""Marks of an ending; _NISBA comes off only behind another letter than alef."""
_ALEF = ord("ا")
_MIN_PROPOSED = 2
"""Tashaphyne proposes no shorter stem."""


class StemTables(NamedTuple):
    """Tries of the clitics that may come off, of endings read backwards, of protected stems.

    And one of the letters that the imperfect begins with, and the least numbers of letters.
    """

    clitics: Trie
    endings: Trie
    protected: Trie
    imperfect: Trie
    min_stem: int
    min_after_particle: int


@cache
def stem_tables() -> StemTables:
    """Return the tables of `search.analysis.stem`: what it allows of what is proposed."""
    futures = {future for future in stemming.FUTURES if future[:-1] in PREFIXES}
    clitics = {
        _NOTHING: {""},
        _ARTICLE: stemming.ARTICLES,
        _PARTICLE: stemming.PARTICLES,
        _RARE: stemming.RARE_PARTICLES,
        _FUTURE: stemming.FUTURES,
        _ENDLESS: {"ف"},
        _SHORT: stemming.SHORT_STEM_PREFIXES,
    }
    endings = {
        _USUAL: stemming.ENDINGS,
        _VERB: stemming.VERB_ENDINGS,
        _FEMININE: stemming.FEMININE_ENDINGS,
        _EMPTY: {""},
        _NISBA: {"يا"} - SUFFIXES,
    }
    return StemTables(
        build_trie(_marked(PREFIXES | futures, clitics)),
        build_trie({affix[::-1]: m for affix, m in _marked(SUFFIXES | {"يا"}, endings).items()}),
        build_trie(dict.fromkeys(stemming.protected_stems(), 1)),
        build_trie(dict.fromkeys(stemming.IMPERFECT, 1)),
        stemming.MIN_STEM,
        stemming.MIN_AFTER_PARTICLE,
    )


def _marked(affixes: Set[str], kinds: Mapping[int, Set[str]]) -> dict[str, int]:
    """Return the sum of the marks of the kinds that each affix is of."""
    return {affix: sum(mark for mark, kind in kinds.items() if affix in kind) for affix in affixes}


@kernel()
def stem_words(
    text: AnyArray, begins: AnyArray, ends: AnyArray, tables: StemTables
) -> tuple[AnyArray, AnyArray]:
    """Return where the stem of each form of UTF-8 begins and ends in the text (u32)."""
    count = len(begins)
    lefts, rights = np.empty(count, np.uint32), np.empty(count, np.uint32)
    longest = 1 + np.max(ends - begins) if count else 1
    points, places = np.empty(longest, np.uint32), np.empty(longest, np.uint32)
    sizes, kinds = np.empty(longest, np.int64), np.empty(longest, np.uint8)
    for form in range(count):
        length = read_letters(text, begins[form], ends[form], points, places)
        left, right = _stem(points[:length], tables, sizes, kinds)
        lefts[form], rights[form] = places[left], places[right]
    return lefts, rights


@kernel()
def _stem(
    form: AnyArray, tables: StemTables, endings: AnyArray, kinds: AnyArray
) -> tuple[int, int]:
    """Return the ends of the longest protected stem, else of the shortest, the first of equals.

    Behind an article the shortest comes before any other.
    """
    length = len(form)
    found = find_affixes(tables.endings, form, True, endings, kinds)
    best, best_size, best_rank = (0, length), length + 1, 0
    node = 0
    for left in range(length - _MIN_PROPOSED + 1):
        node = step(tables.clitics, node, form[left - 1]) if left else 0
        if node < 0:
            break
        clitic = tables.clitics.marks[node]
        if clitic == 0:
            continue
        is_long = length - left >= tables.min_after_particle
        is_imperfect = step(tables.imperfect, 0, form[left]) > 0
        word, place = 0, left
        for ending in range(found - 1, -1, -1):
            right = length - endings[ending]
            size = right - left
            if size < _MIN_PROPOSED:
                continue
            while place < right and word >= 0:
                word = step(tables.protected, word, form[place])
                place += 1
            guarded = word > 0 and tables.protected.marks[word] > 0
            if kinds[ending] & _NISBA and form[right - 1] == _ALEF:
                continue
            if size < tables.min_stem:
                is_allowed = guarded and clitic & _SHORT and kinds[ending] & _FEMININE
            else:
                is_allowed = _is_allowed(clitic, kinds[ending], guarded, is_long, is_imperfect)
            rank = 2 if guarded else 1 if clitic & _ARTICLE else 0
            better = size > best_size if guarded else size < best_size
            if is_allowed and (rank > best_rank or (rank == best_rank and better)):
                best, best_size, best_rank = (left, right), size, rank
    return best


@kernel()
def _is_allowed(clitic: int, ending: int, guarded: bool, is_long: bool, is_imperfect: bool) -> bool:
    """Say whether a clitic and an ending, given by their marks, may come off a stem together.

    Whether it is a protected one; and of what is behind the clitic, whether it is long enough for a
    particle and may be an imperfect.
    """
    if ending & _USUAL == 0:
        return False
    if clitic & (_NOTHING | _ARTICLE):
        return True
    if guarded:
        return clitic & (_PARTICLE | _RARE) > 0
    if not is_long:
        return False
    if clitic & _FUTURE:
        return is_imperfect and ending & _VERB > 0
    return clitic & _PARTICLE > 0 or (clitic & _ENDLESS > 0 and ending & _EMPTY > 0)
