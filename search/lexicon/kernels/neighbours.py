"""Finds the forms of a lexicon within a few edits of a word, and forms by their consonants.

Forms are letters end to end, u16 each (a letter beyond the basic plane is cut down to one that it
is not; nobody types those), and where each begins. Nothing is built beforehand but a signature a
form: the set of its letters, six bits of each. Letters that only one of two words has bound their
edits from below, so that most forms are ruled out by a few operations on bits.
"""

import numpy as np

from search.compiling import AnyArray, kernel

MAX_LETTERS = 48
"""A longer form has no neighbours."""
CLASS_BITS, MAX_CLASSES = 5, 12


@kernel()
def sign_forms(letters: AnyArray, starts: AnyArray) -> AnyArray:
    """Return the signature (u64) of each form: bit n is set if a letter ends in the six bits n."""
    signatures = np.zeros(len(starts) - 1, np.uint64)
    for form in range(len(signatures)):
        for place in range(starts[form], starts[form + 1]):
            signatures[form] |= np.uint64(1) << np.uint64(letters[place] & 63)
    return signatures


@kernel()
def find_near(
    letters: AnyArray,
    starts: AnyArray,
    forms: AnyArray,
    signatures: AnyArray,
    word: AnyArray,
    signature: np.uint64,
    distance: int,
) -> tuple[AnyArray, AnyArray]:
    """Return which of some forms (u32) are within `distance` edits of a word, and the edits (u8).

    `signatures` are those of `forms`, in their order; the lengths differ by no more than
    `distance`.
    """
    found, edits = np.empty(len(forms), np.uint32), np.empty(len(forms), np.uint8)
    rows, number = np.empty((3, MAX_LETTERS + 1), np.int64), 0
    for place in range(len(forms)):
        missing, added = signature & ~signatures[place], signatures[place] & ~signature
        for _ in range(distance):
            # Takes the lowest bit away.
            missing &= missing - np.uint64(1) if missing else missing
            added &= added - np.uint64(1) if added else added
        if missing == 0 and added == 0:
            form = forms[place]
            needed = _edits(letters[starts[form] : starts[form + 1]], word, distance, rows)
            found[number], edits[number] = form, needed
            number += needed <= distance
    return found[:number], edits[:number]


@kernel()
def _edits(form: AnyArray, word: AnyArray, distance: int, rows: AnyArray) -> int:
    """Return the optimal string alignment distance, or any more than `distance` if it is more."""
    if len(form) > MAX_LETTERS or len(word) > MAX_LETTERS:
        return distance + 1
    rows[0, : len(word) + 1] = np.arange(len(word) + 1)
    for row in range(1, len(form) + 1):
        here, last, before = row % 3, (row - 1) % 3, (row - 2) % 3
        rows[here, 0] = least = row
        for column in range(1, len(word) + 1):
            cost = rows[last, column - 1] + (form[row - 1] != word[column - 1])
            cost = min(cost, rows[last, column] + 1, rows[here, column - 1] + 1)
            if (
                row > 1
                and column > 1
                and form[row - 1] == word[column - 2]
                and form[row - 2] == word[column - 1]
            ):
                cost = min(cost, rows[before, column - 2] + 1)
            rows[here, column] = cost
            least = min(least, cost)
        if least > distance:
            return distance + 1
    return int(rows[len(form) % 3, len(word)])


@kernel()
def pack_skeletons(letters: AnyArray, starts: AnyArray, classes: AnyArray, final: int) -> AnyArray:
    """Return the skeleton of each form as a u64, 0 where it has none or one too long.

    `classes` (u8) has the class of each u16, 0 for those left out; `final` is a letter that is left
    out at the end. Each class takes five bits, the first the highest, repeated ones once.
    """
    skeletons = np.zeros(len(starts) - 1, np.uint64)
    for form in range(len(skeletons)):
        packed, last, number = np.uint64(0), 0, 0
        end = starts[form + 1]
        if end > starts[form] and letters[end - 1] == final:
            end -= 1
        for place in range(starts[form], end):
            name = classes[letters[place]]
            # What is left out parts nothing: a repeated class is one, vowels between or not.
            if name != 0 and name != last:
                packed = (packed << np.uint64(CLASS_BITS)) | np.uint64(name)
                last = name
                number += 1
        skeletons[form] = packed if number <= MAX_CLASSES else np.uint64(0)
    return skeletons
