"""Counts the words of an article that answer a leaf of a query, form by form."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from search.analysis import tokenize
from search.matching import Row, Wanted, count_windows, own_form
from search.schema import Article
from search.words.relations import RelatedForm


class Words:
    """The words of an article as written, by field; each field is cut and sorted once."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._of: dict[str, list[str]] = {}
        self._places: dict[str, dict[str, list[int]]] = {}

    def of(self, field: str) -> list[str]:
        """Return the words of a field in order."""
        if field not in self._of:
            text: str = getattr(self.article, field)
            self._of[field] = [token.surface for token in tokenize(text)]
        return self._of[field]

    def places(self, field: str) -> Mapping[str, list[int]]:
        """Return where each written word of a field stands, by word: texts repeat themselves."""
        if field not in self._places:
            places = self._places[field] = defaultdict[str, list[int]](list)
            for place, surface in enumerate(self.of(field)):
                places[surface].append(place)
        return self._places[field]


def count_forms(article: Words, field: str, wanted: Wanted) -> dict[RelatedForm, int]:
    """Return how often each form of a word stands in a field of an article, best form first.

    Words in a row have one form: all places of a phrase count, those that overlap too, and of near
    words all minimal windows.
    """
    if len(wanted.words) == 1:
        return _count_word(article.places(field), wanted)
    row = Row.of(wanted)
    if row.reach is None:
        count = _count_phrases(article, field, row)
    else:
        placed = row.placed(enumerate(article.of(field)))
        count = count_windows(placed, len(row.words), row.reach)
    return {own_form(row.text): count} if count else {}


def _count_phrases(article: Words, field: str, row: Row) -> int:
    words, (first, *others) = article.of(field), row.words
    last = len(words) - len(row.words)
    # Word by word of the article, not place by place: few begin a phrase, of which there are many.
    starts = [found for word, found in article.places(field).items() if first(word)]
    return sum(
        place <= last and all(answer(words[place + n]) for n, answer in enumerate(others, 1))
        for found in starts
        for place in found
    )


def _count_word(places: Mapping[str, list[int]], wanted: Wanted) -> dict[RelatedForm, int]:
    answer = wanted.words[0].answering()
    counts: Counter[RelatedForm] = Counter()
    for surface, found in places.items():
        if related := answer(surface):
            counts[related] += len(found)
    return dict(sorted(counts.items(), key=lambda item: -item[0].weight))
