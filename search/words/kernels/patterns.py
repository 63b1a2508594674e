"""The compiled twins of `search.words.patterns`."""

from functools import cache
from typing import NamedTuple

import numpy as np

from search.compiling import AnyArray, kernel
from search.utf8 import Words, read_letters
from search.words.kernels.keys import WEAK_POINTS, is_arabic
from search.words.kernels.owned import Keys, as_keys, write_key
from search.words.patterns import (
    AUGMENTED,
    BARE,
    FIRST_WEAK,
    FUTURE,
    FUTURE_LETTERS,
    IMPERFECT,
    JOINED,
    LAST_WEAK,
    MIN_NOUN,
    PARTICIPLE,
    PLURALS,
    WEAK_RADICAL,
)

_AUGMENTED, _BARE, _FIRST_WEAK, _LAST_WEAK = map(ord, AUGMENTED + BARE + FIRST_WEAK + LAST_WEAK)
_IMPERFECT = tuple(map(ord, IMPERFECT))
_JOINED = tuple(map(ord, JOINED))
_FUTURE, _PARTICIPLE = ord(FUTURE), ord(PARTICIPLE)
_ALEF, _WAW, _YEH, _SEEN, _TEH = map(ord, "اويست")
_WEAK_RADICAL, _PAIR = ord(WEAK_RADICAL), ord("A")
_RADICAL = 0
_MOST_VERB_KEYS = 8
"""Of one stem: as a perfect, as one with weak letters four, as an imperfect three."""


class Patterns(NamedTuple):
    """The patterns of all pairs, two for each: code points (u32[2 * pairs, longest]), 0 for a
    radical, and their lengths (i64)."""

    points: AnyArray
    lengths: AnyArray


@cache
def _patterns() -> Patterns:
    patterns = [pattern for pair in PLURALS for pattern in pair]
    points = np.zeros((len(patterns), max(map(len, patterns))), np.uint32)
    for pattern, row in zip(patterns, points, strict=True):
        row[: len(pattern)] = [_RADICAL if it in "فعل" else ord(it) for it in pattern]
    return Patterns(points, np.array([*map(len, patterns)]))


def plural_keys(stems: Words) -> Keys:
    """Return the `plural_keys` of each stem."""
    return as_keys(*_plural_keys(*stems, _patterns()))


def verb_keys(stems: Words) -> Keys:
    """Return the `verb_keys` of each stem."""
    return as_keys(*_verb_keys(*stems))


@kernel()
def _plural_keys(
    text: AnyArray, begins: AnyArray, ends: AnyArray, patterns: Patterns
) -> tuple[AnyArray, AnyArray, AnyArray]:
    """Return the text of the keys (u8), where each ends (u32) and its stem (u32)."""
    longest = 1 + np.max(ends - begins) if len(begins) else 1
    points, places = np.empty(longest, np.uint32), np.empty(longest, np.uint32)
    most = patterns.points.shape[1]
    key = np.empty(most + 1, np.uint32)
    # Counted first, written then: most stems have no pattern, some have several.
    written, stems, key_ends = np.empty(0, np.uint8), np.empty(0, np.uint32), np.empty(0, np.uint32)
    for is_writing in (False, True):
        found = 0
        for stem in range(len(begins)):
            length = read_letters(text, begins[stem], ends[stem], points, places)
            if length > most or not is_arabic(points[:length]):
                continue
            for number in range(len(patterns.lengths)):
                if patterns.lengths[number] != length:
                    continue
                size = _find_radicals(points[:length], patterns.points[number], key)
                if size and is_writing:
                    key[size] = _PAIR + number // 2
                    write_key(key, size + 1, written, key_ends, found)
                    stems[found] = stem
                found += size > 0
        if not is_writing:
            written = np.empty(found * (2 * most + 1), np.uint8)
            stems, key_ends = np.empty(found, np.uint32), np.empty(found, np.uint32)
    used = key_ends[-1] if len(key_ends) else 0
    return written[:used].copy(), key_ends, stems


@kernel()
def _find_radicals(stem: AnyArray, pattern: AnyArray, radicals: AnyArray) -> int:
    """Write the radicals of a stem as long as the pattern; return their number, 0 for another."""
    size = 0
    for place in range(len(stem)):
        letter = stem[place]
        if pattern[place] != _RADICAL:
            if letter != pattern[place]:
                return 0
        elif letter == _ALEF and len(stem) > 3:
            return 0
        else:
            is_hollow = size == 1 and letter in WEAK_POINTS
            radicals[size] = _WEAK_RADICAL if is_hollow else letter
            size += 1
    return size


@kernel()
def _verb_keys(
    text: AnyArray, begins: AnyArray, ends: AnyArray
) -> tuple[AnyArray, AnyArray, AnyArray]:
    """Return the text of the keys (u8), where each ends (u32) and its stem (u32)."""
    count = len(begins)
    longest = 2 + np.max(ends - begins) if count else 2
    points, places = np.empty(longest, np.uint32), np.empty(longest, np.uint32)
    key = np.empty(longest, np.uint32)
    most = _MOST_VERB_KEYS * count
    written = np.empty(_MOST_VERB_KEYS * (np.sum(ends - begins) + count), np.uint8)
    key_ends, stems, found = np.empty(most, np.uint32), np.empty(most, np.uint32), 0
    for stem in range(count):
        length = read_letters(text, begins[stem], ends[stem], points, places)
        if length < 3 or not is_arabic(points[:length]):
            continue
        word, before = points[:length], found
        if word[0] == _ALEF:
            found = _add(word[1:], True, _AUGMENTED, key, written, key_ends, found)
        else:
            found = _add(word, False, _BARE, key, written, key_ends, found)
        if length == 3 and word[0] in _JOINED:
            found = _add(word[1:], False, _LAST_WEAK, key, written, key_ends, found)
        if length == 3 and word[0] == _WAW:
            found = _add(word[1:], False, _FIRST_WEAK, key, written, key_ends, found)
        if length == 3 and word[0] == _ALEF:
            found = _add(word, False, _BARE, key, written, key_ends, found)
            points[0] = _WAW
            found = _add(word, False, _BARE, key, written, key_ends, found)
            points[0] = _ALEF
        if length == 3 and word[2] in WEAK_POINTS:
            found = _add(word[:2], False, _LAST_WEAK, key, written, key_ends, found)
        if length >= MIN_NOUN and word[0] == _ALEF and word[-2] == _ALEF:
            last = points[length - 1]
            points[length - 2] = last
            found = _add(word[1:-1], False, _AUGMENTED, key, written, key_ends, found)
            points[length - 2] = _ALEF
        if word[0] == _PARTICIPLE and length > 4:
            kind = _BARE if word[1] == _TEH else _AUGMENTED
            found = _add(word[1:], False, kind, key, written, key_ends, found)
        if word[0] in _IMPERFECT:
            found = _add_imperfect(word[1:], key, written, key_ends, found)
        if length == FUTURE_LETTERS and word[0] == _FUTURE and word[1] in _IMPERFECT:
            found = _add_imperfect(word[2:], key, written, key_ends, found)
        stems[before:found] = stem
    used = key_ends[found - 1] if found else 0
    return written[:used].copy(), key_ends[:found].copy(), stems[:found].copy()


@kernel()
def _add_imperfect(
    rest: AnyArray, key: AnyArray, text: AnyArray, ends: AnyArray, number: int
) -> int:
    """Write the keys of what stands behind the prefix of an imperfect, as `_add`."""
    if len(rest) == 2:
        number = _add(rest, False, _FIRST_WEAK, key, text, ends, number)
        return _add(rest, False, _LAST_WEAK, key, text, ends, number)
    is_last_weak = len(rest) == 3 and rest[2] in WEAK_POINTS
    number = _add(rest, not is_last_weak, _BARE, key, text, ends, number)
    number = _add(rest, not is_last_weak, _AUGMENTED, key, text, ends, number)
    if is_last_weak:
        number = _add(rest[:2], False, _LAST_WEAK, key, text, ends, number)
    return number


@kernel()
def _add(
    rest: AnyArray,
    may_be_hollow: bool,
    kind: int,
    key: AnyArray,
    text: AnyArray,
    ends: AnyArray,
    number: int,
) -> int:
    """Write a key of a verb and its kind; return how many keys there are now."""
    size = len(rest)
    key[:size] = rest
    is_tenth = size == 5 and rest[0] == _SEEN and rest[1] == _TEH
    if may_be_hollow and (size == 3 or is_tenth) and rest[-2] in (_ALEF, _WAW, _YEH):
        key[size - 2] = _ALEF
    key[size] = kind
    write_key(key, size + 1, text, ends, number)
    return number + 1
