"""Finds the words that stand near each other, in any order: positions in, numbers of windows out.

Two words have all their spellings in common or none, so a place stands for one word, or for one
that is asked for several times.

Where a file is damaged the numbers may be wrong, but nothing is read or written outside of arrays.
"""

import numpy as np
from numba import int64, types, uint32, uint64

from search.compiling import AnyArray, kernel
from search.embedded.kernels.packing import read_bits
from search.embedded.kernels.phrases import having_all
from search.embedded.kernels.places import PLACES, PlacesTuple, first_bit
from search.embedded.kernels.scoring import SPANS, U16, U32
from search.lexicon.kernels.membership import count_bits

MAX_WORDS = 64
"""The most words of a query that are looked for near each other."""
_ZERO, _ONE, _NOBODY = np.uint64(0), np.uint64(1), np.int64(-1)
_I64 = types.Array(int64, 1, "C", readonly=True)
_PAIR = types.UniTuple(uint32[::1], 2)  # type: ignore[no-untyped-call]


@kernel(int64[:, ::1](_I64, SPANS))
def _repeated(bounds: AnyArray, spans: AnyArray) -> AnyArray:
    """Return for each word the first that is the same, and the last that is before it.

    Words are the same if their spans begin at one posting. A word that has none before it gets the
    number of words.
    """
    words = len(bounds) - 1
    repeated = np.empty((2, words), np.int64)
    for word in range(words):
        repeated[0, word], repeated[1, word] = word, words
        for other in range(word if bounds[word] < bounds[word + 1] else 0):
            if spans[bounds[other], 0] == spans[bounds[word], 0]:
                repeated[0, word], repeated[1, word] = repeated[0, other], other
    return repeated


@kernel(uint64[:, ::1](_I64, SPANS, PLACES, U32, U16, _I64, int64, _I64))
def mark_words(
    bounds: AnyArray,
    spans: AnyArray,
    places: PlacesTuple,
    lengths: AnyArray,
    met: AnyArray,
    firsts: AnyArray,
    size: int,
    first_of: AnyArray,
) -> AnyArray:
    """Return a bit for each place of a candidate and each word, set where the word stands.

    The bits of word n are u64[:, n], those of a document begin at the block `firsts[document]`. A
    word that is the same as one before it, by `first_of`, has no bits of its own.
    """
    docs, freqs, widths, positions, _ = places
    words = len(bounds) - 1
    marked = np.zeros((size, words), np.uint64)
    for word in range(words):
        for span in range(bounds[word], bounds[word + 1] if first_of[word] == word else 0):
            bit = first_bit(places, int(np.int64(spans[span, 0])))
            for posting in range(spans[span, 0], spans[span, 1]):
                document = docs[posting]
                if document >= len(widths):
                    continue
                width, freq = np.uint64(widths[document]), np.uint64(freqs[posting])
                end = bit + freq * width
                for _ in range(freq if met[document] == words else _ZERO):
                    place = read_bits(positions, bit, width)
                    bit += width
                    if place < lengths[document]:
                        block = firsts[document] + np.int64(place >> np.uint64(6))
                        marked[block, word] |= _ONE << (place & np.uint64(63))
                bit = end
    return marked


@kernel(int64(uint64[:, ::1], int64, int64, int64, int64[:, ::1], int64[::1]), makes_arrays=False)
def _count(
    marked: AnyArray, first: int, end: int, reach: int, repeated: AnyArray, latest: AnyArray
) -> int:
    """Return how many minimal windows a document has.

    Its bits are in the blocks from `first` to before `end`; `latest` is scratch, with a place more
    than there are words.
    """
    latest[:] = _NOBODY
    words = len(latest) - 1
    windows, begun = 0, np.int64(-1)
    for block in range(first, end):
        left = _ZERO
        for word in range(words):
            left |= marked[block, word]
        while left != _ZERO:
            lowest = left & (~left + _ONE)
            left ^= lowest
            place = np.int64(64 * (block - first) + count_bits(lowest - _ONE))
            # A word that is asked for twice has the latest place, and the one before that.
            latest[words] = begin = place
            for word in range(words - 1, -1, -1):
                is_here = marked[block, repeated[0, word]] & lowest != _ZERO
                latest[word] = latest[repeated[1, word]] if is_here else latest[word]
                begin = min(begin, latest[word])
            # The narrowest that ends here; it holds another where one before began there, too.
            windows += int(begin > begun and place - begin <= reach)
            begun = max(begun, begin)
    return windows


@kernel(int64(uint64[:, ::1], int64, int64, int64), makes_arrays=False)
def _count_two(marked: AnyArray, first: int, end: int, reach: int) -> int:
    """Return the same of two words that are not the same, as most often, and some times faster.

    Their minimal windows are the places of the one that follow the other's.
    """
    windows, latest, last = 0, -1 - reach, _ZERO
    for block in range(np.uint64(first), np.uint64(end)):
        one, left = marked[block, 0], marked[block, 0] | marked[block, 1]
        base = np.int64(block << np.uint64(6))
        while left != _ZERO:
            lowest = left & (~left + _ONE)
            left ^= lowest
            place = int(base + count_bits(lowest - _ONE))
            which = np.uint64((one & lowest) != _ZERO)
            windows += int((which != last) & (place - latest <= reach))
            latest, last = place, which
    return windows


@kernel(_PAIR(_I64, SPANS, PLACES, U32, int64))
def count_windows(
    bounds: AnyArray, spans: AnyArray, places: PlacesTuple, lengths: AnyArray, slop: int
) -> tuple[AnyArray, AnyArray]:
    """Return the documents (u32) in which words stand near each other, and how often (u32).

    The postings of word n, in any of its spellings, are in `spans[bounds[n]:bounds[n + 1]]`. A
    window of k words is a stretch of a text from a place to one at most (k - 1) + `slop` behind
    it, in which each word can be given a place of its own, where one of its spellings stands, in
    any order. A window is minimal if there is none inside it. As often as a text has a minimal
    window, the words stand near each other there; two windows may share places. Of more than
    `MAX_WORDS` words nothing is found.
    """
    words = len(bounds) - 1
    if words > MAX_WORDS:
        return np.empty(0, np.uint32), np.empty(0, np.uint32)
    met, candidates = having_all(bounds, spans, places[0], lengths)
    found = size = 0
    firsts = np.empty(len(lengths), np.int64)
    for document in candidates:
        firsts[document] = size
        size += int((np.int64(lengths[document]) + 63) >> 6)
    repeated, latest = _repeated(bounds, spans), np.empty(words + 1, np.int64)
    are_two = words == 2 and repeated[0, 1] == 1
    marked = mark_words(bounds, spans, places, lengths, met, firsts, size, repeated[0])
    documents, counts = np.empty(len(candidates), np.uint32), np.empty(len(candidates), np.uint32)
    for document in candidates:
        first = firsts[document]
        end = first + ((np.int64(lengths[document]) + 63) >> 6)
        if are_two:
            windows = _count_two(marked, first, end, words - 1 + slop)
        else:
            windows = _count(marked, first, end, words - 1 + slop, repeated, latest)
        documents[found], counts[found] = document, windows
        found += windows > 0
    return documents[:found], counts[:found]
