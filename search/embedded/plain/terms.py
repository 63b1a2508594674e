"""Whoosh's view of the terms of a segment: which there are, how frequent, and where."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

import numpy as np
from whoosh.codec.base import TermsReader
from whoosh.fields import FieldType
from whoosh.formats import Format
from whoosh.reading import TermInfo, TermNotFound
from whoosh.scoring import BaseScorer

from search.embedded.plain.cursor import TermCursor
from search.embedded.plain.matcher import PostingMatcher
from search.embedded.plain.postings import Postings
from search.embedded.plain.source import INDEXED, SegmentSource

Term = tuple[str, bytes]

RECENT = 64
"""Merged posting lists that are kept: a query asks for each of its own several times over."""


class ArchiveTermsReader(TermsReader):  # type: ignore[misc]
    """The terms of one segment. As in all of Whoosh, its counts include deleted documents."""

    def __init__(self, source: SegmentSource) -> None:
        self._source = source
        self._recent: dict[Term, Postings] = {}

    def __contains__(self, term: Term) -> bool:
        return self._find(term) is not None

    def indexed_field_names(self) -> list[str]:
        """Return the fields that have terms here."""
        return [name for name in INDEXED if len(self._source.terms(name))]

    def terms(self) -> Iterator[Term]:
        """Yield all terms, by field and then by bytes."""
        return self.terms_from(INDEXED[0], b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[Term]:
        """Yield the terms of a field that are not before `prefix`, then those of later fields."""
        for name in INDEXED[bisect_left(INDEXED, fieldname) :]:
            terms = self._source.terms(name)
            start = bisect_left(terms, prefix) if name == fieldname else 0
            for number in range(start, len(terms)):
                yield name, terms[number]

    def items(self) -> Iterable[tuple[Term, TermInfo]]:
        """Yield all terms with their statistics."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterable[tuple[Term, TermInfo]]:
        """Yield what `terms_from` does, with statistics."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """Return the statistics of a term; lengths are exact.

        Raises:
            TermNotFound: no document has it.
        """
        found = self._postings((fieldname, text))
        lengths = self._source.lengths(fieldname)
        counted = np.zeros(1) if lengths is None else lengths[found.docs]
        return TermInfo(
            weight=float(found.freqs.sum()),
            df=len(found.docs),
            minlength=int(counted.min()),
            maxlength=int(counted.max()),
            maxweight=float(found.freqs.max()),
            minid=int(found.docs[0]),
            maxid=int(found.docs[-1]),
        )

    def frequency(self, fieldname: str, text: bytes) -> float:
        """Return how often a term occurs, 0 where it does not."""
        term = fieldname, text
        return float(self._postings(term).freqs.sum()) if term in self else 0.0

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """Return how many documents have a term."""
        term = fieldname, text
        return len(self._postings(term).docs) if term in self else 0

    def matcher(
        self, fieldname: str, text: bytes, format_: Format, scorer: BaseScorer | None = None
    ) -> PostingMatcher:
        """Return the matcher of a term, over deleted documents too: Whoosh filters them.

        Raises:
            TermNotFound: no document has it.
        """
        term = fieldname, text
        return PostingMatcher(term, self._postings(term), format_, scorer)

    def cursor(self, fieldname: str, fieldobj: FieldType) -> TermCursor:
        """Return a cursor at the first term of a field."""
        terms = self._source.terms(fieldname) if fieldname in INDEXED else ()
        return TermCursor(terms, fieldobj, lambda text: self.term_info(fieldname, text))

    def close(self) -> None:
        """Let go of the files: they close when nobody holds what was read from them."""
        self._recent.clear()
        del self._source

    def _find(self, term: Term) -> int | None:
        """Return the number of a term in its field."""
        field, text = term
        if field not in INDEXED:
            return None
        terms = self._source.terms(field)
        number = bisect_left(terms, text)
        return number if number < len(terms) and terms[number] == text else None

    def _postings(self, term: Term) -> Postings:
        if term not in self._recent:
            number = self._find(term)
            if number is None:
                raise TermNotFound(f"no document has {term[1]!r} in the field {term[0]!r}")
            if len(self._recent) >= RECENT:
                self._recent.clear()
            self._recent[term] = self._source.terms(term[0]).postings(number)
        return self._recent[term]
