"""What suggestions need to know of an index: its forms, how many articles have them, and where."""

from collections.abc import Collection
from typing import NamedTuple, Protocol


class Known(NamedTuple):
    """A form of the archive and the number of living articles that have it, 1 or more."""

    form: str
    articles: int


class Vocabulary(Protocol):
    """The folded forms of an archive; stems and roots are not among them.

    Laws: every method answers any text, and the order of its answer is always the same. Numbers of
    articles may be a few too high, where an article has a form in several spellings or fields.
    """

    def articles(self, form: str) -> int:
        """Return how many articles have a form, 0 where none has."""

    def near(self, form: str, distance: int) -> list[Known]:
        """Return other forms within `distance` edits, the fewest edits first, then the frequent.

        An edit is a letter added, left out or put in the place of another, or two neighbours
        swapped, no letter edited twice. Only the first few hundred need be returned.
        """

    def sounding(self, skeletons: Collection[str]) -> list[Known]:
        """Return the forms whose consonants, as `sounds.skeleton` writes them, are one of these."""

    def together(self, first: str, second: str) -> int:
        """Return how many articles have `second` right behind `first`."""

    def written(self, form: str) -> str:
        """Return the spelling in which the archive has a form most often; the form if none."""
