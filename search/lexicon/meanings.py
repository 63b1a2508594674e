"""What the leaves of queries stand for in a generation: see `search.matching.Meanings`."""

from collections.abc import Callable

import numpy as np

from search.analysis import fold
from search.lexicon.expansions import Expander
from search.lexicon.lexicon import Lexicon
from search.lexicon.marks import asks_for_marks
from search.lexicon.relatives import Relatives
from search.query import Fuzzy, Pattern, Word
from search.ranking import WHOLE, Level
from search.words.relations import Reason, RelatedForm


class Meanings:
    """Tells what is scored, so that what is shown agrees with it.

    `lets_marks_go` says of a word whether it is in too many articles for its marks to count.
    """

    def __init__(
        self, lexicon: Lexicon, expander: Expander, lets_marks_go: Callable[[Word], bool]
    ) -> None:
        self._lexicon = lexicon
        self._expander = expander
        self._lets_marks_go = lets_marks_go
        self._relatives = Relatives(lexicon)

    def related(self, word: str, level: Level) -> tuple[RelatedForm, ...]:
        """Return the forms that answer a word as typed, its own form first."""
        return self._relatives(word, level)

    def expanded(self, leaf: Pattern | Fuzzy) -> tuple[RelatedForm, ...]:
        """Return the forms of the archive that a pattern or a fuzzy word stands for, best first."""
        lexicon, related = self._lexicon, self._expander.expand(leaf).related
        form_of = lexicon.form_groups.of[related.spellings]
        numbers, first = np.unique(form_of, return_index=True)
        weights, articles = related.weights[first] / WHOLE, lexicon.form_doc_freqs[numbers]
        forms = [
            _related(leaf, lexicon.forms[number].decode("utf-8", "surrogatepass"), weight, count)
            for number, weight, count in zip(
                numbers.tolist(), weights.tolist(), articles.tolist(), strict=True
            )
        ]
        return tuple(sorted(forms, key=lambda each: -each.weight))

    def counts_marks(self, leaf: Word) -> bool:
        """Say whether only words with the marks of the typed one answer."""
        return asks_for_marks(leaf) and not self._lets_marks_go(leaf)


def _related(leaf: Pattern | Fuzzy, form: str, weight: float, articles: int) -> RelatedForm:
    if isinstance(leaf, Pattern):
        return RelatedForm(form, weight, Reason.PATTERN, articles)
    reason = Reason.SAME if form == fold(leaf.text) else Reason.FUZZY
    return RelatedForm(form, weight, reason, articles)
