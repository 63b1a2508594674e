"""Finds the labels that a facet names, without sorting all."""

import numpy as np

from search.compiling import AnyArray
from search.request import MAX_FACET_VALUES


def worth_naming(counts: AnyArray, alphabetical: AnyArray) -> AnyArray:
    """Return the labels that `order_counts` may name, in no order, none that was not counted.

    `alphabetical` is the place of each label among all, which breaks ties. Sorting thousands of
    authors takes longer than a search, finding the first fifty does not.
    """
    (counted,) = np.nonzero(counts)
    if len(counted) <= MAX_FACET_VALUES + 1:
        return counted
    keys = alphabetical[counted] - counts[counted] * len(counts)
    # One more, for it may be the label without a name, which is not shown.
    first = np.argpartition(keys, MAX_FACET_VALUES)[: MAX_FACET_VALUES + 1]
    best: AnyArray = counted[first]
    return best
