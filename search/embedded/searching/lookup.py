"""From a word as a user wrote it to where its postings are in every segment."""

from functools import cached_property

from search.analysis import fold
from search.compiling import AnyArray
from search.embedded.kernels.answering import UNKNOWN, look_up, table_of
from search.embedded.kernels.spans import find_word
from search.lexicon.lexicon import Lexicon
from search.ranking import WHOLE, Level
from search.words.graph import rules_of
from search.words.numerals import numbers


class Lookup:
    """Looks words up in a lexicon and its segments, the table of `kernels.segments`."""

    def __init__(self, lexicon: Lexicon, segments: AnyArray) -> None:
        self._lexicon = lexicon
        self._segments = segments

    @cached_property
    def _table(self) -> AnyArray:
        return table_of(self._lexicon.arrays, self._lexicon.graph.arrays)

    def find(self, word: str, level: Level, fields: int) -> tuple[AnyArray, int, float]:
        """Return where the postings of the spellings are that answer a word, and its doc_freq.

        The first two are what `kernels.spans.find_word` returns for these `fields`; the last is
        that of the `Expansion`.
        """
        form = fold(word)
        if level is not Level.EXACT and form not in numbers():
            asked = form.encode("utf-8", "surrogatepass"), rules_of(level), fields
            found, place, counted = look_up(*asked, self._table, self._segments)
            if counted != UNKNOWN:
                return found, place, counted / WHOLE
        return self._expanded(word, level, fields)

    def _expanded(self, word: str, level: Level, fields: int) -> tuple[AnyArray, int, float]:
        """Return the same by way of the expansion: the slow twin."""
        related = self._lexicon.expand(word, level)
        found, place = find_word(related.spellings, related.weights, fields, self._segments)
        return found, place, related.doc_freq
