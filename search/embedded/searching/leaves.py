"""The leaves of a query, looked up: a word is what answers it, others are where they stand."""

from dataclasses import dataclass

from search.compiling import AnyArray
from search.embedded.kernels.spans import spellings_in

Grades = tuple[AnyArray, AnyArray]
"""Living documents of a segment (u16), each once, and their grades (f64).

A grade is the frequency of the leaf, combined of all fields and saturated.
"""


@dataclass(frozen=True, slots=True, eq=False)
class WordLeaf:
    """A word and its idf; `fields` are the bits of `kernels.spans` where it is looked for.

    `found` is where its postings are in every segment, see `kernels.spans.find_word`; its address
    holds as long as this. The same word is the same leaf: leaves are told apart by what they are,
    not by what is in them.
    """

    idf: float
    fields: int
    found: AnyArray
    address: int

    def related(self, segments: int) -> tuple[AnyArray, AnyArray]:
        """Return the spellings (u32) that answer the word, and their weights (u32)."""
        return spellings_in(self.found, segments)


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
