"""Brings together stems that have a key in common."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from search.compiling import AnyArray
from search.utf8 import Words
from search.words.judging import LETTER
from search.words.kernels.contexts import hash_words
from search.words.kernels.owned import Keys
from search.words.kernels.pairing import flag_repeated

MIN_KEY, MAX_KEY = 3, 6
"""Keys of fewer letters count as of the least, of more as of the most."""
MOST_SLOTS = 1 << 24
"""How many counts tell keys of one stem alone from others: 16 MB."""


class Keyed(NamedTuple):
    """Keys that several stems have, by their hashes (u64), ascending, each with its stem (u32).

    `is_whole` (bool) says which of them the stem itself might be, `letters` (u8) how long they are,
    from `MIN_KEY` to `MAX_KEY`. A few keys of one stem alone are among them.
    """

    hashes: AnyArray
    stems: AnyArray
    is_whole: AnyArray
    letters: AnyArray


def key_stems(keys_of: Callable[[Words], Keys], stems: Words, are_whole: bool) -> Keyed:
    """Return the keys of stems; unless all `are_whole`, those are that are the stem itself."""
    found, first = [], 0
    # The text of all keys would be several times that of the stems.
    for part in stems.parted():
        found.append(_keys_of_part(keys_of, part, first, are_whole))
        first += len(part.begins)
    keyed = Keyed(*map(np.concatenate, zip(*found, strict=True)))
    slots = min(1 << (4 * len(keyed.hashes)).bit_length(), MOST_SLOTS)
    repeated = flag_repeated(keyed.hashes, np.zeros(slots, np.uint8))
    keyed = Keyed(*(array[repeated] for array in keyed))
    order = np.argsort(keyed.hashes, kind="stable")
    return Keyed(*(array[order] for array in keyed))


def _keys_of_part(
    keys_of: Callable[[Words], Keys], part: Words, first: int, are_whole: bool
) -> Keyed:
    """Return all keys of some stems in their order; `first` is the number of the first stem."""
    keys = keys_of(part)
    hashes = hash_words(*keys.words)
    is_whole = np.full(len(hashes), are_whole)
    is_whole |= hashes == hash_words(*part)[keys.stems]
    # What stands in a key beside letters is of one byte.
    letters = np.clip((keys.words.ends - keys.words.begins) // LETTER, MIN_KEY, MAX_KEY)
    return Keyed(hashes, keys.stems + np.uint32(first), is_whole, letters.astype(np.uint8))
