"""Finds the words that stand one behind the other: positions in, numbers of occurrences out.

Where a file is damaged the numbers may be wrong, but nothing is read or written outside of arrays.
"""

import numpy as np
from numba import int64, types, uint16, uint32, uint64

from search.compiling import AnyArray, kernel
from search.embedded.kernels.membership import count_bits
from search.embedded.kernels.scoring import FREQS, SPANS, U16, U32

STRIDE = 128
_I64 = types.Array(int64, 1, "C", readonly=True)
_U64 = types.Array(uint64, 1, "C", readonly=True)
_PAIR = types.UniTuple(uint32[::1], 2)  # type: ignore[no-untyped-call]
_FOUND = types.UniTuple(uint16[::1], 2)  # type: ignore[no-untyped-call]


@kernel(*(uint64[::1](freqs) for freqs in FREQS))
def mark_positions(freqs: AnyArray) -> AnyArray:
    """Return (u64) where the positions of every 128th posting begin: the sum of freqs before."""
    marks = np.zeros(len(freqs) // STRIDE + 1, np.uint64)
    total = np.uint64(0)
    for posting in range(len(freqs)):
        if posting % STRIDE == 0:
            marks[posting // STRIDE] = total
        total += np.uint64(freqs[posting])
    if len(freqs) % STRIDE == 0:
        marks[len(freqs) // STRIDE] = total
    return marks


@kernel(*(int64(_U64, freqs, int64) for freqs in FREQS))
def first_position(marks: AnyArray, freqs: AnyArray, posting: int) -> int:
    """Return the place of the first position of a posting."""
    place = int(np.int64(marks[posting // STRIDE]))
    for before in range(posting - posting % STRIDE, posting):
        place += int(np.int64(freqs[before]))
    return place


@kernel(_FOUND(_I64, SPANS, U16, int64))
def _having_all(
    bounds: AnyArray, spans: AnyArray, docs: AnyArray, size: int
) -> tuple[AnyArray, AnyArray]:
    """Return how many of the words each document was found to have, and the documents with all."""
    words = len(bounds) - 1
    lengths = np.zeros(words, np.int64)
    for word in range(words):
        for span in range(bounds[word], bounds[word + 1]):
            lengths[word] += np.int64(spans[span, 1]) - np.int64(spans[span, 0])
    met, having, found = np.zeros(size, np.uint16), np.empty(size, np.uint16), 0
    # The rarest first: a document without it is never looked at again.
    for step, word in enumerate(np.argsort(lengths)):
        for span in range(bounds[word], bounds[word + 1]):
            for posting in range(spans[span, 0], spans[span, 1]):
                document = docs[posting]
                if document < size and met[document] == step:
                    met[document] = step + 1
                    having[found] = document
                    found += step == words - 1
    return met, having[:found]


@kernel(*(_PAIR(_I64, SPANS, U16, freqs, freqs, _U64, U32) for freqs in FREQS))
def count_occurrences(
    bounds: AnyArray,
    spans: AnyArray,
    docs: AnyArray,
    freqs: AnyArray,
    positions: AnyArray,
    marks: AnyArray,
    lengths: AnyArray,
) -> tuple[AnyArray, AnyArray]:
    """Return the documents (u32) in which a phrase stands, and how often (u32).

    The postings of word n are in `spans[bounds[n]:bounds[n + 1]]`.
    """
    words = len(bounds) - 1
    met, candidates = _having_all(bounds, spans, docs, len(lengths))
    # A bit for each place of a candidate where the phrase may still begin.
    firsts, size = np.empty(len(lengths), np.int64), 0
    for document in candidates:
        firsts[document] = size
        size += int((np.int64(lengths[document]) + 63) >> 6)
    begins, narrowed = np.zeros(size, np.uint64), np.zeros(size, np.uint64)
    for word in range(words if size else 0):
        narrowed[:] = 0
        for span in range(bounds[word], bounds[word + 1]):
            place = first_position(marks, freqs, int(np.int64(spans[span, 0])))
            for posting in range(spans[span, 0], spans[span, 1]):
                end = place + int(np.int64(freqs[posting]))
                document = docs[posting]
                is_candidate = document < len(lengths) and met[document] == words
                for each in range(place, min(end, len(positions)) if is_candidate else place):
                    begin = np.int64(positions[each]) - word
                    if 0 <= begin < lengths[document]:
                        block, bit = firsts[document] + (begin >> 6), np.uint64(begin & 63)
                        is_open = word == 0 or (begins[block] >> bit) & np.uint64(1) != 0
                        narrowed[block] |= np.uint64(is_open) << bit
                place = end
        begins, narrowed = narrowed, begins
    found = 0
    documents, counts = np.empty(len(candidates), np.uint32), np.empty(len(candidates), np.uint32)
    for document in candidates:
        times = 0
        for block in range((np.int64(lengths[document]) + 63) >> 6):
            times += count_bits(begins[firsts[document] + block])
        documents[found], counts[found] = document, times
        found += times > 0
    return documents[:found], counts[:found]
