"""Counts the words of an article that answer a leaf of a query, form by form."""

from collections import Counter
from collections.abc import Sequence

from search.analysis import tokenize
from search.matching import Row, Wanted, count_windows, own_form
from search.schema import Article
from search.words.relations import RelatedForm


class Words:
    """The words of an article as written, by field; each field is cut once."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._of: dict[str, list[str]] = {}

    def of(self, field: str) -> list[str]:
        """Return the words of a field in order."""
        if field not in self._of:
            text: str = getattr(self.article, field)
            self._of[field] = [token.surface for token in tokenize(text)]
        return self._of[field]


def count_forms(words: Sequence[str], wanted: Wanted) -> dict[RelatedForm, int]:
    """Return how often each form of a word stands among the words, best form first.

    Words in a row have one form: all places of a phrase count, those that overlap too, and of near
    words all minimal windows.
    """
    if len(wanted.words) == 1:
        return _count_word(words, wanted)
    row = Row.of(wanted)
    if row.reach is None:
        count = _count_phrases(words, row)
    else:
        count = count_windows(row.placed(enumerate(words)), len(row.words), row.reach)
    return {own_form(row.text): count} if count else {}


def _count_phrases(words: Sequence[str], row: Row) -> int:
    places = range(len(words) - len(row.words) + 1)
    return sum(
        all(answer(words[place + n]) for n, answer in enumerate(row.words)) for place in places
    )


def _count_word(words: Sequence[str], wanted: Wanted) -> dict[RelatedForm, int]:
    answer = wanted.words[0].answering()
    counts: Counter[RelatedForm] = Counter()
    for surface, count in Counter(words).items():
        if related := answer(surface):
            counts[related] += count
    return dict(sorted(counts.items(), key=lambda item: -item[0].weight))
