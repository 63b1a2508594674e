"""From forms to the spellings that a segment has rows for: the groups of the lexicon."""

from typing import NamedTuple

import numpy as np

from search.compiling import AnyArray, kernel


class Groups(NamedTuple):
    """A partition: the group of each member, and the members of each group, ascending (all u32).

    The members of a group are `members[starts[group] : starts[group + 1]]`.
    """

    of: AnyArray
    starts: AnyArray
    members: AnyArray


@kernel()
def spell_out(
    forms: AnyArray, weights: AnyArray, starts: AnyArray, members: AnyArray, doc_freqs: AnyArray
) -> tuple[AnyArray, AnyArray, int]:
    """Return the spellings (u32) of forms with their weights (u32), and their common doc_freq.

    That is the sum of weight times doc_freq. The order of the forms stays; the spellings of one
    ascend. `starts` and `members` group spellings by form.
    """
    size = 0
    for form in forms:
        size += int(starts[form + 1]) - int(starts[form])
    spellings, weighed = np.empty(size, np.uint32), np.empty(size, np.uint32)
    number, doc_freq = 0, 0
    for place in range(len(forms)):
        weight = np.uint32(weights[place])
        for member in range(starts[forms[place]], starts[forms[place] + 1]):
            spellings[number], weighed[number] = members[member], weight
            doc_freq += int(weight) * int(doc_freqs[members[member]])
            number += 1
    return spellings, weighed, doc_freq


@kernel()
def group(of: AnyArray, groups: int) -> tuple[AnyArray, AnyArray]:
    """Return the starts and the members of each group (u32), given the group of each member."""
    starts = np.zeros(groups + 1, np.uint32)
    for number in of:
        starts[number + 1] += 1
    for number in range(groups):
        starts[number + 1] += starts[number]
    members, filled = np.empty(len(of), np.uint32), starts[:-1].copy()
    for member in range(len(of)):
        members[filled[of[member]]] = member
        filled[of[member]] += 1
    return starts, members


def count_by_form(doc_freqs: AnyArray, starts: AnyArray, members: AnyArray) -> AnyArray:
    """Return how many articles have each form (u32), those with two of its spellings twice.

    `doc_freqs` is by spelling; the spellings of form n are `members[starts[n] : starts[n + 1]]`.
    """
    if not len(members):
        return np.empty(0, np.uint32)
    return np.add.reduceat(doc_freqs[members], starts[:-1], dtype=np.uint32)
