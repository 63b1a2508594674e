"""Ranks the documents of all segments by a group of words, in one pass over their postings.

Every posting is counted, so that totals are exact; what is counted of each word stays until its
segment is finished. Parts of segments would be kinder to the processor's cache, but most spellings
of a word have few postings: to stop and go on in each part costs more. Which documents match
follows from their sets, 64 at a time, and which of them are worth a score from the classes of
`classes`.
"""

from typing import NamedTuple

import numpy as np
from numba import float64, int64, types, uint32, uint64, void

from search.compiling import AnyArray, kernel
from search.embedded.kernels.blocks import count_members
from search.embedded.kernels.classes import (
    Classes,
    Counted,
    Work,
    classes_of,
    enter_best,
    work_for,
)
from search.embedded.kernels.scoring import LIST, ROOM_BLOCKS, SPAN, gather
from search.embedded.kernels.segments import (
    FIRST_BLOCK,
    SEGMENTS,
    Text,
    body_of,
    title_of,
)
from search.embedded.kernels.selection import (
    ALL,
    ANY,
    HEAPS,
    MATCHED,
    PASSED,
    RESTRICTIONS,
    Entrants,
    Heaps,
    PlainHeaps,
    entrants_of,
)
from search.embedded.kernels.spans import open_column
from search.embedded.kernels.views import prefetch

WORDS, IDFS = int64[::1], float64[::1]
_NEEDS = types.UniTuple(int64, 4)  # type: ignore[no-untyped-call]
_SCRATCH = types.Tuple(  # type: ignore[no-untyped-call]
    (uint32[:, ::1], uint32[:, ::1], uint64[:, ::1], uint64[:, ::1], LIST, MATCHED)
)
Scratch = tuple[AnyArray, AnyArray, AnyArray, AnyArray, AnyArray, AnyArray]
"""Room to count in, see `rank`."""


class Needs(NamedTuple):
    """Of the words the first `musts` are required, the first `positive` score, the others are
    forbidden; what has `wanted` of them, all that are positive or one, has all. And the order."""

    musts: int
    positive: int
    wanted: int
    order: int


@kernel(makes_arrays=False)
def _match(
    having: AnyArray, needs: Needs, allowed: AnyArray, some: AnyArray, whole: AnyArray
) -> None:
    """Write the blocks of a segment that match, and those that have all that is wanted."""
    for block in range(len(allowed)):
        some[block], whole[block] = 0, allowed[block]
    for word in range(needs.positive):
        for block in range(len(allowed)):
            some[block] |= having[word, block]
            whole[block] &= having[word, block]
    for block in range(len(allowed)):
        some[block] &= allowed[block]
    for word in range(needs.musts):
        for block in range(len(allowed)):
            some[block] &= having[word, block]
    for word in range(needs.positive, len(having)):
        for block in range(len(allowed)):
            some[block] &= ~having[word, block]
    for block in range(len(allowed)):
        whole[block] = some[block] & (whole[block] if needs.wanted > 1 else some[block])


@kernel(makes_arrays=False)
def _count_passing(matching: AnyArray, entrants: Entrants, passing: AnyArray) -> int:
    """Write what passes of what matches in a segment; return how many documents that are."""
    for block in range(len(matching)):
        passing[block] = matching[block] & entrants.passing[block]
    return count_members(passing[: len(matching)])


@kernel(makes_arrays=False)
def _clear(blocks: AnyArray, counts: AnyArray) -> None:
    """Clear blocks of documents, and what is counted of each."""
    for word in range(len(blocks)):
        for block in range(ROOM_BLOCKS):
            if blocks[word, block]:
                blocks[word, block] = 0
                for place in range(block << 6, (block + 1) << 6):
                    counts[word, place] = 0


@kernel()
def _fetch(words: AnyArray, column: int, segments: int, text: Text) -> None:
    """Have the first postings of words in a field brought here while others are read."""
    docs, freqs = text.docs.ctypes.data, text.freqs.ctypes.data
    for word in words:
        spans, _ = open_column(word, column, segments)
        for span in range(0, len(spans), SPAN):
            prefetch(docs + 2 * np.int64(spans[span]))
            prefetch(freqs + np.int64(spans[span]))


@kernel()
def _count_words(
    words: AnyArray, which: int, segments: int, title: Text, body: Text, counted: Counted
) -> None:
    """Count words in the documents of a segment."""
    _fetch(words, 2 * which, segments, body)
    _fetch(words, 2 * which + 1, segments, title)
    for word in range(len(words)):
        having, titled = counted.having[word], counted.titled[word]
        spans, _ = open_column(words[word], 2 * which, segments)
        gather(spans, body.docs, body.freqs, counted.bodies[word], having)
        spans, _ = open_column(words[word], 2 * which + 1, segments)
        gather(spans, title.docs, title.freqs, counted.titles[word], titled)
        for block in range(ROOM_BLOCKS):
            having[block] |= titled[block]


@kernel(makes_arrays=False)
def _rank_counted(
    segment: AnyArray,
    counted: Counted,
    idfs: AnyArray,
    needs: Needs,
    classes: Classes,
    work: Work,
    entrants: Entrants,
    heaps: Heaps,
    matched: AnyArray,
) -> None:
    """Write what matches in a segment, and keep the best of it."""
    first, blocks = segment[FIRST_BLOCK], len(entrants.allowed)
    some, whole = matched[ANY, first : first + blocks], matched[ALL, first : first + blocks]
    _match(counted.having, needs, entrants.allowed, some, whole)
    heaps.tallies[PASSED + ALL] += _count_passing(whole, entrants, work.candidates)
    heaps.tallies[PASSED + ANY] += _count_passing(some, entrants, work.candidates)
    enter_best(
        *(counted, idfs[: needs.positive], classes, work, title_of(segment), body_of(segment)),
        *(whole, entrants, heaps, needs.wanted <= 1),
    )


@kernel(void(WORDS, IDFS, _NEEDS, SEGMENTS, RESTRICTIONS, HEAPS, _SCRATCH))
def rank(
    words: AnyArray,
    idfs: AnyArray,
    needs: tuple[int, int, int, int],
    segments: AnyArray,
    restrictions: AnyArray,
    heaps: PlainHeaps,
    scratch: Scratch,
) -> None:
    """Write the blocks that match in all segments, and keep the best of those that also pass.

    `words` are the addresses that `spans.find_word` returns, with their idfs, in the order in which
    scores are added up; `needs` as in `Needs`. The other tables are those of `segments` and
    `selection`; factors are at most 1, so that what a score can become before them is a bound of
    what it becomes. The scratch is as in `classes.Counted`, zero before and after, then room for
    the documents of a segment (u16), and what is matched.
    """
    titles, bodies, titled, having, documents, matched = scratch
    asked, opened = Needs(*needs), Heaps(*heaps)
    counted = Counted(titles, bodies, titled[: len(words)], having[: len(words)])
    classes = classes_of(idfs[: asked.positive])
    work = work_for(len(idfs), documents)
    for which in range(len(segments)):
        segment = segments[which]
        entrants = entrants_of(segment, restrictions[which], asked.order)
        _count_words(words, which, len(segments), title_of(segment), body_of(segment), counted)
        _rank_counted(segment, counted, idfs, asked, classes, work, entrants, opened, matched)
        _clear(counted.having, bodies)
        _clear(counted.titled, titles)
