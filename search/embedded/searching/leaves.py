"""The leaves of a query, looked up: a word is what answers it, others are where they stand."""

from dataclasses import dataclass
from typing import NamedTuple

from search.compiling import AnyArray
from search.lexicon.lexicon import Expansion

Grades = tuple[AnyArray, AnyArray]
"""Living documents of a segment (u16), each once, and their grades (f64).

A grade is the frequency of the leaf, combined of all fields and saturated.
"""


class Postings(NamedTuple):
    """Where the postings of a word are in every segment, see `kernels.spans.find_word`.

    The address is that of `found`, which lives as long as this.
    """

    found: AnyArray
    address: int


@dataclass(frozen=True, slots=True)
class WordLeaf:
    """A word and its idf; `fields` are the bits of `kernels.spans` where it is looked for."""

    idf: float
    related: Expansion
    fields: int
    postings: Postings


@dataclass(frozen=True, slots=True)
class GradedLeaf:
    """What its positions or its letters tell, graded in each segment, and its idf.

    That is a phrase, words near each other, or a word with its marks.
    """

    idf: float
    grades: tuple[Grades, ...]

    @property
    def bytes(self) -> int:
        """Return how much memory the grades take."""
        return sum(array.nbytes for grades in self.grades for array in grades)
