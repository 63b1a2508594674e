"""Columns of a segment as Whoosh reads them, to sort and to group by."""

from collections.abc import Callable
from typing import Any

from whoosh.columns import ColumnReader

from search.compiling import AnyArray
from search.strings import StringTable


class ValueColumn(ColumnReader):  # type: ignore[misc]
    """One value per document, as Whoosh would store it: bytes of a text, or a number."""

    def __init__(self, documents: int, value_of: Callable[[int], Any]) -> None:
        self._doccount = documents
        self._value_of = value_of
        self._reversed = False

    def __getitem__(self, docnum: int) -> Any:
        return self._value_of(docnum)

    def sort_key(self, docnum: int) -> Any:
        """Return what documents are sorted by."""
        value = self._value_of(docnum)
        return -value if self._reversed else value

    def set_reverse(self) -> None:
        """Sort from the greatest number on; Whoosh does this to columns of numbers only."""
        self._reversed = True


def number_column(numbers: AnyArray) -> ValueColumn:
    """Return a column of numbers."""
    return ValueColumn(len(numbers), lambda docnum: int(numbers[docnum]))


def text_column(texts: StringTable) -> ValueColumn:
    """Return a column of texts of which each document has its own."""
    return ValueColumn(len(texts), texts.__getitem__)


def label_column(labels: StringTable, numbers: AnyArray) -> ValueColumn:
    """Return a column of labels."""
    return ValueColumn(len(numbers), lambda docnum: labels[int(numbers[docnum])])
