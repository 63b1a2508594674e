"""Looks one leaf of a query up in a generation, and grades the documents that have it."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from search.compiling import AnyArray
from search.embedded.kernels.phrases import count_occurrences
from search.embedded.kernels.proximity import count_windows
from search.embedded.kernels.scoring import find_spans, grade
from search.embedded.kernels.spans import BODY, TITLE, find_word
from search.embedded.searching.collection import Collection, Part
from search.embedded.searching.deadline import check_time
from search.embedded.searching.expansions import Expander
from search.embedded.searching.leaves import GradedLeaf, Grades, WordLeaf
from search.embedded.searching.lexicon import Expansion
from search.embedded.searching.marks import asks_for_marks, with_marks
from search.embedded.searching.recent import Recent
from search.query import Fuzzy, Near, Pattern, Phrase, TextLeaf, Word
from search.ranking import Level, bm25, phrase_view
from search.schema import TEXT_FIELDS, FieldSpec

CACHED_POSTINGS = 1 << 21
"""How many numbers may be kept to find the postings of words: 8 MB."""
GRADED_BYTES = 1 << 26
"""How much memory the graded leaves that are kept may take, about."""
_LEAF_BYTES = 1 << 10
"""What a leaf takes besides its arrays, about."""
FIELDS = {None: TITLE | BODY, "title": TITLE, "body": BODY}
"""The bits of `kernels.spans` by the field of a leaf."""
Words = Recent[tuple[str, str | None], WordLeaf]
"""Words of one level as typed, with the fields where they are looked for."""
_NO_STARTS = np.empty(0, np.uint32)


class Scorer:
    """Looks leaves up in one generation; any thread may ask."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._lexicon = collection.lexicon
        self._recent = Recent[tuple[TextLeaf, Level], GradedLeaf](GRADED_BYTES)
        self._words = {level: Words(CACHED_POSTINGS // len(Level)) for level in Level}
        self.expander = Expander(collection.lexicon)

    def leaf(self, node: TextLeaf, level: Level) -> WordLeaf | GradedLeaf:
        """Return a leaf of text, of one text field or of all; a phrase of one is a word."""
        if isinstance(node, Pattern | Fuzzy):
            return self._word(self.expander.expand(node).related, node.field)
        level = node.level or level
        if isinstance(node, Word):
            (word,) = self.words((node,), level)
            is_marked = node.level is Level.EXACT and asks_for_marks(node)
            return self._marked(node, word) if is_marked else word
        if len(node.words) == 1:
            return self._word(self._lexicon.equal(node.words[0], phrase_view(level)), node.field)
        return self._kept(node, level) or self._keep(node, level, self._phrase(node, level))

    def lets_marks_go(self, node: Word) -> bool:
        """Say whether a word is in too many articles for the marks that it is asked for with."""
        return asks_for_marks(node) and isinstance(self.leaf(node, Level.EXACT), WordLeaf)

    def words(self, nodes: Iterable[Word], level: Level) -> list[WordLeaf]:
        """Return the leaves of words at a level, their own if they have one notwithstanding."""
        recent = self._words[level]
        return [
            recent.get((node.text, node.field)) or self._look_up(node, level, recent)
            for node in nodes
        ]

    def _look_up(self, node: Word, level: Level, recent: Words) -> WordLeaf:
        """Look a word up that was not asked for lately."""
        check_time()
        fields, count = FIELDS[node.field], self._collection.count
        asked = node.text, level, fields, self._collection.segments
        found, place, doc_freq = self._lexicon.look_up(*asked)
        word = WordLeaf(bm25.idf(count, min(doc_freq, count)), fields, found, place)
        recent.add((node.text, node.field), word, len(word.found))
        return word

    def _kept(self, node: TextLeaf, level: Level) -> GradedLeaf | None:
        return self._recent.get((node, level))

    def _keep(self, node: TextLeaf, level: Level, leaf: GradedLeaf) -> GradedLeaf:
        self._recent.add((node, level), leaf, _LEAF_BYTES + leaf.bytes)
        return leaf

    def _word(self, related: Expansion, field: str | None) -> WordLeaf:
        count = self._collection.count
        idf = bm25.idf(count, min(related.doc_freq, count))
        asked = related.spellings, related.weights, FIELDS[field], self._collection.segments
        return WordLeaf(idf, FIELDS[field], *find_word(*asked))

    def _marked(self, node: Word, word: WordLeaf) -> WordLeaf | GradedLeaf:
        """Return the leaf of a word with its marks, the word's own where it is too common."""
        if leaf := self._kept(node, Level.EXACT):
            return leaf
        grades = [self.grades(word, part) for part in self._collection.parts]
        marked = with_marks(self._collection, node.text, grades, _specs(node))
        return self._keep(node, Level.EXACT, marked) if marked else word

    def grades(self, leaf: WordLeaf, part: Part) -> Grades:
        """Grade the documents of a segment by a word: the slow twin of `kernels.ranking`."""
        spellings, weights = leaf.related(len(self._collection.parts))
        asked: Any = [self._lexicon.rows(part.number, spellings), weights]
        for spec, bit in zip(TEXT_FIELDS, (TITLE, BODY), strict=True):
            text = part.texts[spec.name]
            starts = text.starts if leaf.fields & bit else _NO_STARTS
            asked += [starts, text.docs, text.freqs, text.factors]
        asked += [part.alive]
        graded: Grades = grade(*asked)
        return graded

    def _phrase(self, node: Phrase | Near, level: Level) -> GradedLeaf:
        """Score the documents in which words, each in any of its spellings, stand side by side.

        With a slop it is enough that they are near.
        """
        view, slop = phrase_view(level), node.slop if isinstance(node, Near) else None
        words = [self._lexicon.equal(word, view).spellings for word in node.words]
        fields = _specs(node)
        grades = [self._phrase_grades(part, words, fields, slop) for part in self._collection.parts]
        doc_freq = sum(len(documents) for documents, _ in grades)
        return GradedLeaf(bm25.idf(self._collection.count, doc_freq), tuple(grades))

    def _phrase_grades(
        self,
        part: Part,
        words: Sequence[AnyArray],
        fields: Sequence[FieldSpec],
        slop: int | None,
    ) -> Grades:
        """Grade the documents of a segment by a phrase: an occurrence counts as one of a term."""
        check_time()
        rows = [self._lexicon.rows(part.number, spellings) for spellings in words]
        freqs: Any = np.zeros(part.segment.count)
        for spec in fields:
            text = part.texts[spec.name]
            spans = [
                find_spans(each, np.zeros(len(each), np.uint32), text.starts, text.docs)
                for each in rows
            ]
            placed = (
                *(np.cumsum([0, *map(len, spans)]), np.concatenate(spans)),
                *((*text.places,), text.lengths),
            )
            found: Any = (
                count_occurrences(*placed) if slop is None else count_windows(*placed, slop)
            )
            documents, counts = found
            lengths = text.lengths[documents]
            freqs[documents] += spec.boost * bm25.normalised(counts, lengths, text.average)
        living = np.flatnonzero((freqs > 0) & (part.alive != 0))
        grades: Any = bm25.saturated(freqs[living])
        return living.astype(np.uint16), grades


def _specs(node: TextLeaf) -> list[FieldSpec]:
    """Return the text fields that a leaf is looked for in."""
    return [spec for spec in TEXT_FIELDS if node.field in (None, spec.name)]
