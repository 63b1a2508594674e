"""Scores one leaf of a query over a generation, posting by posting in dictionaries.

The obvious way, kept for good: what faster kernels are compared with.
"""

from collections import defaultdict
from collections.abc import Iterable

from whoosh.reading import IndexReader

from search.analysis import VIEWS, View
from search.embedded.postings import FieldPostings
from search.query import Phrase, Word
from search.ranking import LEVELS, Level, bm25, phrase_view
from search.schema import FIELDS_BY_NAME, TEXT_FIELDS, FieldSpec, view_field

Scores = dict[int, float]
"""A score by document number."""


class Scorer:
    """Scores words and phrases from one reader."""

    def __init__(self, reader: IndexReader) -> None:
        self._count = reader.doc_count_all()
        self._postings = {name: FieldPostings(reader, name) for name in FIELDS_BY_NAME}

    def word(self, word: Word, level: Level) -> tuple[Scores, float]:
        """Return the BM25F scores of a word in the views of its level, and its idf.

        A document counts in the document frequency with the sum of the weights of the views in
        which it matches, so that a mere relative of the word makes it less rare by less.
        """
        term_freqs: Scores = defaultdict(float)
        grades: Scores = defaultdict(float)
        for view, weight in LEVELS[level].items():
            term = VIEWS[view](word.text)
            matched = self._add_view(term_freqs, _text_fields(word.field), view, term, weight)
            for number in matched:
                grades[number] += weight
        return self._saturated(term_freqs, sum(grades.values()))

    def _add_view(
        self,
        term_freqs: Scores,
        text_fields: Iterable[FieldSpec],
        view: View,
        term: str,
        weight: float,
    ) -> set[int]:
        """Add a term's weighted frequencies of all text fields; return where it occurs."""
        matched: set[int] = set()
        for spec in text_fields:
            postings = self._postings[view_field(spec, view).name]
            lengths, average = postings.lengths, postings.average_length
            for number, term_freq in postings.frequencies(term):
                share = bm25.normalised(term_freq, lengths[number], average)
                term_freqs[number] += weight * spec.boost * share
                matched.add(number)
        return matched

    def phrase(self, phrase: Phrase, level: Level) -> tuple[Scores, float]:
        """Return the BM25F scores of a phrase, an occurrence counting as one term, and its idf."""
        view = phrase_view(level)
        term_freqs: Scores = defaultdict(float)
        for spec in _text_fields(phrase.field):
            postings = self._postings[view_field(spec, view).name]
            lengths, average = postings.lengths, postings.average_length
            for number, starts in self._occurrences(postings, phrase, view).items():
                share = bm25.normalised(len(starts), lengths[number], average)
                term_freqs[number] += spec.boost * share
        return self._saturated(term_freqs, len(term_freqs))

    def labelled(self, phrase: Phrase) -> set[int]:
        """Return the documents whose label, such as a section, has the words of the phrase."""
        assert phrase.field is not None
        return set(self._occurrences(self._postings[phrase.field], phrase, View.FORM))

    def _occurrences(
        self, postings: FieldPostings, phrase: Phrase, view: View
    ) -> dict[int, set[int]]:
        """Return where the phrase begins: the positions of its first word, by document."""
        begins: dict[int, set[int]] | None = None
        for offset, word in enumerate(phrase.words):
            shifted = {
                number: {position - offset for position in positions}
                for number, positions in postings.positions(VIEWS[view](word)).items()
                if begins is None or number in begins
            }
            if begins is not None:
                shifted = {number: begins[number] & starts for number, starts in shifted.items()}
            begins = {number: starts for number, starts in shifted.items() if starts}
        return begins or {}

    def _saturated(self, term_freqs: Scores, doc_freq: float) -> tuple[Scores, float]:
        idf = bm25.idf(self._count, doc_freq)
        return {number: idf * bm25.saturated(freq) for number, freq in term_freqs.items()}, idf


def _text_fields(name: str | None) -> tuple[FieldSpec, ...]:
    """Return the text fields to search: the named one, or all."""
    return TEXT_FIELDS if name is None else (FIELDS_BY_NAME[name],)
