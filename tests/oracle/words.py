"""What the words of a query weigh: which spellings answer them, and how telling they are."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from search import Article, Level
from search.analysis import VIEWS, View, fold
from search.lexicon import expansions
from search.query import Word
from search.ranking import WHOLE, adjacency, bm25
from search.words.relations import RelatedForm
from tests.oracle.texts import spellings
from tests.slow_relations import SlowRelations, count_forms

Weigh = Callable[[str], int]
"""What a word as spelled weighs, in 1/1024, 0 where it is no answer."""

Relate = Callable[[str, Level], Iterable[RelatedForm]]
"""The forms that answer a word as typed, with their weights."""


class Words:
    """Weighs words in some articles; `relate` as in `Oracle`."""

    def __init__(self, articles: Sequence[Article], relate: Relate | None) -> None:
        self._articles = articles
        self._told = relate

    @cached_property
    def _relate(self) -> Relate:
        return self._told or SlowRelations(count_forms(self._articles))

    def weigh(self, word: str, level: Level) -> Weigh:
        """Return what spellings weigh that may answer a word as typed."""
        if level is Level.EXACT:
            return equal(word, View.SPELLING)
        related = self._relate(word, level)
        weights = {each.form: round(each.weight * WHOLE) for each in related}
        return lambda other: weights.get(VIEWS[View.FORM](other), 0)

    def near(self, word: Word, level: Level) -> Callable[[str], bool]:
        """Return what tells whether a spelling is a word or as good as it."""
        weigh = self.weigh(word.text, word.level or level)
        return lambda other: weigh(other) >= adjacency.LEAST_WEIGHT * WHOLE

    def idf(self, word: Word, level: Level) -> float:
        doc_freq = self.weighted_doc_freq(self.weigh(word.text, word.level or level))
        return bm25.idf(len(self._articles), doc_freq)

    def weighted_doc_freq(self, weigh: Weigh) -> float:
        """Return the document frequencies of all spellings, each counted by its weight."""
        doc_freq = sum(weigh(spelling) for a in self._articles for spelling in spellings(a))
        return min(doc_freq / WHOLE, len(self._articles))

    def doc_freq(self, word: str) -> int:
        """Return how many articles have a word, added up over the spellings of its form."""
        return sum(fold(each) == fold(word) for a in self._articles for each in spellings(a))

    def commonest(self, accepts: Callable[[str], bool], first: str = "") -> set[str]:
        """Return the accepted forms that most articles have, each spelling counted for itself.

        The first in the alphabet goes first among equals, and `first` before all.
        """
        counts: Counter[str] = Counter()
        for a in self._articles:
            counts.update(form for form in map(fold, spellings(a)) if accepts(form))
        ranked = sorted(counts, key=lambda form: (form != first, -counts[form], form.encode()))
        return set(ranked[: expansions.MAX_FORMS])


def equal(word: str, view: View) -> Weigh:
    """Return a weighing in which a word counts that equals another in a view, and no other."""
    wanted = VIEWS[view](word)
    return lambda other: WHOLE * (VIEWS[view](other) == wanted)
