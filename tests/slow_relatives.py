"""What the leaves of queries stand for in some texts: each form is compared with what is typed."""

from search.analysis import fold
from search.lexicon.marks import asks_for_marks
from search.query import Fuzzy, Pattern, Word
from search.ranking import Level
from search.words.relations import Reason, RelatedForm
from tests.indexes import article
from tests.slow_relations import SlowRelations, count_forms, in_order_of_bytes
from tests.slow_words import distance, matches_pattern


class SlowMeanings:
    """The forms of the texts, an article each, as `search.matching.Meanings`."""

    def __init__(self, *texts: str) -> None:
        counts = count_forms([article(number, text) for number, text in enumerate(texts)])
        self._forms = in_order_of_bytes(counts)
        self._relate = SlowRelations(counts)

    def related(self, word: str, level: Level) -> list[RelatedForm]:
        """Return the forms that answer a word as typed, the best first."""
        return self._relate(word, level)

    def expanded(self, leaf: Pattern | Fuzzy) -> list[RelatedForm]:
        """Return all forms of the shape, or all that so many slips make."""
        own = fold(leaf.text)
        if isinstance(leaf, Pattern):
            forms = [form for form in self._forms if matches_pattern(own, form)]
            return [RelatedForm(form, 1.0, Reason.PATTERN, 0) for form in forms]
        slips = {form: distance(own, form) for form in self._forms}
        near = sorted((form for form in slips if slips[form] <= leaf.edits), key=slips.__getitem__)
        return [
            RelatedForm(form, 0.5 ** slips[form], Reason.FUZZY if slips[form] else Reason.SAME, 0)
            for form in near
        ]

    def counts_marks(self, leaf: Word) -> bool:
        """Say whether a word was typed with marks that count."""
        return asks_for_marks(leaf)
