"""The compiled scan of texts for the words that may answer a query."""

from collections.abc import Collection

import numpy as np

from search.compiling import AnyArray
from search.lexicon.kernels.characters import CODE_POINTS, FAR_EAST
from search.lexicon.kernels.scanning import MOST_WHOLE, add_forms, folded_table, scan_words
from search.matching import Place, Scan, Scanned

_SLOTS_A_FORM = 4


def scanning(forms: Collection[str]) -> Scan:
    """Return a scan for words that have one of the forms; see `search.matching.Scanning`."""
    distinct = {form for form in forms if "\n" not in form}
    slots = 1 << (_SLOTS_A_FORM * len(distinct) + 1).bit_length()
    hashes, numbers = np.zeros(slots, np.uint64), np.full(slots, -1)
    add_forms(hashes, numbers, _code_points("".join(f"{form}\n" for form in distinct)))
    rooms: dict[int, AnyArray] = {}

    def scan(text: str, most: int) -> Scanned:
        characters = _code_points(text)
        if most not in rooms:
            rooms[most] = np.array([*[most] * len(distinct), max(most, MOST_WHOLE), 0])
        # A word takes two characters, the one behind it included.
        places = np.empty(3 * (len(text) // 2 + 1) + 1, np.int64)
        words = -1
        for size in (FAR_EAST, CODE_POINTS):
            room = rooms[most].copy()
            words = scan_words(characters, folded_table(size), hashes, numbers, room, places)
            if words >= 0:
                break
        return Scanned(_in_threes(places[: 3 * places[-1]].tolist()), words)

    return scan


def _code_points(text: str) -> AnyArray:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _in_threes(numbers: list[int]) -> list[Place]:
    each = iter(numbers)
    return list(zip(each, each, each, strict=True))
