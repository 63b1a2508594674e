"""Counts the living documents that have a spelling."""

import numpy as np
from numba import int64, uint32, void

from search.compiling import AnyArray, kernel
from search.embedded.kernels.scoring import U8, U16, U32

SEEN = uint32[::1]


@kernel(int64(U32, U16, int64, U8, SEEN, uint32))
def _see(
    starts: AnyArray, docs: AnyArray, row: int, alive: AnyArray, seen: AnyArray, stamp: np.uint32
) -> int:
    """Stamp the documents of a row; return how many of them live and did not have the stamp."""
    number = 0
    # What a damaged file says is never trusted with an index.
    for posting in range(starts[row], min(int(np.int64(starts[row + 1])), len(docs))):
        document = docs[posting]
        if document < len(seen):
            number += alive[document] != 0 and seen[document] != stamp
            seen[document] = stamp
    return number


@kernel(void(U32, U32, U16, U32, U16, U8, SEEN))
def add_doc_freqs(
    rows: AnyArray,
    title_starts: AnyArray,
    title_docs: AnyArray,
    body_starts: AnyArray,
    body_docs: AnyArray,
    alive: AnyArray,
    doc_freqs: AnyArray,
) -> None:
    """Add to `doc_freqs` how many living documents of a segment have each spelling.

    `rows` has the spelling of each row. A document counts once, in whichever fields and however
    many postings it has the spelling.
    """
    seen = np.zeros(len(alive), np.uint32)
    for row in range(min(len(rows), len(title_starts) - 1, len(body_starts) - 1)):
        stamp = np.uint32(row + 1)
        number = _see(body_starts, body_docs, row, alive, seen, stamp)
        number += _see(title_starts, title_docs, row, alive, seen, stamp)
        doc_freqs[rows[row]] += np.uint32(number)
