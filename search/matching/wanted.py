"""What a leaf of a query looks for: words, each in any of the forms that answer it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from search.analysis import VIEWS, View, fold
from search.analysis.tashkeel import agrees
from search.query import Fuzzy, Near, Pattern, TextLeaf, Word
from search.ranking import Level, phrase_view
from search.words.relations import Reason, RelatedForm

Answering = Callable[[str], RelatedForm | None]
"""Returns the form by which a written word answers, None where it does not."""


class Meanings(Protocol):
    """What the leaves of queries stand for in an archive; any thread may ask."""

    def related(self, word: str, level: Level) -> Sequence[RelatedForm]:
        """Return the forms that answer a word as typed, best first, its own form first."""
        ...

    def expanded(self, leaf: Pattern | Fuzzy) -> Sequence[RelatedForm]:
        """Return the forms that a pattern or a fuzzy word stands for, best first."""
        ...

    def counts_marks(self, leaf: Word) -> bool:
        """Say whether only words with the marks of the typed one answer."""
        ...


@dataclass(frozen=True, slots=True)
class WantedWord:
    """A word as typed and the forms that answer it.

    In the view of spellings a written word must be spelled as the typed one, and have its marks if
    it `is_marked`; `forms` then has no more than its own form.
    """

    text: str
    forms: tuple[RelatedForm, ...]
    view: View = View.FORM
    is_marked: bool = False

    def by_key(self) -> dict[str, RelatedForm]:
        """Return the forms by what `VIEWS[view]` makes of a written word that has them."""
        if self.view is View.SPELLING:
            return {VIEWS[View.SPELLING](self.text): self.forms[0]}
        return {each.form: each for each in self.forms}

    def answering(self) -> Answering:
        """Return what tells how a written word answers."""
        view, keys = VIEWS[self.view], self.by_key()
        if self.is_marked:
            return lambda written: self.forms[0] if agrees(self.text, written) else None
        return lambda written: keys.get(view(written))


@dataclass(frozen=True, slots=True)
class Wanted:
    """A leaf and the words it looks for, in `field`, or in title and body where that is None.

    Several words stand one behind the other. With a `reach` they stand in any order, with so many
    other words among them at most, and each has a place of its own.
    """

    leaf: TextLeaf
    words: tuple[WantedWord, ...]
    field: str | None = None
    reach: int | None = None


def want(leaf: TextLeaf, level: Level, meanings: Meanings) -> Wanted:
    """Return what a leaf looks for, at its own level or else at this one.

    A word is wanted in any related form, words of a phrase or near each other in their own.
    """
    if isinstance(leaf, Pattern | Fuzzy):
        word = WantedWord(leaf.text, tuple(meanings.expanded(leaf)))
        return Wanted(leaf, (word,), leaf.field)
    level = leaf.level or level
    view = phrase_view(level)
    if isinstance(leaf, Word):
        forms = tuple(meanings.related(leaf.text, level))
        word = WantedWord(leaf.text, forms, view, meanings.counts_marks(leaf))
        return Wanted(leaf, (word,), leaf.field)
    words = tuple(WantedWord(word, (own_form(word),), view) for word in leaf.words)
    return Wanted(leaf, words, leaf.field, leaf.slop if isinstance(leaf, Near) else None)


def own_form(word: str) -> RelatedForm:
    """Return the form of a word that it has by itself, whatever the archive holds."""
    return RelatedForm(fold(word), 1.0, Reason.SAME, 0)
