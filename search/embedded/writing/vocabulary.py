"""The distinct spellings of a batch of texts: numbers them as they come, then sorts them."""

from collections.abc import Iterator, Sequence, Sized

import numpy as np

from search.analysis import spell
from search.compiling import AnyArray
from search.embedded.kernels.charset import CHARSET_TABLE, decode_fields
from search.embedded.kernels.sorting import gather_strings, number_strings
from search.lexicon.kernels.characters import character_table
from search.lexicon.kernels.hashing import Words, fill_slots
from search.lexicon.kernels.tokens import RAW, cut_words

CHUNK = 1 << 18
"""How many characters are cut at once: as UTF-32 they fit a processor's cache."""


class Vocabulary:
    """A growing table of words.

    Each distinct word has a number, in the order they came; `table` maps the numbers to the rows of
    the sorted table of spellings. A word that only `spell` can spell has a number for each way it
    is written.
    """

    def __init__(self) -> None:
        self._count = 0
        self._words = Words(
            slots=np.zeros(1, np.uint64),
            arena=np.zeros(1, np.uint32),
            starts=np.zeros(1, np.uint32),
            tails=np.zeros((1, 2), np.uint64),
        )

    def add(self, fields: Sequence[bytes]) -> tuple[AnyArray, AnyArray]:
        """Return u32 arrays: the numbers of all words of the texts, and how many each text has.

        The texts are fields of records: see `storage.records`.
        """
        numbers = [np.zeros(0, np.uint32)]
        lengths = [np.zeros(0, np.uint32)]
        for chunk in _chunks(fields):
            cut = self._cut(chunk)
            numbers.append(cut[0])
            lengths.append(cut[1])
        return np.concatenate(numbers), np.concatenate(lengths)

    def table(self) -> tuple[AnyArray, AnyArray, AnyArray]:
        """Return the text and the offsets of the sorted spellings, and u32: number → row."""
        text, begins, ends = self._spelled()
        rows, first, members = number_strings(text, begins, ends)
        return *gather_strings(text, begins, ends, members[first[:-1]]), rows

    def _cut(self, fields: Sequence[bytes]) -> tuple[AnyArray, AnyArray]:
        bounds = _bounds(fields)
        points = np.empty(bounds[-1], np.uint32)
        decode_fields(np.frombuffer(b"".join(fields), np.uint8), bounds, CHARSET_TABLE, points)
        characters = int(bounds[-1])
        # Between two words of a text there is a character that is in neither.
        words = (characters + len(fields)) // 2
        self._reserve(characters + words, words)
        numbers, lengths = np.empty(words, np.uint32), np.empty(len(fields), np.uint32)
        self._count = cut_words(
            points,
            bounds,
            character_table(),
            self._words,
            self._count,
            numbers,
            lengths,
        )
        return numbers[: lengths.sum()].copy(), lengths

    def _reserve(self, characters: int, words: int) -> None:
        """Make room for more code points and words; half of the slots are free at first."""
        slots, arena, starts, tails = self._words
        count = self._count + words
        arena = _grown(arena, int(starts[self._count]) + characters)
        starts, tails = _grown(starts, count + 1), _grown(tails, count)
        if len(slots) > max(2 * self._count, count):
            self._words = Words(slots, arena, starts, tails)
            return
        size = 1 << max(2 * self._count, count).bit_length()
        self._words = Words(np.zeros(size, np.uint64), arena, starts, tails)
        fill_slots(self._words, self._count)

    def _spelled(self) -> tuple[AnyArray, AnyArray, AnyArray]:
        """Return the UTF-8 of the spellings, and u32 arrays of where each begins and ends in it."""
        starts = self._words.starts[: self._count + 1].astype(np.int64)
        begins, ends = starts[:-1].copy(), starts[1:].copy()
        points = np.append(self._words.arena[: starts[-1]], np.uint32(0))
        raw = np.flatnonzero((points[begins] == RAW) & (begins < ends))
        words = [_decode(points[begins[number] + 1 : ends[number]]) for number in raw]
        spellings = list(map(spell, words))
        bounds = len(points) + _bounds(spellings)
        begins[raw], ends[raw] = bounds[:-1], bounds[1:]
        points[starts[raw]] = 0
        return _utf8(np.append(points, _encode(spellings)), begins, ends)


def _chunks(fields: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    """Part the texts into runs of about `CHUNK` characters; a longer text is one by itself."""
    start = gathered = 0
    for place, field in enumerate(fields):
        if gathered and gathered + len(field) > CHUNK:
            yield fields[start:place]
            start, gathered = place, 0
        gathered += len(field)
    if start < len(fields):
        yield fields[start:]


def _bounds(texts: Sequence[Sized]) -> AnyArray:
    """Return i64: where each text begins in all of them end to end, and where the last ends."""
    bounds = np.zeros(len(texts) + 1, np.int64)
    np.cumsum([len(text) for text in texts], out=bounds[1:])
    return bounds


def _encode(texts: Sequence[str]) -> AnyArray:
    """Return the code points of the texts, end to end."""
    return np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), "<u4")


def _decode(points: AnyArray) -> str:
    return points.tobytes().decode("utf-32-le")


def _utf8(
    points: AnyArray, begins: AnyArray, ends: AnyArray
) -> tuple[AnyArray, AnyArray, AnyArray]:
    """Return code points in UTF-8, and where the strings among them begin and end then."""
    sizes = 1 + sum((points >= first).view(np.uint8) for first in (0x80, 0x800, 0x10000))
    offsets = np.append(np.uint32(0), np.cumsum(sizes, dtype=np.uint32))
    return np.frombuffer(_decode(points).encode(), np.uint8), offsets[begins], offsets[ends]


def _grown(array: AnyArray, size: int) -> AnyArray:
    """Return the array, or a longer one that begins with it if it is shorter than `size`."""
    if len(array) >= size:
        return array
    grown = np.empty((max(size, 2 * len(array)), *array.shape[1:]), array.dtype)
    grown[: len(array)] = array
    return grown
