"""Tries of folded letters, which the kernels of words share."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from search.analysis.affixes import ALPHABET
from search.compiling import AnyArray, kernel


class Trie(NamedTuple):
    """Strings of the alphabet, each with a mark.

    `following[node, letter]` (i16) is the node of the string with one more letter, or -1; node 0 is
    the empty string, letters count from the code point `first`. `marks[node]` (u8) is 0 where no
    string ends.
    """

    first: int
    following: AnyArray
    marks: AnyArray


def build_trie(marks: Mapping[str, int]) -> Trie:
    """Return the trie of the strings; those with other letters are left out, no form has them."""
    nodes: list[dict[str, int]] = [{}]
    found = {0: marks.get("", 0)}
    for string in sorted(marks):
        node = 0
        for letter in string if set(string) <= set(ALPHABET) else "":
            if letter not in nodes[node]:
                nodes[node][letter] = len(nodes)
                nodes.append({})
            node = nodes[node][letter]
        if node:
            found[node] = marks[string]
    first = ord(ALPHABET[0])
    following = np.full((len(nodes), ord(ALPHABET[-1]) - first + 1), -1, np.int16)
    for node, branches in enumerate(nodes):
        for letter, branch in branches.items():
            following[node, ord(letter) - first] = branch
    marked = np.array([found.get(node, 0) for node in range(len(nodes))], np.uint8)
    return Trie(first, following, marked)


@kernel()
def step(trie: Trie, node: int, point: int) -> int:
    """Return the node after a code point, -1 for none; there is none after -1."""
    letter = point - trie.first
    is_near = node >= 0 and 0 <= letter < trie.following.shape[1]
    return trie.following[node, letter] if is_near else -1


@kernel()
def find_affixes(
    trie: Trie, word: AnyArray, backwards: bool, lengths: AnyArray, marks: AnyArray
) -> int:
    """Find what prefixes a word of code points has, or suffixes where the trie reads backwards.

    Writes their lengths, ascending, and their marks, and returns their number. The empty one is an
    affix if it has a mark, the whole word is none.
    """
    count = node = 0
    for length in range(len(word)):
        if trie.marks[node]:
            lengths[count], marks[count] = length, trie.marks[node]
            count += 1
        node = step(trie, node, word[len(word) - 1 - length if backwards else length])
        if node < 0:
            break
    return count
