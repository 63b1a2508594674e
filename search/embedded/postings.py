"""The postings of a Whoosh reader as plain values: the only code that drives its matchers."""

from collections.abc import Iterator
from functools import cached_property

from whoosh.matching import Matcher
from whoosh.reading import IndexReader, TermNotFound


class FieldPostings:
    """One field of a generation: postings by term, and the lengths that BM25F divides by."""

    def __init__(self, reader: IndexReader, name: str) -> None:
        self._reader = reader
        self._name = name

    @cached_property
    def lengths(self) -> list[int]:
        """The number of words of each document; Whoosh keeps long ones to the nearest step."""
        count = self._reader.doc_count_all()
        return [self._reader.doc_field_length(number, self._name) for number in range(count)]

    @cached_property
    def average_length(self) -> float:
        """The mean number of words of the documents that have this field, 1 where none has."""
        filled = [length for length in self.lengths if length]
        return sum(filled) / len(filled) if filled else 1.0

    def frequencies(self, term: str) -> Iterator[tuple[int, int]]:
        """Yield (document, term frequency) by document."""
        for matcher in self._matching(term):
            yield matcher.id(), int(matcher.weight())

    def positions(self, term: str) -> dict[int, list[int]]:
        """Return the word positions of a term by document."""
        return {matcher.id(): matcher.value_as("positions") for matcher in self._matching(term)}

    def _matching(self, term: str) -> Iterator[Matcher]:
        try:
            matcher = self._reader.postings(self._name, term)
        except TermNotFound:
            return
        while matcher.is_active():
            yield matcher
            matcher.next()
