"""Adds up the leaves of a group over one segment, and says which documents match.

Scratch is by document and zero between groups: `marks` u32 tells the clauses that a document meets,
`scores` f64 adds up. `touched` u16 lists the documents with a mark, once each.
"""

import numpy as np
from numba import boolean, float64, int64, uint32

from search.compiling import AnyArray, kernel
from search.embedded.kernels.scoring import F64, LIST, U8, U16

_BITS = 8
SHOULD, MUST, MUST_NOT = 1, 1 + (1 << _BITS), 1 << 2 * _BITS
"""The marks of clauses, added up by document: how many it meets that are wanted, that are required
(and so wanted), that are forbidden."""
PARTLY = (1 << 3 * _BITS) - SHOULD
"""What is added to the mark of a wanted group for documents that have not all it wants: they do not
meet the clause in full."""
MAX_CLAUSES = (1 << _BITS) - 1
_REQUIREMENTS = (1 << 2 * _BITS) - 1

MARKS, SCORES = uint32[::1], float64[::1]


@kernel(int64(U16, F64, float64, int64, MARKS, SCORES, LIST, int64))
def add_leaf(
    documents: AnyArray,
    grades: AnyArray,
    idf: float,
    mark: int,
    marks: AnyArray,
    scores: AnyArray,
    touched: AnyArray,
    number: int,
) -> int:
    """Mark the documents of a leaf and add its scores, idf times grade.

    Returns how many documents are `touched` by now, `number` of them before.
    """
    step, count = np.uint32(mark), np.uint64(number)
    for order in range(len(documents)):
        document = np.uint64(documents[order])
        before = marks[document]
        # Written before it is known to be new: a branch would be guessed wrong too often.
        touched[count] = document
        count += np.uint64(before == 0)
        marks[document] = before + step
        scores[document] += idf * grades[order]
    return int(np.int64(count))


@kernel(int64(uint32), makes_arrays=False)
def wanted_met(mark: int) -> int:
    """Return how many of the clauses that are wanted or required a document meets in full."""
    return int(np.int64(mark) & MAX_CLAUSES)


@kernel(boolean(uint32, int64), makes_arrays=False)
def is_match(mark: int, musts: int) -> bool:
    """Say whether the mark of a document is one of `musts` clauses MUST and of no MUST_NOT."""
    return bool((np.int64(mark) >> _BITS) & _REQUIREMENTS == musts)


@kernel(int64(LIST, int64, int64, int64, boolean, U8, MARKS, SCORES, LIST, SCORES, boolean[::1]))
def collect(
    touched: AnyArray,
    number: int,
    musts: int,
    wanted: int,
    everything: bool,
    allowed: AnyArray,
    marks: AnyArray,
    scores: AnyArray,
    matched: AnyArray,
    matched_scores: AnyArray,
    have_all: AnyArray,
) -> int:
    """Write the documents that a group matches, their scores, and whether they meet `wanted`
    clauses and more; return how many.

    Candidates are the touched documents, or all with `everything`; they must be `allowed`. The
    scratch is cleared.
    """
    found = 0
    for order in range(len(allowed) if everything else number):
        document = np.uint64(order) if everything else np.uint64(touched[order])
        matched[found] = document
        matched_scores[found] = scores[document]
        have_all[found] = wanted_met(marks[document]) >= wanted
        found += is_match(marks[document], musts) and allowed[document] != 0
    for document in touched[:number]:
        marks[document] = 0
        scores[document] = 0.0
    return found
