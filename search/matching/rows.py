"""Words that answer only together: phrases, and words near each other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Self

from search.analysis import fold, spell
from search.matching.answers import Answer, Match
from search.matching.scanning import Place
from search.matching.wanted import Answering, Wanted, own_form
from search.matching.windows import Placed, list_near
from search.query import TextLeaf
from search.words.relations import RelatedForm


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

    def placed(self, written: Iterable[tuple[int, str]]) -> list[Placed]:
        """Return which written words may be which of the row, of words with their places."""

        @cache
        def bits(surface: str) -> int:
            return sum(1 << n for n, answer in enumerate(self.words) if answer(surface))

        return [(place, bits(surface)) for place, surface in written if bits(surface)]


def find_rows(text: str, places: Sequence[Place], row: Row) -> Iterator[Match]:
    """Yield the matches of a row among the places of the words that may take part, in order."""
    surfaces = [text[start:end] for start, end, _ in places]
    if row.reach is None:
        return _side_by_side(places, surfaces, row)
    return _near(places, surfaces, row, row.reach)


def _starts(places: Sequence[Place], surfaces: Sequence[str], row: Row) -> Iterator[int]:
    """Yield which of the places begin a phrase: its words stand one behind the other."""
    beyond = len(row.words) - 1
    for first in range(len(places) - beyond):
        is_unbroken = places[first + beyond][2] - places[first][2] == beyond
        if is_unbroken and all(
            row.answer(number, surfaces[first + number]) for number in range(beyond + 1)
        ):
            yield first


def _side_by_side(places: Sequence[Place], surfaces: Sequence[str], row: Row) -> Iterator[Match]:
    """Yield each occurrence of a phrase as one match."""
    related = own_form(row.text)
    for first in _starts(places, surfaces, row):
        last = first + len(row.words) - 1
        form = " ".join(map(spell, surfaces[first : last + 1]))
        span = (places[first][0], places[last][1])
        yield Match(span, Answer(row.leaf, row.text, form, related))


def _near(
    places: Sequence[Place], surfaces: Sequence[str], row: Row, reach: int
) -> Iterator[Match]:
    """Yield each word that takes part in a window, as the first word of the row that it may be."""
    number_of = {place: number for number, (_, _, place) in enumerate(places)}
    written = [(place, surfaces[number]) for place, number in number_of.items()]
    placed = row.placed(written)
    for which in list_near(placed, len(row.words), reach):
        place, bits = placed[which]
        word = (bits & -bits).bit_length() - 1
        surface = surfaces[number_of[place]]
        related = row.answer(word, surface)
        assert related, "its bit is set"
        start, end, _ = places[number_of[place]]
        yield Match((start, end), Answer(row.leaf, row.texts[word], spell(surface), related))
