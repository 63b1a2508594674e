"""The lexicon of a generation: every spelling, and which of them stand for the same word.

A form is a set of spellings; a stem and a root are sets of forms. `rows.NNNNNN` has the spellings
of a segment, ascending: one for each of its rows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

import numpy as np

from search.analysis import View, fold, root, spell, stem
from search.compiling import AnyArray
from search.embedded.kernels.bisection import find_string
from search.embedded.kernels.membership import mark_members, places_of
from search.embedded.kernels.relations import Grades, Groups, relate
from search.embedded.storage.arrays import open_arrays
from search.embedded.storage.strings import StringTable
from search.ranking import LEVELS, Level

KIND = "lexicon"
CACHED_SPELLINGS = 1 << 19
"""How many spellings the expansions that are kept may have together: 8 MB."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """The spellings (u32) that answer a query word, by descending weight (f64), then number.

    Bit n of `views` (u32) is set where the spelling equals the word in view n of the level, in the
    order of LEVELS; the weight is the sum of the weights of these views. The arrays are shared.
    """

    spellings: AnyArray
    weights: AnyArray
    views: AnyArray


class Lexicon:
    """An open lexicon; any thread may ask it.

    `spellings`, `forms`, `stems` and `roots` are its sorted tables; `form_groups` are the spellings
    of the forms, `stem_groups` and `root_groups` the forms of the stems and the roots.
    """

    def __init__(self, arrays: Mapping[str, AnyArray]) -> None:
        self.arrays = {name: _read_only(array) for name, array in arrays.items()}
        self.spellings = StringTable.of(self.arrays, "spellings")
        self.forms = StringTable.of(self.arrays, "forms")
        self.stems = StringTable.of(self.arrays, "stems")
        self.roots = StringTable.of(self.arrays, "roots")
        self.form_groups = self._groups("form")
        self.stem_groups = self._groups("stem")
        self.root_groups = self._groups("root")
        self._plain = ((*self.form_groups,), (*self.stem_groups,), (*self.root_groups,))
        self._expansions: dict[tuple[str, Level], Expansion] = {}
        self._kept = 0
        self._memberships: dict[str, tuple[AnyArray, AnyArray]] = {}

    @classmethod
    def open(cls, path: Path) -> Self:
        """Map the file of a lexicon.

        Raises:
            IndexDamaged, IndexOutdated: as `open_arrays`.
        """
        return cls(open_arrays(path, KIND))

    def _groups(self, view: str) -> Groups:
        names = (f"{view}_of", f"{view}.starts", f"{view}.members")
        return Groups(*map(self.arrays.__getitem__, names))

    def expand(self, word: str, level: Level) -> Expansion:
        """Return the spellings that answer a word as a user wrote it.

        A word that was never seen still meets its relatives.
        """
        known = self._expansions.get((word, level))
        if known is None:
            known = self._relate(word, _grades(tuple(LEVELS[level].items())))
            self._kept += len(known.spellings) + 1
            if self._kept > CACHED_SPELLINGS:
                self._expansions.clear()
                self._kept = len(known.spellings) + 1
            self._expansions[word, level] = known
        return known

    def equal(self, word: str, view: View) -> AnyArray:
        """Return the spellings (u32) that equal a word in one view, ascending."""
        return self._relate(word, _grades(((view, 1.0),))).spellings

    def rows(self, segment: str, spellings: AnyArray) -> AnyArray:
        """Return the rows (i64) of spellings (u32) in the segment "NNNNNN", -1 for none."""
        return places_of(*self.membership(segment), spellings)

    def membership(self, segment: str) -> tuple[AnyArray, AnyArray]:
        """Return what the kernel `membership.place_of` finds the row of a spelling with."""
        if segment not in self._memberships:
            rows = self.arrays[f"rows.{segment}"]
            self._memberships[segment] = mark_members(rows, len(self.spellings))
        return self._memberships[segment]

    def _relate(self, word: str, grades: Grades) -> Expansion:
        return Expansion(*relate(self._numbers(word, grades), (*grades,), *self._plain))

    def _numbers(self, word: str, grades: Grades) -> tuple[int, int, int, int]:
        """Return the numbers of the spelling, form, stem and root of a word, -1 where never seen.

        Where one is known, those behind it follow from it and are -1 too.
        """
        spelling = spell(word)
        number = find(self.spellings, _encode(spelling))
        if number >= 0:
            return number, -1, -1, -1
        form = fold(spelling)
        number = find(self.forms, _encode(form))
        if number >= 0:
            return -1, number, -1, -1
        # The slow twins: few words that are asked for were never seen, and compiled ones would
        # have to be loaded first.
        own_stem = find(self.stems, _encode(stem(form))) if grades.stem else -1
        own_root = find(self.roots, _encode(root(form))) if grades.root else -1
        return -1, -1, own_stem, own_root


def find(table: StringTable, string: bytes) -> int:
    """Return the number of a string of a table of the lexicon, -1 where it is not there."""
    return find_string(table.text, table.offsets, string)


def _encode(string: str) -> bytes:
    return string.encode("utf-8", "surrogatepass")


def _read_only(array: AnyArray) -> AnyArray:
    """Return a read-only view, as of a mapped file: kernels are compiled for these."""
    view = array.view()
    view.flags.writeable = False
    return view


@cache
def _grades(weights: tuple[tuple[View, float], ...]) -> Grades:
    """Return the grades of views with their weights."""
    bits = {view: 1 << place for place, (view, _) in enumerate(weights)}
    sums = [
        sum(weight for view, weight in weights if views & bits[view])
        for views in range(1 << len(weights))
    ]
    descending = sorted(set(sums), reverse=True)
    return Grades(
        bits.get(View.SPELLING, 0),
        bits.get(View.FORM, 0),
        bits.get(View.STEM, 0),
        bits.get(View.ROOT, 0),
        np.array([descending.index(total) for total in sums], np.uint64),
        np.array(descending, np.float64),
    )
