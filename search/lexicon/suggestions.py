"""The vocabulary of a generation for suggestions: frequencies, near forms, forms by sound.

Everything is made at its first use and kept, as `near_forms` is.
"""

from collections.abc import Callable, Collection
from functools import cached_property

import numpy as np

from search.analysis import View
from search.compiling import AnyArray
from search.deadline import check_time
from search.lexicon.kernels.neighbours import (
    CLASS_BITS,
    MAX_CLASSES,
    pack_skeletons,
)
from search.lexicon.lexicon import Lexicon, find
from search.lexicon.near_forms import NearForms
from search.query import Phrase
from search.ranking import Level
from search.suggest import CLASS_OF, FINAL_H, Known

LARGE = 10_000
"""In an archive of so many articles a form that a single one has is more often an error."""
RETURNED = 256
EDIT = 3.5
"""What an edit weighs against frequency when the likeliest are picked, in nats."""


class Suggestions:
    """Implements `search.suggest.Vocabulary` on a generation; any thread may ask.

    `size` is how many articles there are, `count` tells how many have a phrase.
    """

    def __init__(
        self, lexicon: Lexicon, near: NearForms, size: int, count: Callable[[Phrase], int]
    ) -> None:
        self._lexicon = lexicon
        self._near = near
        self._size = size
        self._count = count

    def articles(self, form: str) -> int:
        """Return how many articles have a form, 0 where none has."""
        number = self._number(form)
        return int(self._articles[number]) if number >= 0 else 0

    def articles_at(self, word: str, level: Level) -> int:
        """Return about how many articles answer a word at a level: the sum over its spellings."""
        spellings = self._lexicon.expand(word, level).spellings
        return int(self._lexicon.doc_freqs[spellings].sum())

    def frequent(self, least: int) -> list[str]:
        """Return the forms that at least so many articles have, in their order."""
        return [self._known(int(each)).form for each in np.flatnonzero(self._articles >= least)]

    def near(self, form: str, distance: int) -> list[Known]:
        """Return other forms within `distance` edits, the likeliest first."""
        check_time()
        numbers, edits = self._near.find(form, distance)
        is_fit = self._is_fit[numbers] & (edits > 0)
        numbers, edits = numbers[is_fit], edits[is_fit]
        likely = np.log(self._articles[numbers]) - EDIT * edits
        order = np.lexsort((numbers, -likely))[:RETURNED]
        return [self._known(int(numbers[place])) for place in order]

    def sounding(self, skeletons: Collection[str]) -> list[Known]:
        """Return the forms whose consonants are one of these skeletons, in order of the forms."""
        order, ordered = self._by_sound
        wanted = np.array(sorted(filter(None, set(map(_packed, skeletons)))), np.uint64)
        first, last = (np.searchsorted(ordered, wanted, side) for side in ("left", "right"))
        found = [order[begin:end] for begin, end in zip(first, last, strict=True)]
        numbers = np.sort(np.concatenate([*found, order[:0]])).tolist()
        return [self._known(number) for number in numbers if self._articles[number]]

    def together(self, first: str, second: str) -> int:
        """Return how many articles have `second` right behind `first`."""
        check_time()
        return self._count(Phrase((first, second)))

    def written(self, form: str) -> str:
        """Return the spelling in which the archive has a form most often; the form if none."""
        spellings = self._lexicon.equal(form, View.FORM).spellings
        if not len(spellings):
            return form
        best = int(spellings[np.argmax(self._lexicon.doc_freqs[spellings])])
        return self._lexicon.spellings[best].decode("utf-8", "surrogatepass")

    def _number(self, form: str) -> int:
        return find(self._lexicon.forms, form.encode("utf-8", "surrogatepass"))

    def _known(self, number: int) -> Known:
        form = self._lexicon.forms[number].decode("utf-8", "surrogatepass")
        return Known(form, int(self._articles[number]))

    @cached_property
    def _articles(self) -> AnyArray:
        """Articles that have each form (u32), added up over its spellings."""
        forms, size = self._lexicon.arrays["form_of"], len(self._lexicon.forms)
        doc_freqs = self._lexicon.doc_freqs
        return np.bincount(forms, weights=doc_freqs, minlength=size).astype(np.uint32)

    @cached_property
    def _is_fit(self) -> AnyArray:
        """Which forms may be suggested (bool): in enough articles, and no single letter."""
        least = 2 if self._size >= LARGE else 1
        lengths = np.diff(self._near.starts.astype(np.int64))
        is_fit: AnyArray = (self._articles >= least) & (lengths > 1)
        return is_fit

    @cached_property
    def _by_sound(self) -> tuple[AnyArray, AnyArray]:
        """The forms (i64) in the order of their skeletons, and these (u64)."""
        classes = np.zeros(1 << 16, np.uint8)
        for letter, name in CLASS_OF.items():
            classes[ord(letter)] = _class_number(name)
        near = self._near
        packed: AnyArray = pack_skeletons(near.letters, near.starts, classes, ord(FINAL_H))
        order = np.argsort(packed, kind="stable")
        return order, packed[order]


def _class_number(name: str) -> int:
    return ord(name) - ord("a") + 1


def _packed(skeleton: str) -> int:
    """Return a skeleton as `pack_skeletons` does."""
    if len(skeleton) > MAX_CLASSES:
        return 0
    packed = 0
    for name in skeleton:
        packed = (packed << CLASS_BITS) | _class_number(name)
    return packed
