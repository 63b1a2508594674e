"""Which headlines have which forms: the words of all titles, by form and by title.

The forms of the lexicon are sorted, so those that begin alike are neighbours, and so are their
titles. Made at the first use and kept: of 73,619 headlines 9 MB.
"""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from search.compiling import AnyArray
from search.embedded.kernels.headlines import (
    Titles,
    beside,
    having,
    newest_of_all,
    newest_within,
)
from search.embedded.searching.collection import Collection, Part
from search.lexicon.begun_words import Beginning
from search.lexicon.completion import headline
from search.recent import Recent
from search.request import Completion

CHARACTERS = 1 << 23
"""How many characters the headlines that are kept may have together: 16 MB."""
TITLES = 1 << 20
"""How many titles the lists that are kept may have together: 4 MB."""
_BESIDES = 100
"""What a headline or a list takes besides."""
_NONE: AnyArray = np.empty(0, np.uint32)
_NEVER: AnyArray = np.empty(0, np.int64)


class Headlines:
    """The living articles of a generation by the words of their titles; any thread may ask."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._parts = collection.parts
        self._lexicon = collection.lexicon
        self._headlines = Recent[int, Completion](CHARACTERS)
        self._having = Recent[tuple[str, ...], AnyArray](TITLES)

    def prepare(self) -> None:
        """Make and load all that answers take."""
        table = self._table
        if len(table.starts) > 1:
            having(table, np.zeros(1, np.int64))
        beside(table, _NONE, 0, 0)
        newest_within(table, _NONE, 0, 0, 1)
        newest_of_all(table, 0, 0, 1)

    def beside(self, forms: range, others: Sequence[str]) -> tuple[AnyArray, AnyArray]:
        """Return which of the forms titles have that have all the others, and how many have."""
        within = self._with_all(others)
        if not len(within):
            return _NONE, _NEVER
        return beside(self._table, within, forms.start, forms.stop)

    def newest(
        self, forms: Sequence[str], begun: Beginning | None, number: int
    ) -> list[Completion]:
        """Return the newest headlines that have all forms and one of those that are begun.

        Ties break by article id.
        """
        if begun is None:
            titles = self._with_all(forms)[:number]
        elif forms:
            titles = self._with_all(forms)
            if len(titles):
                bounds = begun.forms.start, begun.forms.stop
                titles = newest_within(self._table, titles, *bounds, number)
        else:
            titles = newest_of_all(self._table, begun.forms.start, begun.forms.stop, number)
        return [self._headline(title) for title in titles.tolist()]

    def _headline(self, title: int) -> Completion:
        known = self._headlines.get(title)
        if known is None:
            document = int(self._by_title[title])
            for number, article_id, text in self._collection.headlines(document):
                found = headline(article_id, text)
                self._headlines.add(int(self._titles[number]), found, len(text) + _BESIDES)
                if number == document:
                    known = found
            assert known is not None
        return known

    def _with_all(self, forms: Sequence[str]) -> AnyArray:
        """Return the titles (u32) that have all of these forms; letter by letter they are asked."""
        key = tuple(forms)  # what is one already is not made anew
        found = self._having.get(key)
        if found is None:
            numbers = [self._lexicon.form_number(form) for form in key]
            found = _NONE
            if min(numbers) >= 0:
                found = having(self._table, np.array(numbers, np.int64))
            self._having.add(key, found, len(found) + _BESIDES)
        return found

    @cached_property
    def _table(self) -> Titles:
        pairs = [self._of_part(part) for part in self._parts]
        forms = np.concatenate([np.empty(0, np.uint64), *(forms for forms, _ in pairs)])
        titles = np.concatenate([np.empty(0, np.uint64), *(titles for _, titles in pairs)])
        # A title may have two spellings of one form.
        by_form, by_title = np.unique(forms << 32 | titles), np.unique(titles << 32 | forms)
        return Titles(
            _high(by_form),
            _low(by_form),
            _starts(_high(by_form), len(self._lexicon.forms)),
            _low(by_title),
            _starts(_high(by_title), len(self._by_title)),
        )

    def _of_part(self, part: Part) -> tuple[AnyArray, AnyArray]:
        """Return the form and the title of each posting (u64) of the titles of a segment."""
        starts, docs = part.texts["title"].starts, part.texts["title"].docs
        form_of_row = self._lexicon.arrays["form_of"][self._lexicon.arrays[f"rows.{part.number}"]]
        forms = np.repeat(form_of_row, starts[1:] - starts[:-1])
        living = part.alive[docs] != 0
        titles = self._titles[docs[living].astype(np.int64) + part.base]
        return forms[living].astype(np.uint64), titles.astype(np.uint64)

    @cached_property
    def _by_title(self) -> AnyArray:
        """The document of each title (u32): the newest is the first, ties by article id."""
        days = np.concatenate([np.empty(0, np.int32), *(part.days for part in self._parts)])
        ranks = np.concatenate([np.empty(0, np.uint32), *(part.ranks for part in self._parts)])
        order: AnyArray = np.lexsort((ranks, -days)).astype(np.uint32)
        return order

    @cached_property
    def _titles(self) -> AnyArray:
        """The title of each document (u32)."""
        titles: AnyArray = np.empty(len(self._by_title), np.uint32)
        titles[self._by_title] = np.arange(len(titles), dtype=np.uint32)
        return titles


def _high(pairs: AnyArray) -> AnyArray:
    return (pairs >> np.uint64(32)).astype(np.uint32)


def _low(pairs: AnyArray) -> AnyArray:
    return pairs.astype(np.uint32)


def _starts(of: AnyArray, groups: int) -> AnyArray:
    """Return where each group begins in an ascending row of groups (i64), and the end."""
    counts = np.bincount(of, minlength=groups)
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
