"""Keys and the stems that have them, as the kernels write them."""

from typing import NamedTuple

import numpy as np

from search.compiling import AnyArray, kernel
from search.utf8 import Words, write_letter


class Keys(NamedTuple):
    """Keys in the order of the stems, and which stem each is of (u32).

    A stem may have none, or several.
    """

    words: Words
    stems: AnyArray


@kernel()
def write_key(letters: AnyArray, length: int, text: AnyArray, ends: AnyArray, number: int) -> None:
    """Write a key of code points behind the one before it, as the key of this number."""
    place = int(ends[number - 1]) if number else 0
    for letter in letters[:length]:
        place = write_letter(text, place, letter)
    ends[number] = place


def as_keys(text: AnyArray, ends: AnyArray, stems: AnyArray) -> Keys:
    """Return keys that are written end to end."""
    begins = np.zeros(len(ends), np.uint32)
    begins[1:] = ends[:-1]
    return Keys(Words(text, begins, ends), stems)
