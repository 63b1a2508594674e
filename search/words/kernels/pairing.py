"""Pairs stems that have a key in common, where the archive uses them alike; twin in the tests."""

import numpy as np

from search.compiling import AnyArray, kernel
from search.words.kernels.contexts import DIMENSIONS
from search.words.kernels.relating import cosine

MOST_STEMS = 64
"""A key of more stems tells nothing of any two of them."""


@kernel()
def find_heads(
    judged: AnyArray, stem_slots: AnyArray, stem_judged: AnyArray, doc_freqs: AnyArray
) -> AnyArray:
    """Return the slot of the most frequent judged form of each stem (i32), -1 where none is.

    The arrays are as in `relating.Graph`.
    """
    heads = np.full(len(stem_slots), -1, np.int32)
    for stem in range(len(heads)):
        most = 0
        for slot in range(stem_slots[stem], stem_slots[stem] + stem_judged[stem]):
            if doc_freqs[judged[slot]] > most:
                most, heads[stem] = doc_freqs[judged[slot]], slot
    return heads


@kernel()
def flag_repeated(hashes: AnyArray, counts: AnyArray) -> AnyArray:
    """Return which hashes may be there more than once (bool): all that are, and few others.

    `counts` u8 is scratch, zeros, a power of two.
    """
    last = np.uint64(len(counts) - 1)
    for hashed in hashes:
        counts[hashed & last] = min(int(counts[hashed & last]) + 1, 2)
    repeated = np.empty(len(hashes), np.bool_)
    for place in range(len(hashes)):
        repeated[place] = counts[hashes[place] & last] > 1
    return repeated


@kernel()
def pair_by_keys(
    hashes: AnyArray,
    stems: AnyArray,
    is_whole: AnyArray,
    heads: AnyArray,
    contexts: AnyArray,
    least: float,
) -> AnyArray:
    """Return pairs of stems (u32[pairs, 2]) with an equal hash and near contexts, both ways.

    `hashes` are ascending, `stems` has the stem of each. One of the two is to be `is_whole`: بابل
    and كابل do not meet in what is left of both. The cosine of the heads of a pair is at least
    `least`.
    """
    pairs, number = np.empty((16, 2), np.uint32), 0
    context = np.empty(DIMENSIONS, np.int16)
    first = 0
    while first < len(hashes):
        last = first + 1
        while last < len(hashes) and hashes[last] == hashes[first]:
            last += 1
        for one in range(first, last if last - first <= MOST_STEMS else first):
            head = heads[stems[one]]
            if head < 0:
                continue
            for place in range(DIMENSIONS):
                context[place] = contexts[head * DIMENSIONS + place]
            for other in range(first, last):
                other_head = heads[stems[other]]
                if stems[one] == stems[other] or other_head < 0:
                    continue
                if not (is_whole[one] or is_whole[other]):
                    continue
                if cosine(context, contexts, other_head) < least:
                    continue
                if number == len(pairs):
                    grown = np.empty((2 * number, 2), np.uint32)
                    grown[:number] = pairs
                    pairs = grown
                pairs[number, 0], pairs[number, 1] = stems[one], stems[other]
                number += 1
        first = last
    return pairs[:number].copy()
