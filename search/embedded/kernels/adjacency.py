"""Counts where words stand behind each other, in a few documents only.

Where a file is damaged the numbers may be wrong, but nothing is read or written outside of arrays.
"""

import numpy as np
from numba import float64, int64, uint16, uint32, void

from search.compiling import AnyArray, kernel
from search.embedded.kernels.heap import is_worse
from search.embedded.kernels.packing import read_bits
from search.embedded.kernels.places import PLACES, PlacesTuple, first_bit
from search.embedded.kernels.ranking import WORDS
from search.embedded.kernels.scoring import SPAN
from search.embedded.kernels.segments import BASE, DOCUMENTS, SEGMENTS, body_of, title_of
from search.embedded.kernels.selection import (
    HEAPS,
    KEPT,
    NUMBER,
    RELEVANCE,
    RESTRICTIONS,
    SCORE_STEPS,
    entrants_of,
)
from search.embedded.kernels.spans import open_column
from search.ranking.bm25 import K1

MOST_PLACES = 1 << 10
"""Further places of a word in one text are not looked at."""
_DOCUMENTS, _NUMBERS, _COUNTS = uint16[::1], int64[::1], int64[:, ::1]
_NONE = -1


@kernel(void(_DOCUMENTS, int64, int64, PLACES, _NUMBERS))
def find_postings(
    documents: AnyArray, first: int, end: int, places: PlacesTuple, found: AnyArray
) -> None:
    """Write the first posting of each document, ascending, from `first` to before `end`, or -1."""
    docs = places[0]
    for order in range(len(documents)):
        document, last = documents[order], end
        while first < last:
            middle = (first + last) >> 1
            if docs[middle] < document:
                first = middle + 1
            else:
                last = middle
        found[order] = first if first < end and docs[first] == document else _NONE


@kernel(int64(uint16, int64, int64, PLACES, uint32[::1], int64))
def add_places(
    document: int, posting: int, end: int, places: PlacesTuple, found: AnyArray, count: int
) -> int:
    """Add the places of a document's postings before `end` to the `count` found, ascending.

    Returns how many are found then.
    """
    docs, freqs, widths, positions, _ = places
    if document >= len(widths):
        return count
    bit, width = first_bit(places, posting), np.uint64(widths[document])
    while posting < end and docs[posting] == document:
        for _ in range(freqs[posting]):
            place = np.uint32(read_bits(positions, bit, width))
            bit += width
            if count == len(found):
                return count
            at = count
            while at > 0 and found[at - 1] > place:
                found[at] = found[at - 1]
                at -= 1
            found[at] = place
            count += 1
        posting += 1
    return count


@kernel(int64(uint32[::1], uint32[::1], int64))
def count_behind(firsts: AnyArray, seconds: AnyArray, reach: int) -> int:
    """Return how many of the second places have one of the first up to `reach` before them."""
    count, before = 0, 0
    for place in seconds:
        while before < len(firsts) and np.int64(firsts[before]) < np.int64(place) - reach:
            before += 1
        count += before < len(firsts) and firsts[before] < place
    return count


@kernel()
def _near_spans(words: AnyArray, column: int, segments: int) -> tuple[AnyArray, AnyArray]:
    """Return the spans of the best spellings of words in a column of `spans.find_word`, and where
    those of each word end (i64)."""
    ends = np.zeros(len(words) + 1, np.int64)
    for word in range(len(words)):
        ends[word + 1] = ends[word] + open_column(words[word], column, segments)[1]
    spans = np.empty((ends[-1], 2), np.int64)
    for word in range(len(words)):
        own, near = open_column(words[word], column, segments)
        for order in range(near):
            first = SPAN * order
            spans[ends[word] + order] = np.int64(own[first]), np.int64(own[first + 1])
    return spans, ends


@kernel()
def _count_in_field(
    documents: AnyArray,
    near: tuple[AnyArray, AnyArray],
    pairs: AnyArray,
    reach: int,
    places: PlacesTuple,
    counts: AnyArray,
) -> None:
    """Add to the counts what one field of a segment has of each pair in each document."""
    spans, ends = near
    words = len(ends) - 1
    postings = np.empty((len(spans), len(documents)), np.int64)
    for span in range(len(spans)):
        find_postings(documents, spans[span, 0], spans[span, 1], places, postings[span])
    found, numbers = np.empty((words, MOST_PLACES), np.uint32), np.empty(words, np.int64)
    for order in range(len(documents)):
        numbers[:] = _NONE
        for pair in range(len(pairs)):
            for side in range(2):
                word = pairs[pair, side]
                if numbers[word] == _NONE:
                    numbers[word] = 0
                    for span in range(ends[word], ends[word + 1]):
                        posting = postings[span, order]
                        if posting != _NONE:
                            numbers[word] = add_places(
                                *(documents[order], posting, spans[span, 1], places),
                                *(found[word], numbers[word]),
                            )
                if numbers[word] == 0:
                    break
            one, other = pairs[pair]
            if numbers[one] > 0 and numbers[other] > 0:
                firsts, seconds = found[one, : numbers[one]], found[other, : numbers[other]]
                counts[order, pair] += count_behind(firsts, seconds, reach)


@kernel()
def _here(numbers: AnyArray, segment: AnyArray) -> AnyArray:
    """Return the places of the numbers that are documents of a segment, these ascending."""
    base, end = segment[BASE], segment[BASE] + segment[DOCUMENTS]
    here, count = np.empty(len(numbers), np.int64), 0
    for place in range(len(numbers)):
        if base <= numbers[place] < end:
            at = count
            while at > 0 and numbers[here[at - 1]] > numbers[place]:
                here[at] = here[at - 1]
                at -= 1
            here[at] = place
            count += 1
    return here[:count]


@kernel(float64[::1](_NUMBERS, WORDS, _COUNTS, float64[::1], int64, SEGMENTS, RESTRICTIONS))
def find_bonuses(
    numbers: AnyArray,
    words: AnyArray,
    pairs: AnyArray,
    worths: AnyArray,
    reach: int,
    segments: AnyArray,
    restrictions: AnyArray,
) -> AnyArray:
    """Return the bonus (f64) of each document of the generation: for each pair its worth,
    saturated, times the document's own factor if there are factors.

    `words` are as for `ranking.rank`, `pairs` i64[pairs, 2] are numbers of them. A pair counts
    wherever its second word has the first up to `reach` places before it. The twin of
    `search.ranking.adjacency.bonus`.
    """
    bonuses = np.zeros(len(numbers))
    for which in range(len(segments)):
        here = _here(numbers, segments[which])
        if len(here) == 0:
            continue
        documents = (numbers[here] - segments[which, BASE]).astype(np.uint16)
        counts = np.zeros((len(here), len(pairs)), np.int64)
        body, title = body_of(segments[which]).places, title_of(segments[which]).places
        for column, places in ((2 * which + 1, title), (2 * which, body)):
            near = _near_spans(words, column, len(segments))
            _count_in_field(documents, near, pairs, reach, places, counts)
        factors = entrants_of(segments[which], restrictions[which], RELEVANCE).factors
        for order in range(len(here)):
            for pair in range(len(pairs)):
                times = np.float64(counts[order, pair])
                bonuses[here[order]] += worths[pair] * (times * (K1 + 1) / (times + K1))
            if len(factors) > 0:
                bonuses[here[order]] *= factors[documents[order]]
    return bonuses


@kernel(
    void(
        *(HEAPS, int64, int64, WORDS, _COUNTS, float64[::1], int64),
        *(SEGMENTS, RESTRICTIONS),
    )
)
def add_bonuses(
    heaps: tuple[AnyArray, AnyArray, AnyArray, AnyArray, AnyArray],
    heap: int,
    most: int,
    words: AnyArray,
    pairs: AnyArray,
    worths: AnyArray,
    reach: int,
    segments: AnyArray,
    restrictions: AnyArray,
) -> None:
    """Add to the scores of the first so many of a heap in order what neighbours are worth.

    The order of these changes by it. The rest is as for `find_bonuses`.
    """
    keys, places, scores, _, tallies = heaps
    kept = min(most, tallies[KEPT + heap])
    numbers = places[heap, :kept] & NUMBER
    bonuses = find_bonuses(numbers, words, pairs, worths, reach, segments, restrictions)
    for order in range(kept):
        score, place = scores[heap, order] + bonuses[order], places[heap, order]
        key, at = np.rint(score * SCORE_STEPS), order
        while at > 0 and is_worse(keys[heap, at - 1], places[heap, at - 1], key, place):
            keys[heap, at], places[heap, at] = keys[heap, at - 1], places[heap, at - 1]
            scores[heap, at] = scores[heap, at - 1]
            at -= 1
        keys[heap, at], places[heap, at], scores[heap, at] = key, place, score
