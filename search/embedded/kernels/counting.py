"""Counts the labels of documents."""

import numpy as np
from numba import int64, types, uint16, uint32, void

from search.compiling import AnyArray, kernel
from search.embedded.kernels.blocks import BLOCKS, lowest, without_lowest
from search.embedded.kernels.scoring import U16, U32
from search.schema import FACETS

LANES = 4
FIELDS = len(FACETS)
_ROWS = [types.Array(kind, 2, "C", readonly=True) for kind in (uint16, uint32)]


def no_counts(labels: int) -> AnyArray:
    """Return counts of labels, all zero, for `count_labels` to add to."""
    return np.zeros((LANES, labels), np.int64)


@kernel(*(void(BLOCKS, labels, int64[:, ::1]) for labels in (U16, U32)))
def count_labels(blocks: AnyArray, labels: AnyArray, counts: AnyArray) -> None:
    """Add the labels of the documents in blocks of a segment to `counts[4, labels]`.

    `labels` has the label of each document. The counts of a label are the sum of its four:
    neighbours often have the same label, and adding to what was written just now is slow.
    """
    lane = np.uint64(0)
    for block in range(len(blocks)):
        rest = blocks[block]
        while rest:
            document = np.uint64(block << 6) + lowest(rest)
            rest = without_lowest(rest)
            lane = (lane + np.uint64(1)) % np.uint64(LANES)
            counts[lane, np.uint64(labels[document])] += 1


@kernel(*(uint32[::1](BLOCKS, rows, int64) for rows in _ROWS))
def count_rows(blocks: AnyArray, rows: AnyArray, labels: int) -> AnyArray:
    """Return how many documents in blocks have each of so many labels (u32).

    `rows` [documents, FIELDS] are the labels of each document, of no two fields the same: beside
    each other, so that a document is read once for all fields. The lanes are as in `count_labels`.
    """
    counts = np.zeros((LANES, labels), np.uint32)
    lane = np.uint64(0)
    for block in range(len(blocks)):
        rest = blocks[block]
        while rest:
            document = np.uint64(block << 6) + lowest(rest)
            rest = without_lowest(rest)
            lane = (lane + np.uint64(1)) % np.uint64(LANES)
            for field in range(FIELDS):
                counts[lane, np.uint64(rows[document, np.uint64(field)])] += np.uint32(1)
    sums = np.zeros(labels, np.uint32)
    for each in range(LANES):
        for label in range(labels):
            sums[label] += counts[each, label]
    return sums
