"""The compiled twin of `search.analysis.root`."""

from functools import cache
from typing import NamedTuple

import numpy as np

from search.analysis import stemming
from search.analysis.affixes import PREFIXES, ROOTS, SUFFIXES
from search.compiling import AnyArray, kernel
from search.embedded.kernels.letters import Trie, build_trie, find_affixes, step
from search.embedded.kernels.radicals import LETTERS, extract_root, fits
from search.utf8 import read_letters, write_letter

_FIRST, _LAST = ord(stemming.FIRST_LETTER), ord(stemming.LAST_LETTER)


class RootTables(NamedTuple):
    """Tries of Tashaphyne's prefixes, of its suffixes read backwards, and of its roots.

    `most` is more than the roots that can be proposed for one form.
    """

    prefixes: Trie
    suffixes: Trie
    roots: Trie
    most: int


@cache
def root_tables() -> RootTables:
    """Return the tables of `search.analysis.root`."""
    prefixes = [prefix for prefix in PREFIXES if prefix[:1] in stemming.PATTERN_LETTERS]
    return RootTables(
        build_trie(dict.fromkeys(prefixes, 1)),
        build_trie({suffix[::-1]: 1 for suffix in SUFFIXES}),
        build_trie(dict.fromkeys(ROOTS, 1)),
        (max(map(len, PREFIXES)) + 1) * (max(map(len, SUFFIXES)) + 1) + 1,
    )


@kernel()
def find_roots(text: AnyArray, begins: AnyArray, ends: AnyArray, tables: RootTables) -> AnyArray:
    """Return the roots of stems of UTF-8 as u32[stems, 4] code points.

    A root of three letters has a 0 behind them, no letter of any word; a stem that is its own root
    has zeros only.
    """
    count = len(begins)
    roots = np.zeros((count, LETTERS), np.uint32)
    longest = 1 + np.max(ends - begins) if count else 1
    points, places = np.empty(longest, np.uint32), np.empty(longest, np.uint32)
    lefts, rights = np.empty(longest, np.int64), np.empty(longest, np.int64)
    marks = np.empty(longest, np.uint8)
    proposed, times = np.empty((tables.most, LETTERS), np.uint32), np.empty(tables.most, np.int64)
    for stem in range(count):
        length = read_letters(text, begins[stem], ends[stem], points, places)
        word = points[:length]
        if length < 2 or np.any((word < _FIRST) | (word > _LAST)):
            continue
        prefixes = find_affixes(tables.prefixes, word, False, lefts, marks)
        suffixes = find_affixes(tables.suffixes, word, True, rights, marks)
        found = _propose(word, word, proposed, times, 0)
        for prefix in range(prefixes):
            for suffix in range(suffixes):
                size = length - rights[suffix] - lefts[prefix]
                if 2 <= size < length:
                    part = word[lefts[prefix] : lefts[prefix] + size]
                    found = _propose(part, word, proposed, times, found)
        best = _choose(tables.roots, proposed[:found], times)
        if best >= 0:
            roots[stem] = proposed[best]
    return roots


@kernel()
def _propose(
    part: AnyArray, stem: AnyArray, proposed: AnyArray, times: AnyArray, found: int
) -> int:
    """Count the root of a part of a stem among `found` distinct ones; return how many these are."""
    root = proposed[found]
    if not extract_root(part, root) or not fits(root, stem):
        return found
    for other in range(found):
        if _compare(proposed[other], root) == 0:
            times[other] += 1
            return found
    times[found] = 1
    return found + 1


@kernel()
def _compare(root: AnyArray, other: AnyArray) -> int:
    """Return less than, equal to or more than 0 as one root is before, equal to or after another.

    Three letters are before four, then comes the alphabet.
    """
    if (root[3] == 0) != (other[3] == 0):
        return -1 if root[3] == 0 else 1
    for letter in range(LETTERS):
        if root[letter] != other[letter]:
            return -1 if root[letter] < other[letter] else 1
    return 0


@kernel()
def _choose(roots: Trie, proposed: AnyArray, times: AnyArray) -> int:
    """Return which of the proposed roots is best, -1 if there is none.

    Those of the dictionary come first, then three letters, then the most proposed, then the
    alphabet.
    """
    best, best_known = -1, False
    for candidate in range(len(proposed)):
        known = _is_known(roots, proposed[candidate])
        if best < 0 or known != best_known:
            better = best < 0 or known
        elif (proposed[candidate, 3] == 0) == (proposed[best, 3] == 0) and (
            times[candidate] != times[best]
        ):
            better = times[candidate] > times[best]
        else:
            better = _compare(proposed[candidate], proposed[best]) < 0
        if better:
            best, best_known = candidate, known
    return best


@kernel()
def _is_known(roots: Trie, root: AnyArray) -> bool:
    node = 0
    for letter in root:
        if letter:
            node = step(roots, node, letter)
    return node > 0 and roots.marks[node] > 0


@kernel()
def write_roots(
    roots: AnyArray, text: AnyArray, begins: AnyArray, ends: AnyArray
) -> tuple[AnyArray, AnyArray, AnyArray]:
    """Write the roots of stems behind the text of the stems, as UTF-8.

    Returns the whole text (u8) and where each root begins and ends in it (u32): a stem that is its
    own root stays where it is.
    """
    begins, ends = begins.astype(np.uint32), ends.astype(np.uint32)
    found = np.flatnonzero(roots[:, 0])
    written = len(text)
    joined = np.empty(written + 4 * LETTERS * len(found), np.uint8)
    joined[:written] = text
    for stem in found:
        begins[stem] = written
        for letter in roots[stem]:
            if letter:
                written = write_letter(joined, written, letter)
        ends[stem] = written
    return joined[:written].copy(), begins, ends
