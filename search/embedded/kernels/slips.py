"""How many slips of typing make one form of another: letters put in, left out, changed, swapped.

The optimal string alignment distance, a restriction of Damerau's ("A technique for computer
detection and correction of spelling errors", 1964) and Levenshtein's: what was swapped is not
changed again.
"""

import numpy as np

from search.compiling import AnyArray, kernel
from search.embedded.kernels.membership import count_bits

LONGEST = 64
"""Forms of more letters are near to none."""


@kernel()
def _decode(text: AnyArray, begin: int, end: int, letters: AnyArray) -> int:
    """Write the code points of UTF-8; return how many, or more than LONGEST if there are more."""
    count, place = 0, begin
    while place < end and count < LONGEST:
        lead = int(text[place])
        size = 1 + (lead >= 0xC0) + (lead >= 0xE0) + (lead >= 0xF0)
        point = lead if size == 1 else lead & (0x7F >> size)
        for following in range(place + 1, min(place + size, end)):
            point = (point << 6) | (int(text[following]) & 0x3F)
        letters[count] = point
        count += 1
        place += size
    return count if place >= end else LONGEST + 1


@kernel()
def _letters_of(word: AnyArray, count: int) -> np.uint64:
    """Return a set of letters: a bit for each, shared by letters that are 64 apart."""
    letters = np.uint64(0)
    for place in range(count):
        letters |= np.uint64(1) << np.uint64(word[place] & 63)
    return letters


@kernel()
def _distance(one: AnyArray, m: int, other: AnyArray, n: int, most: int, rows: AnyArray) -> int:
    """Return the distance of two words of m and n letters, or `most` + 1 if it is more."""
    for j in range(n + 1):
        rows[0, j] = j
    for i in range(1, m + 1):
        now, before, earlier = rows[i % 3], rows[(i + 2) % 3], rows[(i + 1) % 3]
        now[0] = least = i
        for j in range(1, n + 1):
            ways = min(before[j] + 1, now[j - 1] + 1, before[j - 1] + (one[i - 1] != other[j - 1]))
            is_swap = i > 1 and j > 1 and one[i - 2] == other[j - 1] and one[i - 1] == other[j - 2]
            now[j] = min(ways, earlier[j - 2] + 1) if is_swap else ways
            least = min(least, now[j])
        if least > most + 1:
            return most + 1
    return int(min(rows[m % 3, n], most + 1))


@kernel()
def find_near(
    text: AnyArray, offsets: AnyArray, word: AnyArray, most: int
) -> tuple[AnyArray, AnyArray]:
    """Return the strings (u32) of a table at most `most` slips away from a word, and how many (u8).

    `word` is its code points, at most LONGEST.
    """
    strings, slips, found = np.empty(16, np.uint32), np.empty(16, np.uint8), 0
    letters, rows = np.empty(LONGEST, np.int64), np.empty((3, LONGEST + 1), np.int64)
    wanted = _letters_of(word, len(word))
    for number in range(len(offsets) - 1):
        begin, end = int(offsets[number]), int(offsets[number + 1])
        # A letter has from one to four bytes.
        if end - begin < len(word) - most or end - begin > 4 * (len(word) + most):
            continue
        count = _decode(text, begin, end, letters)
        if count > LONGEST or abs(count - len(word)) > most:
            continue
        # A slip brings one letter more and one less at most; few forms get past this.
        own = _letters_of(letters, count)
        if count_bits(own & ~wanted) > most or count_bits(wanted & ~own) > most:
            continue
        steps = _distance(word, len(word), letters, count, most, rows)
        if steps <= most:
            if found == len(strings):
                strings = np.concatenate((strings, np.empty(found, np.uint32)))
                slips = np.concatenate((slips, np.empty(found, np.uint8)))
            strings[found], slips[found] = number, steps
            found += 1
    return strings[:found], slips[:found]
