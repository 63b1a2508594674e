"""Holds a word that was asked for with its marks against the articles: the index keeps no marks."""

from collections.abc import Sequence

import numpy as np

from search.deadline import check_time
from search.embedded.searching.collection import Collection, Part
from search.embedded.searching.leaves import GradedLeaf, Grades
from search.lexicon.marks import are_too_many, count_agreeing
from search.ranking import bm25
from search.schema import FieldSpec


def with_marks(
    collection: Collection, word: str, grades: Sequence[Grades], fields: Sequence[FieldSpec]
) -> GradedLeaf | None:
    """Return the leaf of a word scored by the occurrences that have its marks.

    `grades` are those of the word by segment. None where it is in too many articles for its marks
    to count.
    """
    if are_too_many(sum(len(documents) for documents, _ in grades)):
        return None
    marked = tuple(_marked(part, grades[part.order], word, fields) for part in collection.parts)
    doc_freq = sum(len(documents) for documents, _ in marked)
    return GradedLeaf(bm25.idf(collection.count, doc_freq), marked)


def _marked(part: Part, grades: Grades, word: str, fields: Sequence[FieldSpec]) -> Grades:
    freqs = {int(document): _freq(part, int(document), word, fields) for document in grades[0]}
    kept = {document: freq for document, freq in freqs.items() if freq}
    saturated = [bm25.saturated(freq) for freq in kept.values()]
    return np.array([*kept], np.uint16), np.array(saturated, np.float64)


def _freq(part: Part, document: int, word: str, fields: Sequence[FieldSpec]) -> float:
    """Return the frequency of a word with its marks, combined of the fields."""
    check_time()
    article, total = part.segment.article(document), 0.0
    for spec in fields:
        text = part.texts[spec.name]
        times = count_agreeing(word, getattr(article, spec.name))
        length = int(text.lengths[document])
        total += spec.boost * bm25.normalised(times, length, text.average)
    return total
