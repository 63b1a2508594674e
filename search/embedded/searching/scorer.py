"""Scores one leaf of a query over a generation: the grade of each document, and the leaf's idf."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from search.analysis import View
from search.compiling import AnyArray
from search.embedded.kernels.phrases import count_occurrences
from search.embedded.kernels.scoring import VIEWS, find_spans, grade
from search.embedded.searching.collection import Collection, Part
from search.embedded.searching.leaves import Grades, Leaf, RecentLeaves
from search.query import Phrase, Word
from search.ranking import LEVELS, Level, bm25, phrase_view
from search.schema import TEXT_FIELDS, FieldSpec

_NO_STARTS = np.empty(0, np.uint32)
_Postings = tuple[AnyArray, AnyArray, AnyArray, AnyArray, float]


class Scorer:
    """Scores words and phrases in one generation."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._lexicon = collection.lexicon
        self._recent = RecentLeaves(collection.count)

    def leaf(self, node: Word | Phrase, level: Level) -> Leaf:
        """Return a word or a phrase, of one text field or of all, scored."""
        leaf = self._recent.get(node, level)
        if leaf is None:
            leaf = self._score(node, level)
            self._recent.add(node, level, leaf)
        return leaf

    def _score(self, node: Word | Phrase, level: Level) -> Leaf:
        fields = [spec for spec in TEXT_FIELDS if node.field in (None, spec.name)]
        if isinstance(node, Word):
            related = self._lexicon.expand(node.text, level)
            return self._word(related.spellings, related.views, fields, LEVELS[level])
        view = phrase_view(level)
        words = [self._lexicon.equal(word, view) for word in node.words]
        if len(words) == 1:
            return self._word(words[0], np.ones(len(words[0]), np.uint32), fields, {view: 1.0})
        return self._phrase(words, fields)

    def _word(
        self,
        spellings: AnyArray,
        views: AnyArray,
        fields: Sequence[FieldSpec],
        weights: dict[View, float],
    ) -> Leaf:
        """Score the documents that have one of the spellings, which answer in these views.

        A document counts in the document frequency with the sum of the weights of the views in
        which it matches, so that a mere relative of the word makes it less rare by less.
        """
        boosted = [w * spec.boost for w in weights.values() for spec in TEXT_FIELDS]
        factors = np.zeros(VIEWS * len(TEXT_FIELDS))
        factors[: len(boosted)] = boosted
        doc_freqs = np.zeros(VIEWS, np.int64)
        grades = []
        for part in self._collection.parts:
            rows = self._lexicon.rows(part.number, spellings)
            title, body = (_postings(part, spec, fields) for spec in TEXT_FIELDS)
            grades.append(grade(rows, views, factors, *title, *body, part.alive, doc_freqs))
        counts = zip(weights.values(), doc_freqs.tolist(), strict=False)
        doc_freq = sum(weight * count for weight, count in counts)
        return Leaf(bm25.idf(self._collection.count, doc_freq), tuple(grades))

    def _phrase(self, words: Sequence[AnyArray], fields: Sequence[FieldSpec]) -> Leaf:
        """Score the documents in which words, each in any of its spellings, stand side by side."""
        grades = [self._phrase_grades(part, words, fields) for part in self._collection.parts]
        doc_freq = sum(len(documents) for documents, _ in grades)
        return Leaf(bm25.idf(self._collection.count, doc_freq), tuple(grades))

    def _phrase_grades(
        self, part: Part, words: Sequence[AnyArray], fields: Sequence[FieldSpec]
    ) -> Grades:
        """Grade the documents of a segment by a phrase: an occurrence counts as one of a term."""
        rows = [self._lexicon.rows(part.number, spellings) for spellings in words]
        freqs: Any = np.zeros(part.segment.count)
        for spec in fields:
            text = part.texts[spec.name]
            spans = [
                find_spans(each, np.zeros(len(each), np.uint32), text.starts, text.docs)
                for each in rows
            ]
            found: Any = count_occurrences(
                np.cumsum([0, *map(len, spans)]),
                np.concatenate(spans),
                text.docs,
                text.freqs,
                text.positions,
                text.position_marks,
                text.lengths,
            )
            documents, counts = found
            lengths = text.lengths[documents]
            freqs[documents] += spec.boost * bm25.normalised(counts, lengths, text.average)
        living = np.flatnonzero((freqs > 0) & (part.alive != 0))
        grades: Any = bm25.saturated(freqs[living])
        return living.astype(np.uint16), grades


def _postings(part: Part, spec: FieldSpec, wanted: Sequence[FieldSpec]) -> _Postings:
    """Return what `grade` takes of a text field; the starts of none where it is not wanted."""
    text = part.texts[spec.name]
    starts = text.starts if spec in wanted else _NO_STARTS
    return starts, text.docs, text.freqs, text.lengths, text.average
