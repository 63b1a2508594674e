"""Picks the most frequent forms of a row of neighbours: many are looked at, few are kept."""

import numpy as np

from search.compiling import AnyArray, kernel


@kernel(makes_arrays=False)
def _keep(keys: AnyArray, forms: AnyArray, kept: int, key: int, form: int) -> int:
    """Put a form in its place among those that are kept, behind its equals; return how many are."""
    place = kept
    if kept == len(keys):
        if key <= keys[kept - 1]:
            return kept
        place = kept - 1
    last = place
    while place > 0 and keys[place - 1] < key:
        keys[place], forms[place] = keys[place - 1], forms[place - 1]
        place -= 1
    keys[place], forms[place] = key, form
    return last + 1


@kernel()
def most_frequent(doc_freqs: AnyArray, first: int, end: int, rare: int, number: int) -> AnyArray:
    """Return the most frequent forms from `first` up to `end` (i64), ties by number.

    Without those that no article has, and those that `rare` times fewer have than the most
    frequent of them; at most `number`.
    """
    most = np.int64(0)
    for form in range(first, end):
        most = max(most, np.int64(doc_freqs[form]))
    least, kept = max(most // rare, 1), 0
    keys, forms = np.empty(number, np.int64), np.empty(number, np.int64)
    for form in range(first, end):
        if doc_freqs[form] >= least:
            kept = _keep(keys, forms, kept, int(doc_freqs[form]), form)
    return forms[:kept]


@kernel()
def most_beside(
    doc_freqs: AnyArray, beside: AnyArray, times: AnyArray, least: int, number: int
) -> AnyArray:
    """Return the forms (i64) that stand beside others most often, ties by frequency, by number.

    `beside` are the forms, ascending, `times` how often each does. Frequencies below `least` count
    for nothing.
    """
    kept, keys, forms = 0, np.empty(number, np.int64), np.empty(number, np.int64)
    for place in range(len(beside)):
        form = int(beside[place])
        count = int(doc_freqs[form])
        key = int(times[place]) << 32 | (count if count >= least else 0)
        kept = _keep(keys, forms, kept, key, form)
    return forms[:kept]
