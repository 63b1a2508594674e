"""Finds the words that stand one behind the other: positions in, numbers of occurrences out.

Where a file is damaged the numbers may be wrong, but nothing is read or written outside of arrays.
"""

import numpy as np
from numba import int64, types, uint16, uint32

from search.compiling import AnyArray, kernel
from search.embedded.kernels.packing import BLOCK_BITS, read_inside
from search.embedded.kernels.places import PLACES, PlacesTuple, first_bit
from search.embedded.kernels.scoring import SPANS, U16, U32
from search.lexicon.kernels.membership import count_bits

_I64 = types.Array(int64, 1, "C", readonly=True)
_PAIR = types.UniTuple(uint32[::1], 2)  # type: ignore[no-untyped-call]
_FOUND = types.UniTuple(uint16[::1], 2)  # type: ignore[no-untyped-call]


@kernel(_FOUND(_I64, SPANS, U16, U32))
def having_all(
    bounds: AnyArray, spans: AnyArray, docs: AnyArray, texts: AnyArray
) -> tuple[AnyArray, AnyArray]:
    """Return how many of the words each document was found to have, and the documents with all.

    Documents whose texts (their lengths) have no room for so many words are left out.
    """
    words, size = len(bounds) - 1, len(texts)
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
                if document < size and met[document] == step and texts[document] >= words:
                    met[document] = step + 1
                    having[found] = document
                    found += step == words - 1
    return met, having[:found]


@kernel(_PAIR(_I64, SPANS, PLACES, U32))
def count_occurrences(
    bounds: AnyArray,
    spans: AnyArray,
    places: PlacesTuple,
    lengths: AnyArray,
) -> tuple[AnyArray, AnyArray]:
    """Return the documents (u32) in which a phrase stands, and how often (u32).

    The postings of word n are in `spans[bounds[n]:bounds[n + 1]]`.
    """
    docs, freqs, widths, positions, _ = places
    words, limit = len(bounds) - 1, np.uint64(BLOCK_BITS * (len(positions) - 1))
    met, candidates = having_all(bounds, spans, docs, lengths)
    # A bit for each place of a candidate where the phrase may still begin.
    firsts, size = np.empty(len(lengths), np.int64), 0
    for document in candidates:
        firsts[document] = size
        size += int((np.int64(lengths[document]) + 63) >> 6)
    begins, narrowed, left = np.zeros(size, np.uint64), np.zeros(size, np.uint64), size
    for word in range(words):
        # Of most long phrases nothing is left after a few words.
        if left == 0:
            return np.empty(0, np.uint32), np.empty(0, np.uint32)
        narrowed[:], left = 0, 0
        for span in range(bounds[word], bounds[word + 1]):
            bit = first_bit(places, int(np.int64(spans[span, 0])))
            for posting in range(spans[span, 0], spans[span, 1]):
                document = docs[posting]
                if document >= len(widths):
                    continue
                width, freq = np.uint64(widths[document]), np.uint64(freqs[posting])
                end = bit + freq * width
                is_read = met[document] == words and end <= limit
                for _ in range(freq if is_read else np.uint64(0)):
                    begin = np.int64(read_inside(positions, bit, width)) - word
                    bit += width
                    if 0 <= begin < lengths[document]:
                        block, place = firsts[document] + (begin >> 6), np.uint64(begin & 63)
                        is_open = word == 0 or (begins[block] >> place) & np.uint64(1) != 0
                        narrowed[block] |= np.uint64(is_open) << place
                        left += is_open
                bit = end
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
