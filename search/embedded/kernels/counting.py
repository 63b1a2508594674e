"""Counts the labels of documents."""

import numpy as np
from numba import boolean, int64, void

from search.compiling import AnyArray, kernel
from search.embedded.kernels.scoring import LIST, U8, U16, U32

LANES = 4


def no_counts(labels: int) -> AnyArray:
    """Return counts of labels, all zero, for `count_labels` to add to."""
    return np.zeros((LANES, labels), np.int64)


@kernel(*(void(LIST, boolean, U8, labels, int64[:, ::1]) for labels in (U16, U32)))
def count_labels(
    documents: AnyArray, is_filtered: bool, passes: AnyArray, labels: AnyArray, counts: AnyArray
) -> None:
    """Add the labels of documents to `counts[4, labels]`.

    `labels` has the label of each document of the segment. If it is filtered, only documents that
    pass count. The counts of a label are the sum of its four: neighbours often have the same
    label, and adding to what was written just now is slow.
    """
    for order in range(len(documents)):
        document = np.uint64(documents[np.uint64(order)])
        if not is_filtered or passes[document] != 0:
            counts[np.uint64(order % LANES), np.uint64(labels[document])] += 1
