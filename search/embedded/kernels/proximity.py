"""Finds the words that stand near each other, in any order: positions in, numbers of windows out.

Where a file is damaged the numbers may be wrong, but nothing is read or written outside of arrays.
"""

import numpy as np
from numba import boolean, int64, types, uint32, uint64

from search.compiling import AnyArray, kernel
from search.embedded.kernels.assignment import have_places
from search.embedded.kernels.packing import read_bits
from search.embedded.kernels.phrases import having_all
from search.embedded.kernels.places import PLACES, PlacesTuple, first_bit
from search.embedded.kernels.scoring import SPANS, U16, U32
from search.lexicon.kernels.membership import count_bits

MAX_WORDS = 64
"""The most words of a query: a bit for each tells what a place may stand for."""
_ZERO, _ONE, _NOBODY = np.uint64(0), np.uint64(1), np.int64(-1)
_I64 = types.Array(int64, 1, "C", readonly=True)
_PAIR = types.UniTuple(uint32[::1], 2)  # type: ignore[no-untyped-call]


@kernel(uint64[:, ::1](_I64, SPANS, PLACES, U32, U16, _I64, int64))
def mark_words(
    bounds: AnyArray,
    spans: AnyArray,
    places: PlacesTuple,
    lengths: AnyArray,
    met: AnyArray,
    firsts: AnyArray,
    size: int,
) -> AnyArray:
    """Return a bit for each word and each place of a candidate, set where the word stands.

    The bits of word n are u64[n]; those of a document begin at the block `firsts[document]`.
    """
    docs, freqs, widths, positions, _ = places
    words = len(bounds) - 1
    marked = np.zeros((words, size), np.uint64)
    for word in range(words):
        for span in range(bounds[word], bounds[word + 1]):
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
                        marked[word, block] |= _ONE << (place & np.uint64(63))
                bit = end
    return marked


@kernel(int64(uint64[:, ::1], int64, int64, int64[::1], uint64[::1]))
def _list_places(marked: AnyArray, first: int, end: int, places: AnyArray, masks: AnyArray) -> int:
    """List the places of a document that a word may have, and which words; return how many."""
    number = 0
    for block in range(first, end):
        left = _ZERO
        for word in range(len(marked)):
            left |= marked[word, block]
        while left != _ZERO:
            lowest = left & (~left + _ONE)
            left ^= lowest
            places[number] = 64 * (block - first) + count_bits(lowest - _ONE)
            masks[number] = _ZERO
            for word in range(len(marked)):
                has = marked[word, block] & lowest != _ZERO
                masks[number] |= np.uint64(has) << np.uint64(word)
            number += 1
    return number


@kernel(int64(int64[::1], uint64[::1], int64, int64, int64))
def _count_shared(places: AnyArray, masks: AnyArray, number: int, words: int, reach: int) -> int:
    """Return how many minimal windows there are among listed places, of words that may share."""
    first = windows = 0
    for last in range(number):
        while places[last] - places[first] > reach:
            first += 1
        is_window = False
        # Narrowed until it is none: the last that was one is minimal, and the next begins later.
        while last - first + 1 >= words and have_places(masks, first, last + 1, words):
            first += 1
            is_window = True
        windows += is_window
    return windows


@kernel(int64(uint64[:, ::1], int64, int64, int64, int64[::1]))
def _count_own(marked: AnyArray, first: int, end: int, reach: int, latest: AnyArray) -> int:
    """Return how many minimal windows a document has of words that share no spelling.

    The bits of the document are in the blocks from `first` to before `end`; `latest` is scratch.
    """
    latest[:] = _NOBODY
    windows, begun = 0, np.int64(-1)
    for block in range(first, end):
        left = _ZERO
        for word in range(len(latest)):
            left |= marked[word, block]
        while left != _ZERO:
            lowest = left & (~left + _ONE)
            left ^= lowest
            place = np.int64(64 * (block - first) + count_bits(lowest - _ONE))
            begin = place
            for word in range(len(latest)):
                if marked[word, block] & lowest != _ZERO:
                    latest[word] = place
                begin = min(begin, latest[word])
            # The narrowest that ends here; it holds another where one before began there, too.
            windows += int(begin > begun and place - begin <= reach)
            begun = max(begun, begin)
    return windows


@kernel(boolean(SPANS))
def _share_spellings(spans: AnyArray) -> bool:
    """Say whether two words have a spelling that is the same: spans that begin at one posting."""
    return len(np.unique(spans[:, 0])) < len(spans)


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
    met, candidates = having_all(bounds, spans, places[0], len(lengths))
    found = size = longest = 0
    firsts = np.empty(len(lengths), np.int64)
    for document in candidates:
        firsts[document] = size
        size += int((np.int64(lengths[document]) + 63) >> 6)
        longest = max(longest, int(np.int64(lengths[document])))
    marked = mark_words(bounds, spans, places, lengths, met, firsts, size)
    at, masks = np.empty(longest, np.int64), np.empty(longest, np.uint64)
    latest, are_shared = np.empty(words, np.int64), _share_spellings(spans)
    documents, counts = np.empty(len(candidates), np.uint32), np.empty(len(candidates), np.uint32)
    for document in candidates:
        end = firsts[document] + ((np.int64(lengths[document]) + 63) >> 6)
        if are_shared:
            number = _list_places(marked, firsts[document], end, at, masks)
            windows = _count_shared(at, masks, number, words, words - 1 + slop)
        else:
            windows = _count_own(marked, firsts[document], end, words - 1 + slop, latest)
        documents[found], counts[found] = document, windows
        found += windows > 0
    return documents[:found], counts[:found]
