"""Counts the labels of documents."""

import numpy as np
from numba import boolean, int64, uint16, void

from search.compiling import AnyArray, kernel
from search.embedded.kernels.scoring import U8, U16, U32

LANES = 4


@kernel(*(void(uint16[::1], int64, boolean, U8, labels, int64[:, ::1]) for labels in (U16, U32)))
def count_labels(
    documents: AnyArray,
    number: int,
    is_filtered: bool,
    passes: AnyArray,
    labels: AnyArray,
    counts: AnyArray,
) -> None:
    """Add the labels of the first `number` documents to `counts[4, labels]`.

    `labels` has the label of each document of the segment. If it is filtered, only documents that
    pass count. The counts of a label are the sum of its four: neighbours often have the same
    label, and adding to what was written just now is slow.
    """
    for order in range(number):
        document = np.uint64(documents[np.uint64(order)])
        if not is_filtered or passes[document] != 0:
            counts[np.uint64(order % LANES), np.uint64(labels[document])] += 1
