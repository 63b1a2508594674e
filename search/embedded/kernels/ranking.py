"""Ranks the documents of a segment by a group of words, in one pass over their postings.

Words come in the order in which their scores are added. MaxScore (Turtle & Flood, "Query
evaluation: strategies and optimizations", 1995) by document: once the best are many enough, a word
is scored only where it and the words behind it can still lift a document over the worst of them;
elsewhere it is only counted, so that totals stay exact.
"""

import numpy as np
from numba import float64, int64, types, uint32, uint64, void

from search.compiling import AnyArray, kernel
from search.embedded.kernels.matching import MARKS, MAX_CLAUSES, SCORES, wanted_met
from search.embedded.kernels.membership import place_of
from search.embedded.kernels.scoring import (
    COUNTS,
    IN_BODY,
    IN_TITLE,
    LIST,
    SPANS,
    U8,
    U16,
    U32,
    WINDOW,
    add_spans,
    gather,
    saturate,
)
from search.embedded.kernels.selection import (
    ALL,
    ANY,
    DAYS,
    KEYS,
    LISTS,
    PLACES,
    TALLY,
    least_score,
    select,
)
from search.ranking.bm25 import K1

TITLE, BODY = 1, 2
"""The bits of the fields that a word is looked for in."""
_SLACK = 1 + 1e-9
"""More than what the order of a sum can change."""

# What is handed over in exactly the type that is declared costs a call 5 µs less: arrays of files
# are read-only, others not.
_FACTORS = float64[::1]
_WORDS = (uint32[::1], uint32[::1], int64[::1], int64[::1])
_ROW_FINDER = (uint64[::1], uint32[::1])
_FOUND = types.Tuple((SPANS, int64[::1]))  # type: ignore[no-untyped-call]


@kernel(_FOUND(*_WORDS, *_ROW_FINDER, U32, U16, U32, U16))
def find_words(
    spellings: AnyArray,
    weights: AnyArray,
    starts: AnyArray,
    fields: AnyArray,
    bits: AnyArray,
    before: AnyArray,
    title_starts: AnyArray,
    title_docs: AnyArray,
    body_starts: AnyArray,
    body_docs: AnyArray,
) -> tuple[AnyArray, AnyArray]:
    """Return the spans of words and their bounds, as `rank` takes the words.

    Word n has the spans of bodies from bound 2n to bound 2n + 1, those of titles to 2n + 2.
    """
    spans, number = np.empty((2 * len(spellings), 4), np.uint32), 0
    bounds = np.zeros(2 * len(fields) + 1, np.int64)
    rows = np.empty(len(spellings), np.int64)
    for order in range(len(spellings)):
        rows[order] = place_of(bits, before, spellings[order])
    for word in range(len(fields)):
        first, last = starts[word], starts[word + 1]
        own, weighed = rows[first:last], weights[first:last]
        if fields[word] & BODY:
            number = add_spans(own, weighed, body_starts, body_docs, spans, number)
        bounds[2 * word + 1] = number
        if fields[word] & TITLE:
            number = add_spans(own, weighed, title_starts, title_docs, spans, number)
        bounds[2 * word + 2] = number
    return spans, bounds


@kernel(
    void(
        *(*_WORDS, int64[::1], float64[::1], int64, int64, *_ROW_FINDER),
        *(U32, U16, U8, _FACTORS, U32, U16, U8, _FACTORS),
        *(U8, U8, _FACTORS, DAYS, U32, int64, int64),
        *(KEYS, PLACES, KEYS, TALLY, TALLY, LISTS),
        *(MARKS, SCORES, COUNTS, LIST, LIST),
    )
)
def rank(
    spellings: AnyArray,
    weights: AnyArray,
    starts: AnyArray,
    fields: AnyArray,
    steps: AnyArray,
    idfs: AnyArray,
    musts: int,
    wanted: int,
    bits: AnyArray,
    before: AnyArray,
    title_starts: AnyArray,
    title_docs: AnyArray,
    title_freqs: AnyArray,
    title_factors: AnyArray,
    body_starts: AnyArray,
    body_docs: AnyArray,
    body_freqs: AnyArray,
    body_factors: AnyArray,
    allowed: AnyArray,
    passes: AnyArray,
    factors: AnyArray,
    days: AnyArray,
    ranks: AnyArray,
    base: int,
    order: int,
    keys: AnyArray,
    places: AnyArray,
    kept_scores: AnyArray,
    rooms: AnyArray,
    tallies: AnyArray,
    matched: AnyArray,
    marks: AnyArray,
    scores: AnyArray,
    counts: AnyArray,
    touched: AnyArray,
    listed: AnyArray,
) -> None:
    """Write the documents that match, and keep the best of those that also pass.

    Word n has the spellings, with their weights, from `starts[n]` to `starts[n + 1]`, and its
    fields, mark and idf, 0 for a word that is forbidden; those come last. `bits` and `before` find
    the row of a spelling in the segment. The rest is as for `scoring.grade` and
    `selection.select`; the scratch is by document of a window, zero before and after. `factors` are
    at most 1, so that what a score can become before them is a bound of what it becomes.
    """
    spans, bounds = find_words(
        *(spellings, weights, starts, fields, bits, before),
        *(title_starts, title_docs, body_starts, body_docs),
    )
    most = np.zeros(len(idfs) + 1)
    # How many of the words need not be met to have all that is wanted: of a choice all but one.
    spare = -wanted
    for word in range(len(idfs) - 1, -1, -1):
        most[word] = most[word + 1] + idfs[word] * (K1 + 1) * _SLACK
        spare += int(steps[word]) & MAX_CLAUSES
    for first in range(0, len(allowed), WINDOW):
        last = min(first + WINDOW, len(allowed))
        least_any = least_score(keys, rooms, tallies, ANY, order)
        least = min(least_any, least_score(keys, rooms, tallies, ALL, order))
        number = np.uint64(0)
        for word in range(len(idfs)):
            middle, end = bounds[2 * word + 1], bounds[2 * word + 2]
            met = gather(
                *(spans, bounds[2 * word], middle, body_docs, body_freqs, IN_BODY),
                *(first, last, counts, touched, 0),
            )
            met = gather(
                *(spans, middle, end, title_docs, title_freqs, IN_TITLE),
                *(first, last, counts, touched, met),
            )
            step, idf = np.uint32(steps[word]), idfs[word]
            for candidate in range(met):
                place = np.uint64(touched[np.uint64(candidate)])
                count, mark, score = counts[place], marks[place], scores[place]
                counts[place] = 0
                # Written before it is known to be new: a branch would be guessed wrong too often.
                listed[number] = place
                number += np.uint64(mark == 0)
                marks[place] = mark + step
                # What has all words so far may be among the best of those that have all.
                may_have_all = wanted_met(mark) + spare >= word
                if score + most[word] >= (least if may_have_all else least_any):
                    at = place + np.uint64(first)
                    grade = saturate(count, title_factors[at], body_factors[at])
                    scores[place] = score + idf * grade
        select(
            *(listed, int(np.int64(number)), first, False, musts, wanted, marks, scores),
            *(allowed, passes, factors, days, ranks, base, order),
            *(keys, places, kept_scores, rooms, tallies, matched),
        )
