"""Adds up the leaves of a group over one segment, and says which documents match.

Scratch is by document of the segment and zero between groups: `marks` u16 tells the clauses that a
document meets, `scores` f64 adds up. `touched` u16 lists the documents with a mark, once each.
"""

import numpy as np
from numba import boolean, float64, int64, uint16

from search.compiling import AnyArray, kernel
from search.embedded.kernels.scoring import F64, U8, U16

MUST, MUST_NOT, SHOULD = 1, 1 << 7, 1 << 14
"""The marks of clauses: the first two are added up by document, the last is a flag."""
MAX_CLAUSES = MUST_NOT - 1

MARKS, SCORES, LIST = uint16[::1], float64[::1], uint16[::1]


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
    added, flag = np.uint16(mark & (SHOULD - 1)), np.uint16(mark & SHOULD)
    count = np.uint64(number)
    for order in range(len(documents)):
        document = np.uint64(documents[order])
        before = marks[document]
        # Written before it is known to be new: a branch would be guessed wrong too often.
        touched[count] = document
        count += np.uint64(before == 0)
        marks[document] = (before + added) | flag
        scores[document] += idf * grades[order]
    return int(np.int64(count))


@kernel(boolean(uint16, int64))
def is_match(mark: int, musts: int) -> bool:
    """Say whether the mark of a document is one of `musts` clauses MUST and of no MUST_NOT."""
    return bool(mark & (SHOULD - 1) == musts)


@kernel(int64(LIST, int64, int64, boolean, U8, MARKS, SCORES, LIST, SCORES))
def collect(
    touched: AnyArray,
    number: int,
    musts: int,
    everything: bool,
    allowed: AnyArray,
    marks: AnyArray,
    scores: AnyArray,
    matched: AnyArray,
    matched_scores: AnyArray,
) -> int:
    """Write the documents that a group matches and their scores; return how many.

    Candidates are the touched documents, or all with `everything`; they must be `allowed`. The
    scratch is cleared.
    """
    found = 0
    for order in range(len(allowed) if everything else number):
        document = np.uint64(order) if everything else np.uint64(touched[order])
        matched[found] = document
        matched_scores[found] = scores[document]
        found += is_match(marks[document], musts) and allowed[document] != 0
    for document in touched[:number]:
        marks[document] = 0
        scores[document] = 0.0
    return found
