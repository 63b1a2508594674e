"""Moves over the sorted terms of a field, as Whoosh's fuzzy queries do."""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from whoosh.codec.base import FieldCursor
from whoosh.fields import FieldType
from whoosh.reading import TermInfo


class TermCursor(FieldCursor):  # type: ignore[misc]
    """A place in the terms of a field; past the last of them it is not valid."""

    def __init__(
        self,
        terms: Sequence[bytes],
        field: FieldType,
        info_of: Callable[[bytes], TermInfo],
    ) -> None:
        self._terms = terms
        self._field = field
        self._info_of = info_of
        self._at = 0

    def first(self) -> str | None:
        """Move to the first term and return it."""
        self._at = 0
        return self.text()

    def find(self, string: str | bytes) -> str | None:
        """Move to a term, or else to the next after it, and return what is found."""
        self._at = bisect_left(self._terms, self._field.to_bytes(string))
        return self.text()

    def next(self) -> str | None:
        """Move to the next term and return it."""
        self._at += self.is_valid()
        return self.text()

    def text(self) -> str | None:
        """Return the term as the field reads it, None past the end."""
        return self._field.from_bytes(self._terms[self._at]) if self.is_valid() else None

    term = text

    def term_info(self) -> TermInfo | None:
        """Return the statistics of the term, None past the end."""
        return self._info_of(self._terms[self._at]) if self.is_valid() else None

    def is_valid(self) -> bool:
        """Say whether there is a term here."""
        return self._at < len(self._terms)
