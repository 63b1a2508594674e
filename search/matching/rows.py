"""Words that answer only together: phrases, and words near each other."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Self

from search.analysis import fold, spell
from search.matching.answers import Answer, Match
from search.matching.scanning import Place
from search.matching.wanted import Answering, Wanted, own_form
from search.matching.windows import Placed, list_near
from search.query import TextLeaf
from search.words.relations import RelatedForm

KNOWN_WORDS = 1 << 12
"""How many written words are remembered for the texts of a query in a field."""


@dataclass(frozen=True, slots=True)
class Row:
    """A leaf of several words: what is typed, and what tells whether a written word is one of them.

    `forms` are the folded forms that take part. See `Wanted`.
    """

    leaf: TextLeaf
    texts: tuple[str, ...]
    reach: int | None
    words: tuple[Answering, ...]
    forms: frozenset[str]

    @classmethod
    def of(cls, wanted: Wanted) -> Self:
        """Return what a leaf wants, ready to be looked up."""
        return cls(
            wanted.leaf,
            tuple(word.text for word in wanted.words),
            wanted.reach,
            tuple(word.answering() for word in wanted.words),
            frozenset(fold(key) for word in wanted.words for key in word.by_key()),
        )

    @property
    def text(self) -> str:
        """The words as typed."""
        return " ".join(self.texts)

    def answer(self, number: int, surface: str) -> RelatedForm | None:
        """Return the form of a word of the row that a written word has, if it has one."""
        return self.words[number](surface)

    def bits(self, surface: str) -> int:
        """Return a bit for each word of the row that a written word may be."""
        return sum(1 << n for n, answer in enumerate(self.words) if answer(surface))

    def placed(self, written: Iterable[tuple[int, str]]) -> list[Placed]:
        """Return which written words may be which of the row, of words with their places."""
        bits = cache(self.bits)
        return [(place, bits(surface)) for place, surface in written if bits(surface)]


Stands = tuple[int, int]
"""Which of the places of a text it is, and a bit for each word of a row that may stand there."""


class Rows:
    """Finds the rows of a query in texts, of which it reads each place once for all of them."""

    def __init__(self, wanted: Iterable[Wanted]) -> None:
        self._rows = [Row.of(each) for each in wanted]
        self._known: dict[str, list[tuple[int, int]]] = {}
        self.forms = frozenset(form for row in self._rows for form in row.forms)

    def __bool__(self) -> bool:
        return bool(self._rows)

    def find(self, text: str, places: Sequence[Place]) -> Iterator[Match]:
        """Yield the matches among the places of the words that may take part, row by row."""
        surfaces = [text[start:end] for start, end, _ in places]
        standing = self._standing(set(surfaces))
        by_row: list[list[Stands]] = [[] for _ in self._rows]
        for which, surface in enumerate(surfaces):
            for number, bits in standing[surface]:
                by_row[number].append((which, bits))
        for row, stands in zip(self._rows, by_row, strict=True):
            if stands:
                yield from _find(text, places, stands, row)

    def _standing(self, surfaces: Collection[str]) -> dict[str, list[tuple[int, int]]]:
        """Return what words stand for in the rows that have all their words among them."""
        found = {surface: self._bits(surface) for surface in surfaces}
        having = [0] * len(self._rows)
        for number, bits in chain.from_iterable(found.values()):
            having[number] |= bits
        are_met = [
            bits == (1 << len(row.words)) - 1 for bits, row in zip(having, self._rows, strict=True)
        ]
        return {
            surface: [each for each in rows if are_met[each[0]]] for surface, rows in found.items()
        }

    def _bits(self, surface: str) -> list[tuple[int, int]]:
        """Return the rows that a written word may take part in, with a bit for each of its words.

        What was asked is remembered.
        """
        found = self._known.get(surface)
        if found is None:
            every = enumerate(row.bits(surface) for row in self._rows)
            found = [(number, bits) for number, bits in every if bits]
            if len(self._known) >= KNOWN_WORDS:
                self._known.clear()
            self._known[surface] = found
        return found


def _find(
    text: str, places: Sequence[Place], stands: Sequence[Stands], row: Row
) -> Iterator[Match]:
    if row.reach is None:
        return _side_by_side(text, places, stands, row)
    return _near(text, places, stands, row, row.reach)


def _side_by_side(
    text: str, places: Sequence[Place], stands: Sequence[Stands], row: Row
) -> Iterator[Match]:
    """Yield each occurrence of a phrase as one match: its words stand one behind the other."""
    related, beyond = own_form(row.text), len(row.words) - 1
    for first in range(len(stands) - beyond):
        occurrence = stands[first : first + beyond + 1]
        begin, end = places[occurrence[0][0]], places[occurrence[-1][0]]
        is_unbroken = end[2] - begin[2] == beyond
        if is_unbroken and all(bits >> n & 1 for n, (_, bits) in enumerate(occurrence)):
            form = " ".join(spell(text[slice(*places[which][:2])]) for which, _ in occurrence)
            yield Match((begin[0], end[1]), Answer(row.leaf, row.text, form, related))


def _near(
    text: str, places: Sequence[Place], stands: Sequence[Stands], row: Row, reach: int
) -> Iterator[Match]:
    """Yield each word that takes part in a window, as the first word of the row that it may be."""
    placed = [(places[which][2], bits) for which, bits in stands]
    for order in list_near(placed, len(row.words), reach):
        which, bits = stands[order]
        start, end, _ = places[which]
        word, surface = (bits & -bits).bit_length() - 1, text[start:end]
        related = row.answer(word, surface)
        assert related, "its bit is set"
        yield Match((start, end), Answer(row.leaf, row.texts[word], spell(surface), related))
