"""The compiled twin of `search.words.remainders`."""

from functools import cache
from typing import NamedTuple

import numpy as np

from search.compiling import AnyArray, kernel
from search.utf8 import Words, read_letters
from search.words.kernels.keys import is_arabic
from search.words.kernels.owned import Keys, as_keys, write_key
from search.words.remainders import CLITICS, ENDINGS, FUTURE, IMPERFECT, MIN_LEFT, whole_stems

_CLITICS = tuple(map(ord, CLITICS))
_IMPERFECT = tuple(map(ord, IMPERFECT))
_ENDINGS = tuple(map(ord, ENDINGS))
_FUTURE = ord(FUTURE)
_MOST_KEYS = 4


class Whole(NamedTuple):
    """Whole stems by their hashes (u64), ascending: code points (u32[stems, longest + 1])
    with 0 behind."""

    hashes: AnyArray
    points: AnyArray


def remainder_keys(stems: Words) -> Keys:
    """Return the `remainder_keys` of each stem."""
    return as_keys(*_remainder_keys(*stems, _whole()))


@cache
def _whole() -> Whole:
    listed = sorted(whole_stems())
    points = np.zeros((len(listed), 1 + max(map(len, listed))), np.uint32)
    for stem, row in zip(listed, points, strict=True):
        row[: len(stem)] = [*map(ord, stem)]
    hashes = np.array([_hash(points[at, : len(stem)]) for at, stem in enumerate(listed)], np.uint64)
    order = np.argsort(hashes, kind="stable")
    return Whole(hashes[order], points[order])


@kernel()
def _remainder_keys(
    text: AnyArray, begins: AnyArray, ends: AnyArray, whole: Whole
) -> tuple[AnyArray, AnyArray, AnyArray]:
    """Return the text of the keys (u8), where each ends (u32) and its stem (u32)."""
    count = len(begins)
    longest = 1 + np.max(ends - begins) if count else 1
    points, places = np.empty(longest, np.uint32), np.empty(longest, np.uint32)
    written = np.empty(_MOST_KEYS * np.sum(ends - begins), np.uint8)
    most, found = _MOST_KEYS * count, 0
    key_ends, stems = np.empty(most, np.uint32), np.empty(most, np.uint32)
    for stem in range(count):
        length = read_letters(text, begins[stem], ends[stem], points, places)
        if length == 0:
            continue
        word, before = points[:length], found
        write_key(word, length, written, key_ends, found)
        found += 1
        clitics = _count_clitics(word)
        has_ending = length > MIN_LEFT and word[-1] in _ENDINGS and word[0] not in _IMPERFECT
        if (clitics or has_ending) and is_arabic(word) and not _is_whole(word, whole):
            for left in range(1, clitics + 1):
                write_key(word[left:], length - left, written, key_ends, found)
                found += 1
            if has_ending:
                write_key(word, length - 1, written, key_ends, found)
                found += 1
        stems[before:found] = stem
    used = key_ends[found - 1] if found else 0
    return written[:used].copy(), key_ends[:found].copy(), stems[:found].copy()


@kernel()
def _count_clitics(word: AnyArray) -> int:
    """Return how many clitics may come off a stem, two at most."""
    for left in range(2):
        if len(word) - left <= MIN_LEFT:
            return left
        is_future = word[left] == _FUTURE and word[left + 1] in _IMPERFECT
        if not (is_future or word[left] in _CLITICS):
            return left
    return 2


@kernel()
def _is_whole(word: AnyArray, whole: Whole) -> bool:
    hashed = _hash(word)
    at = np.searchsorted(whole.hashes, hashed)
    while at < len(whole.hashes) and whole.hashes[at] == hashed:
        if _is_same(word, whole.points[at]):
            return True
        at += 1
    return False


@kernel()
def _is_same(word: AnyArray, row: AnyArray) -> bool:
    """Say whether a row holds a word and 0 behind it."""
    if len(word) >= len(row) or row[len(word)] != 0:
        return False
    return bool(np.all(word == row[: len(word)]))


@kernel()
def _hash(word: AnyArray) -> np.uint64:
    hashed = np.uint64(0)
    for point in word:
        hashed = hashed * np.uint64(1099511628211) ^ np.uint64(point)
    return hashed
