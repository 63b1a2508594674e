"""Counts where words stand behind each other, in a few documents only.

Where a file is damaged the numbers may be wrong, but nothing is read or written outside of arrays.
"""

from typing import NamedTuple

import numpy as np

from search.compiling import AnyArray, kernel
from search.embedded.kernels.blocks import has
from search.embedded.kernels.packing import read_bits
from search.embedded.kernels.places import PlacesTuple, first_bit
from search.embedded.kernels.scoring import ROOM_BLOCKS, SPAN
from search.embedded.kernels.spans import MOST_NEAR, open_column

MOST_PLACES = 1 << 10
"""Further places of a word in one text are not looked at."""
MOST_READ = 1 << 9
"""Of spellings in so few documents all postings are looked at."""
_NONE = -1


class Work(NamedTuple):
    """Room for what is found in a segment.

    `here` are the places of the numbers that are documents of it, `documents` what these are there,
    ascending, `marked` the blocks of them, `counts` i64[numbers, pairs] what they have of each
    pair. Of a field there are the `spans` i64 of the best spellings of all words, where those of
    each word end, and by span and document the first of the `postings` i64. Of a document there are
    the `places` u32[words, MOST_PLACES] of the words, and how many.
    """

    here: AnyArray
    documents: AnyArray
    marked: AnyArray
    counts: AnyArray
    spans: AnyArray
    ends: AnyArray
    postings: AnyArray
    places: AnyArray
    numbers: AnyArray


@kernel()
def work_for(numbers: int, words: int, pairs: int) -> Work:
    """Return the room for so many numbers of documents, words and pairs of these."""
    spans = words * MOST_NEAR
    return Work(
        *(np.empty(numbers, np.int64), np.empty(numbers, np.uint16)),
        *(np.zeros(ROOM_BLOCKS, np.uint64), np.empty((numbers, pairs), np.int64)),
        *(np.empty((spans, 2), np.int64), np.zeros(words + 1, np.int64)),
        *(np.empty((spans, numbers), np.int64), np.empty((words, MOST_PLACES), np.uint32)),
        np.empty(words, np.int64),
    )


@kernel(makes_arrays=False)
def _find_near(documents: AnyArray, first: int, end: int, docs: AnyArray, found: AnyArray) -> None:
    """Write the first posting of each document, ascending, from `first` to before `end`, or -1."""
    for order in range(len(documents)):
        document, last = documents[order], end
        while first < last:
            middle = (first + last) >> 1
            if docs[middle] < document:
                first = middle + 1
            else:
                last = middle
        found[order] = first if first < end and docs[first] == document else _NONE


@kernel(makes_arrays=False)
def find_postings(
    documents: AnyArray, marked: AnyArray, first: int, end: int, docs: AnyArray, found: AnyArray
) -> None:
    """Write the first posting of each document, ascending, from `first` to before `end`, or -1.

    `marked` are the blocks of the documents. To look at each of some hundred postings is faster
    than to look for each document: what is guessed wrong costs as much as twenty that are read.
    """
    if end - first > MOST_READ:
        _find_near(documents, first, end, docs, found)
        return
    for order in range(len(documents)):
        found[order] = _NONE
    order = 0
    for posting in range(first, end):
        document = docs[posting]
        if has(marked, np.uint64(document)):
            while order < len(documents) and documents[order] < document:
                order += 1
            if order < len(documents) and found[order] == _NONE:
                found[order] = posting


@kernel(makes_arrays=False)
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


@kernel(makes_arrays=False)
def count_behind(firsts: AnyArray, ones: int, seconds: AnyArray, others: int, reach: int) -> int:
    """Return how many of so many second places have one of the first up to `reach` before them."""
    count, before = 0, 0
    for order in range(others):
        place = np.int64(seconds[order])
        while before < ones and np.int64(firsts[before]) < place - reach:
            before += 1
        count += int(before < ones and np.int64(firsts[before]) < place)
    return count


@kernel(makes_arrays=False)
def find_spans(
    words: AnyArray, column: int, segments: int, count: int, docs: AnyArray, work: Work
) -> None:
    """Find the postings of the best spellings of words, in a column of `spans.find_word`, that
    the first so many documents have."""
    number = 0
    for word in range(len(words)):
        own, near = open_column(words[word], column, segments)
        for order in range(near):
            first, end = int(np.int64(own[SPAN * order])), int(np.int64(own[SPAN * order + 1]))
            work.spans[number, 0], work.spans[number, 1] = first, end
            found = work.postings[number, :count]
            find_postings(work.documents[:count], work.marked, first, end, docs, found)
            number += 1
        work.ends[word + 1] = number


@kernel(makes_arrays=False)
def _find_places(word: int, order: int, places: PlacesTuple, work: Work) -> None:
    """Find the places of a word in a document."""
    number = 0
    for span in range(work.ends[word], work.ends[word + 1]):
        posting = work.postings[span, order]
        if posting != _NONE:
            document, end = work.documents[order], work.spans[span, 1]
            number = add_places(document, posting, end, places, work.places[word], number)
    work.numbers[word] = number


@kernel(makes_arrays=False)
def count_pairs(pairs: AnyArray, reach: int, order: int, places: PlacesTuple, work: Work) -> None:
    """Add what a field of a document has of each pair; places are found of what needs them."""
    for word in range(len(work.numbers)):
        work.numbers[word] = _NONE
    for pair in range(len(pairs)):
        one, other = pairs[pair, 0], pairs[pair, 1]
        if work.numbers[one] == _NONE:
            _find_places(one, order, places, work)
        if work.numbers[one] > 0 and work.numbers[other] == _NONE:
            _find_places(other, order, places, work)
        if work.numbers[one] > 0 and work.numbers[other] > 0:
            firsts, seconds = work.places[one], work.places[other]
            numbers = work.numbers[one], work.numbers[other]
            behind = count_behind(firsts, numbers[0], seconds, numbers[1], reach)
            work.counts[order, pair] += behind
