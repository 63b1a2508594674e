"""Holds a word that was asked for with its marks against the articles: the index keeps no marks."""

import unicodedata
from collections.abc import Sequence

import numpy as np

from search.analysis import spell, tokenize
from search.analysis.tashkeel import agrees, marked_letters, marks_of
from search.embedded.searching.collection import Collection, Part
from search.embedded.searching.deadline import check_time
from search.embedded.searching.leaves import GradedLeaf, Grades
from search.query import TextLeaf, Word
from search.ranking import Level, bm25
from search.schema import FieldSpec

MAX_READ = 2_000
"""How many articles may be read for one word; of a word in more the marks are let go."""


def asks_for_marks(node: TextLeaf) -> bool:
    """Say whether a word is to be as spelled and was typed with marks."""
    return isinstance(node, Word) and node.level is Level.EXACT and any(marks_of(node.text))


def with_marks(
    collection: Collection, word: str, grades: Sequence[Grades], fields: Sequence[FieldSpec]
) -> GradedLeaf | None:
    """Return the leaf of a word scored by the occurrences that have its marks.

    `grades` are those of the word by segment. None where it is in too many articles for its marks
    to count.
    """
    if sum(len(documents) for documents, _ in grades) > MAX_READ:
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


def count_agreeing(word: str, text: str) -> int:
    """Count the words of a text that are spelled as typed, with the marks that were typed."""
    spelled = spell(word)
    if not marked_letters(word).search(unicodedata.normalize("NFKC", text).casefold()):
        return 0
    surfaces = (token.surface for token in tokenize(text))
    return sum(spell(each) == spelled and agrees(word, each) for each in surfaces)
