"""Which headlines have which forms: the postings of all titles in one row, by form.

The forms of the lexicon are sorted, so those that begin alike are neighbours, and so are their
postings. Made at the first use and kept: of 73,619 headlines 9 MB.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from search.compiling import AnyArray
from search.embedded.searching.collection import Collection, Part
from search.lexicon.lexicon import find
from search.schema import Article

_REPEATS = 4
"""How many words of one headline begin alike at most, for it to be counted once."""
Read = Callable[[int], Article]
"""From a document to its article."""
Forms = range
"""Forms that begin alike, by their numbers."""


class _Postings(NamedTuple):
    """The form and the document of each posting (u32), by form; where each form begins (i64)."""

    forms: AnyArray
    documents: AnyArray
    starts: AnyArray


class Headlines:
    """The living articles of a generation by the words of their titles; any thread may ask."""

    def __init__(self, collection: Collection, read: Read) -> None:
        self._parts = collection.parts
        self._lexicon = collection.lexicon
        self._read = read

    def beside(self, forms: Forms, others: Sequence[str]) -> AnyArray:
        """Return of how many titles that have all the others each of the forms is (i64)."""
        found, _ = self.narrowed(forms, self.having(others))
        return np.bincount(found - np.uint32(forms.start), minlength=len(forms))

    def newest(self, forms: Sequence[str], begun: str, number: int) -> list[Article]:
        """Return the newest articles whose titles have all forms and one that begins like the last.

        Ties break by id; nothing need begin like "".
        """
        within = self.having(forms) if forms or not begun else None
        if begun:
            _, documents = self.narrowed(self._lexicon.beginning(begun), within)
        else:
            assert within is not None
            documents = np.flatnonzero(within)
        return list(map(self._read, self._newest(documents, number)))

    def having(self, forms: Iterable[str]) -> AnyArray:
        """Return the mask of the documents (bool) whose titles have all of these forms."""
        meets: AnyArray = np.ones(self._documents, np.bool_)
        for form in forms:
            number = find(self._lexicon.forms, _encode(form))
            own = range(number, number + 1) if number >= 0 else range(0)
            meets &= self._mask(own)
        return meets

    def narrowed(self, beginning: Forms, within: AnyArray | None) -> tuple[AnyArray, AnyArray]:
        """Return the postings of some forms among documents: their forms and their documents."""
        forms, documents, starts = self._postings
        own = slice(int(starts[beginning.start]), int(starts[beginning.stop]))
        if within is None:
            return forms[own], documents[own]
        kept = within[documents[own]]
        return forms[own][kept], documents[own][kept]

    def _newest(self, documents: AnyArray, number: int) -> list[int]:
        """Return the newest of these documents, each once, ties by article id."""
        if not len(documents):
            return []
        places = self._places[documents]
        # A headline is in the row once for each of its words.
        few = min(len(places), number * _REPEATS)
        best = np.unique(np.partition(places, few - 1)[:few])[:number]
        newest: list[int] = self._by_place[best].tolist()
        return newest

    def _mask(self, forms: Forms) -> AnyArray:
        mask: AnyArray = np.zeros(self._documents, np.bool_)
        mask[self.narrowed(forms, None)[1]] = True
        return mask

    @cached_property
    def _documents(self) -> int:
        return sum(part.segment.count for part in self._parts)

    @cached_property
    def _postings(self) -> _Postings:
        pairs = [self._of_part(part) for part in self._parts]
        forms = np.concatenate([np.empty(0, np.uint32), *(forms for forms, _ in pairs)])
        documents = np.concatenate([np.empty(0, np.uint32), *(documents for _, documents in pairs)])
        order = np.argsort(forms, kind="stable")
        counts = np.bincount(forms, minlength=len(self._lexicon.forms))
        starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
        return _Postings(forms[order], documents[order], starts)

    def _of_part(self, part: Part) -> tuple[AnyArray, AnyArray]:
        starts, docs = part.texts["title"].starts, part.texts["title"].docs
        form_of_row = self._lexicon.arrays["form_of"][self._lexicon.arrays[f"rows.{part.number}"]]
        forms = np.repeat(form_of_row, starts[1:] - starts[:-1])
        living = part.alive[docs] != 0
        return forms[living], docs[living].astype(np.uint32) + np.uint32(part.base)

    @cached_property
    def _by_place(self) -> AnyArray:
        """The documents (u32), the newest first, ties by article id."""
        days = np.concatenate([np.empty(0, np.int32), *(part.days for part in self._parts)])
        ranks = np.concatenate([np.empty(0, np.uint32), *(part.ranks for part in self._parts)])
        order: AnyArray = np.lexsort((ranks, -days)).astype(np.uint32)
        return order

    @cached_property
    def _places(self) -> AnyArray:
        """The place of each document (u32) in that order."""
        places: AnyArray = np.empty(self._documents, np.uint32)
        places[self._by_place] = np.arange(self._documents, dtype=np.uint32)
        return places


def _encode(form: str) -> bytes:
    return form.encode("utf-8", "surrogatepass")
