"""The fields whose terms are words of the texts: spellings as they are stored, and their unions.

A segment stores the postings of spellings. A form, a stem or a root is a set of spellings, and its
postings are those of the set, merged when they are read.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

from search.analysis import View
from search.compiling import AnyArray
from search.embedded.kernels.packing import measure, unpack
from search.embedded.kernels.places import Places, first_bit
from search.embedded.plain.postings import Postings, merge_postings, one_per_document
from search.strings import StringTable


def strings_of_rows(
    lexicon: Mapping[str, AnyArray], rows: AnyArray, view: View
) -> tuple[StringTable, AnyArray]:
    """Return the table of the lexicon that has a view's terms, and the term of each row."""
    if view is View.SPELLING:
        return StringTable.of(lexicon, "spellings"), rows
    forms = lexicon["form_of"][rows]
    match view:
        case View.FORM:
            return StringTable.of(lexicon, "forms"), forms
        case View.STEM:
            return StringTable.of(lexicon, "stems"), lexicon["stem_of"][forms]
        case View.ROOT:
            return StringTable.of(lexicon, "roots"), lexicon["root_of"][lexicon["stem_of"][forms]]


class RowPostings:
    """The postings of one text, title or body, by the rows of the segment's spellings."""

    def __init__(self, arrays: Mapping[str, AnyArray], text: str) -> None:
        self.starts = arrays[f"{text}.starts"]
        self._docs = arrays[f"{text}.docs"]
        self._freqs = arrays[f"{text}.freqs"]
        self._lengths = arrays[f"{text}.lengths"]
        self._packed = arrays[f"{text}.positions"], arrays[f"{text}.marks"]

    @cached_property
    def filled(self) -> AnyArray:
        """The rows that occur in this text at all."""
        return np.flatnonzero(np.diff(self.starts))

    @cached_property
    def _places(self) -> Places:
        return Places(self._docs, self._freqs, measure(self._lengths), *self._packed)

    def __getitem__(self, row: int) -> Postings:
        postings = slice(self.starts[row], self.starts[row + 1])
        docs, freqs = one_per_document(self._docs[postings], self._freqs[postings])
        return Postings(docs, freqs, lambda: self._positions_of(postings))

    def _positions_of(self, postings: slice) -> AnyArray:
        docs, freqs, widths, positions, _ = self._places
        first = first_bit((*self._places,), postings.start)
        return unpack(docs[postings], freqs[postings], widths, positions, first)


class WordTerms(Sequence[bytes]):
    """The terms of a field, sorted: the strings of a table to which the rows of a text belong."""

    def __init__(self, rows: RowPostings, table: StringTable, string_of: AnyArray) -> None:
        """Group the rows by their string: row `r` belongs to `table[string_of[r]]`."""
        self._rows = rows
        self._table = table
        strings = string_of[rows.filled]
        order = np.argsort(strings, kind="stable")
        self._grouped = rows.filled[order]
        self._strings, starts = np.unique(strings[order], return_index=True)
        self._bounds = np.append(starts, len(order))

    def __len__(self) -> int:
        return len(self._strings)

    def __getitem__(self, number: int) -> bytes:  # type: ignore[override]
        return self._table[int(self._strings[number])]

    def postings(self, number: int) -> Postings:
        """Return the postings of a term."""
        rows = self._grouped[self._bounds[number] : self._bounds[number + 1]]
        return merge_postings([self._rows[row] for row in rows.tolist()])
