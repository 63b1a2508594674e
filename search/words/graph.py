"""The word graph of a generation: from a word to the forms that stand for it there."""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple, Self

import numpy as np

from search.compiling import AnyArray
from search.ranking import Level
from search.words.endings import ENDING_NUMBERS, OTHER_ENDING
from search.words.kernels.relating import BY_TABLE, Graph, Stems, Word, relate
from search.words.relations import Reason
from search.words.rules import LEAST, MOST, REASONS, rule_table

STORED = Graph._fields[:-2]
"""The arrays that a generation keeps of its graph."""


class Related(NamedTuple):
    """Forms (u32), the best first, their weights (u16, of 1024) and the numbers of reasons (u8)."""

    forms: AnyArray
    weights: AnyArray
    reasons: AnyArray


class Partners(NamedTuple):
    """Stems (u32, ascending, read-only) that the table names, with the numbers of reasons (u8)."""

    stems: AnyArray
    reasons: AnyArray

    @classmethod
    def of(cls, named: Mapping[int, Reason]) -> Self:
        """Return stems with their reasons."""
        stems = np.array(sorted(named), np.uint32)
        numbers = [REASONS.index(named[each]) | BY_TABLE for each in sorted(named)]
        reasons = np.array(numbers, np.uint8)
        # As what is in a graph: the kernel is compiled for these.
        for array in (stems, reasons):
            array.flags.writeable = False
        return cls(stems, reasons)


NO_PARTNERS = Partners.of({})


class WordGraph:
    """Relates the forms of a lexicon, of which `doc_freqs` (u32) articles have each.

    `arrays` are what the kernels take.
    """

    def __init__(self, stored: Mapping[str, AnyArray], stems: Stems, doc_freqs: AnyArray) -> None:
        kept = {name: stored[name] for name in STORED}
        self.arrays = Graph(**kept, doc_freqs=doc_freqs, is_nisba=_is_nisba())
        self._stems = stems

    def relate(self, word: Word, level: Level, unseen: Partners) -> Related:
        """Return the forms that stand for a word at a level that is not `exact`.

        `unseen` are the partners of a word whose stem is not in the graph.
        """
        return Related(*relate(*self._plain(word, unseen), rules_of(level), LEAST, MOST))

    def _plain(self, word: Word, unseen: Partners) -> tuple[Any, Any, Any, Any]:
        return (*word,), (*self._stems,), (*self.arrays,), (*unseen,)


rules_of = cache(rule_table)


@cache
def _is_nisba() -> AnyArray:
    """Say of each ending (u8) whether it makes an adjective of relation: ي, ية, يين, not ين."""
    marks = np.zeros(OTHER_ENDING + 1, np.uint8)
    for ending, number in ENDING_NUMBERS.items():
        marks[number] = ending.startswith("ي") and ending != "ين"
    return marks
