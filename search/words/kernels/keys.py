"""The compiled twins of `search.words.keys`."""

from functools import cache

import numpy as np

from search.analysis.affixes import ROOTS
from search.compiling import AnyArray, kernel
from search.utf8 import Words, read_letters
from search.words.kernels.owned import Keys, as_keys, write_key
from search.words.keys import (
    DERIVED,
    FIRST,
    LAST,
    MIN_NAME,
    MIN_SLIPPED,
    MIN_SPELLED,
    RADICAL,
    SEATS,
    SOUNDS,
    WEAK,
)

FIRST_POINT, LAST_POINT = ord(FIRST), ord(LAST)
WEAK_POINTS = tuple(map(ord, WEAK))
SEAT_POINTS = tuple(map(ord, SEATS))
_ALEF, _WAW, _YEH, _HAMZA, _ZAH, _DAD, _TEH, _SHEEN, _NOON = map(ord, "اويءظضتشن")
_SPACE = 32
_RADICAL = 0
_MOST_FIRM = max(map(len, DERIVED))


def spelling_keys(stems: Words) -> Keys:
    """Return the `spelling_key` of each stem that has one."""
    return as_keys(*_spelling_keys(*stems))


def name_keys(stems: Words) -> Keys:
    """Return the `name_key` of each stem that has one."""
    return as_keys(*_name_keys(*stems, _sounds(), _derived(), _known_roots()))


@cache
def _sounds() -> AnyArray:
    """Return the sound of each letter (u32), from FIRST_POINT on."""
    letters = map(chr, range(FIRST_POINT, LAST_POINT + 1))
    return np.array([ord(SOUNDS.get(letter, letter)) for letter in letters], np.uint32)


@cache
def _known_roots() -> AnyArray:
    """Return the code of each root of the dictionary (i64), ascending."""
    codes = []
    for root in ROOTS:
        code = 0
        for letter in root:
            code = code << 8 | ord(letter) & 0xFF
        codes.append(code)
    return np.array(sorted(codes), np.int64)


@cache
def _derived() -> AnyArray:
    """Return the patterns of firm letters as code points (u32[patterns, longest]), 0 for radicals.

    What is behind the end of a pattern is LAST_POINT + 1, no letter.
    """
    patterns = np.full((len(DERIVED), _MOST_FIRM), LAST_POINT + 1, np.uint32)
    for pattern, row in zip(DERIVED, patterns, strict=True):
        row[: len(pattern)] = [_RADICAL if it == RADICAL else ord(it) for it in pattern]
    return patterns


@kernel()
def is_arabic(points: AnyArray) -> bool:
    """Say whether all code points are Arabic letters."""
    strangers = 0
    for point in points:
        strangers += not FIRST_POINT <= point <= LAST_POINT
    return strangers == 0


@kernel()
def _spelling_keys(
    text: AnyArray, begins: AnyArray, ends: AnyArray
) -> tuple[AnyArray, AnyArray, AnyArray]:
    """Return the text of the keys (u8), where each ends (u32) and its stem (u32)."""
    count = len(begins)
    longest = 1 + np.max(ends - begins) if count else 1
    points, places = np.empty(longest, np.uint32), np.empty(longest, np.uint32)
    key = np.empty(longest, np.uint32)
    written = np.empty(np.sum(ends - begins), np.uint8)
    key_ends, stems, found = np.empty(count, np.uint32), np.empty(count, np.uint32), 0
    for stem in range(count):
        length = read_letters(text, begins[stem], ends[stem], points, places)
        ends_in_alef = length == MIN_SPELLED - 1 and points[length - 1] == _ALEF
        if not (length >= MIN_SPELLED or ends_in_alef) or not is_arabic(points[:length]):
            continue
        size = _spelling_key(points[:length], key)
        if size >= MIN_SPELLED - 1:
            write_key(key, size, written, key_ends, found)
            stems[found] = stem
            found += 1
    used = key_ends[found - 1] if found else 0
    return written[:used].copy(), key_ends[:found].copy(), stems[:found].copy()


@kernel()
def _spelling_key(stem: AnyArray, key: AnyArray) -> int:
    """Write the spelling key of a stem; return its number of letters."""
    size = 0
    if len(stem) < MIN_SPELLED:
        key[: len(stem)] = stem
        return len(stem)
    is_long = len(stem) >= MIN_SLIPPED
    for place in range(len(stem)):
        letter = _DAD if is_long and stem[place] == _ZAH else stem[place]
        before = stem[place - 1] if place else _SPACE
        behind = stem[place + 1] if place + 1 < len(stem) else _SPACE
        is_merged = letter in SEAT_POINTS and behind == _WAW
        is_lost = letter == _HAMZA and before in (_WAW, _YEH)
        is_doubled = is_long and size > 0 and letter == key[size - 1]
        if letter in SEAT_POINTS and before == _ALEF:
            letter = _HAMZA
        elif is_merged or is_lost or is_doubled:
            continue
        key[size] = letter
        size += 1
    while size and key[size - 1] in (_HAMZA, _YEH):
        size -= 1
    return size


@kernel()
def _name_keys(
    text: AnyArray,
    begins: AnyArray,
    ends: AnyArray,
    sounds: AnyArray,
    derived: AnyArray,
    known: AnyArray,
) -> tuple[AnyArray, AnyArray, AnyArray]:
    """Return the text of the keys (u8), where each ends (u32) and its stem (u32)."""
    count = len(begins)
    longest = 1 + np.max(ends - begins) if count else 1
    points, places = np.empty(longest, np.uint32), np.empty(longest, np.uint32)
    key, firm = np.empty(longest, np.uint32), np.empty(_MOST_FIRM + 1, np.uint32)
    written = np.empty(np.sum(ends - begins), np.uint8)
    key_ends, stems, found = np.empty(count, np.uint32), np.empty(count, np.uint32), 0
    for stem in range(count):
        length = read_letters(text, begins[stem], ends[stem], points, places)
        if length < MIN_NAME or not is_arabic(points[:length]):
            continue
        has_noon = points[length - 1] == _NOON and points[length - 2] in WEAK_POINTS
        size = _name_key(points[: length - has_noon], sounds, key)
        if size >= MIN_NAME and not _is_derived(points[:length], firm, derived, known):
            write_key(key, size, written, key_ends, found)
            stems[found] = stem
            found += 1
    used = key_ends[found - 1] if found else 0
    return written[:used].copy(), key_ends[:found].copy(), stems[:found].copy()


@kernel()
def _name_key(stem: AnyArray, sounds: AnyArray, key: AnyArray) -> int:
    """Write the name key of a stem; return its number of letters."""
    size, before = 0, np.uint32(0)
    for place in range(len(stem)):
        sound = sounds[stem[place] - FIRST_POINT]
        has_sheen = stem[place] == _TEH and place + 1 < len(stem) and stem[place + 1] == _SHEEN
        if place and stem[place] in WEAK_POINTS:
            before = np.uint32(0)
        elif sound != before and not has_sheen:
            key[size] = before = sound
            size += 1
    return size


@kernel()
def _is_derived(stem: AnyArray, firm: AnyArray, derived: AnyArray, known: AnyArray) -> bool:
    """Say whether the firm letters of a stem are an Arabic pattern of a known root.

    `firm` is room for one letter more than the longest pattern has.
    """
    size = 0
    for letter in stem:
        if letter not in WEAK_POINTS:
            if size == _MOST_FIRM:
                return False
            firm[size] = letter
            size += 1
    firm[size] = LAST_POINT + 1
    for pattern in derived:
        root, place = 0, 0
        while place < size and (pattern[place] == _RADICAL or pattern[place] == firm[place]):
            if pattern[place] == _RADICAL:
                root = root << 8 | int(firm[place] & 0xFF)
            place += 1
        is_like = place == size and (size == _MOST_FIRM or pattern[size] == firm[size])
        if is_like:
            at = np.searchsorted(known, root)
            if at < len(known) and known[at] == root:
                return True
    return False
