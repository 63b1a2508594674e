"""Which spellings are related to a word, and how: two walks over the groups of the lexicon."""

from typing import NamedTuple

import numpy as np

from search.compiling import AnyArray, kernel
from search.embedded.kernels.sorting import sort_keys


class Groups(NamedTuple):
    """A partition: the group of each member, and the members of each group, ascending (all u32).

    The members of a group are `members[starts[group] : starts[group + 1]]`.
    """

    of: AnyArray
    starts: AnyArray
    members: AnyArray


class Grades(NamedTuple):
    """The views of a level and what they weigh together.

    `spelling`, `form`, `stem` and `root` have a bit each, 0 where the level has no such view. A set
    of views is the sum of their bits; `ranks[set]` (u64) is the place of the sum of their weights
    in `sums` (f64, descending).
    """

    spelling: int
    form: int
    stem: int
    root: int
    ranks: AnyArray
    sums: AnyArray


PlainGroups = tuple[AnyArray, AnyArray, AnyArray]
PlainGrades = tuple[int, int, int, int, AnyArray, AnyArray]
"""Their fields as plain tuples: it takes microseconds to hand a named one to a kernel."""


@kernel()
def relate(
    numbers: tuple[int, int, int, int],
    plain_grades: PlainGrades,
    plain_forms: PlainGroups,
    plain_stems: PlainGroups,
    plain_roots: PlainGroups,
) -> tuple[AnyArray, AnyArray, AnyArray]:
    """Return the spellings (u32) that equal a word in a view, their weights (f64), the views (u32).

    `numbers` are those of the word's spelling, form, stem and root, -1 for what was never seen;
    what follows from others may be -1 too. Forms group spellings, stems and roots group forms.
    The order is by descending weight, then by number.
    """
    spelling, form, stem, root = numbers
    grades, forms = Grades(*plain_grades), Groups(*plain_forms)
    stems, roots = Groups(*plain_stems), Groups(*plain_roots)
    if spelling >= 0:
        form = int(forms.of[spelling])
    if form >= 0:
        stem, root = int(stems.of[form]), int(roots.of[form])
    related, relations = _related_forms(form, stem, root, grades, stems, roots)
    alone = len(related) == 0 and spelling >= 0 and grades.spelling > 0
    size = 1 if alone else 0
    for other in related:
        size += int(forms.starts[other + 1]) - int(forms.starts[other])
    keys, views = np.empty(size, np.uint64), np.empty(size, np.uint32)
    if alone:
        views[0], keys[0] = grades.spelling, spelling
    count = 0
    for place in range(len(related)):
        for member in range(forms.starts[related[place]], forms.starts[related[place] + 1]):
            number = forms.members[member]
            views[count] = relations[place] | (grades.spelling if number == spelling else 0)
            keys[count] = grades.ranks[views[count]] << np.uint64(32) | np.uint64(number)
            count += 1
    sort_keys(keys, views, 0, size, np.empty(size, np.uint64), np.empty(size, np.uint32))
    spellings, weights = np.empty(size, np.uint32), np.empty(size, np.float64)
    for place in range(size):
        spellings[place] = keys[place] & np.uint64(0xFFFFFFFF)
        weights[place] = grades.sums[grades.ranks[views[place]]]
    return spellings, weights, views


@kernel()
def _related_forms(
    form: int, stem: int, root: int, grades: Grades, stems: Groups, roots: Groups
) -> tuple[AnyArray, AnyArray]:
    """Return the forms (u32) that equal a word in a view of the level, and the views (i64)."""
    by_form, by_stem = form >= 0 and grades.form > 0, stem >= 0 and grades.stem > 0
    by_root = root >= 0 and grades.root > 0
    most = 1
    if by_stem:
        most += int(stems.starts[stem + 1]) - int(stems.starts[stem])
    if by_root:
        most += int(roots.starts[root + 1]) - int(roots.starts[root])
    related, views, count = np.empty(most, np.uint32), np.zeros(most, np.int64), 0
    if by_root:
        for member in range(roots.starts[root], roots.starts[root + 1]):
            related[count], views[count] = roots.members[member], grades.root
            if by_stem and stems.of[related[count]] == stem:
                views[count] |= grades.stem
            count += 1
    if by_stem:
        for member in range(stems.starts[stem], stems.starts[stem + 1]):
            related[count], views[count] = stems.members[member], grades.stem
            if not by_root or roots.of[related[count]] != root:
                count += 1
    if count == 0 and by_form:
        related[0], views[0], count = form, 0, 1
    for place in range(count):
        if by_form and related[place] == form:
            views[place] |= grades.form
    return related[:count], views[:count]


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
