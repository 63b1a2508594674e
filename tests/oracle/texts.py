"""What is in the text of an article: its words, and how often something stands there."""

from collections.abc import Callable, Sequence
from functools import cache

from search import Article
from search.analysis import VIEWS, View, tokenize
from search.analysis.tashkeel import agrees
from search.ranking import adjacency
from search.schema import TEXT_FIELDS
from tests.slow_words import count_near

Times = Callable[[Article, str], int]
"""How often something is in a field of an article."""


@cache
def terms(text: str, view: View) -> list[str]:
    return [VIEWS[view](token.surface) for token in tokenize(text)]


def spellings(article: Article) -> set[str]:
    """Return the distinct words of an article as spelled."""
    return {
        word for spec in TEXT_FIELDS for word in terms(getattr(article, spec.name), View.SPELLING)
    }


def length(article: Article, field: str) -> int:
    return len(terms(getattr(article, field), View.FORM))


def times(words: Sequence[str], article: Article, field: str, view: View) -> int:
    """Count the places of a field where the words stand side by side."""
    found, wanted = terms(getattr(article, field), view), [VIEWS[view](word) for word in words]
    places = range(len(found) - len(wanted) + 1)
    return sum(found[place : place + len(wanted)] == wanted for place in places)


def times_together(
    article: Article,
    field: str | None,
    is_one: Callable[[str], bool],
    is_other: Callable[[str], bool],
) -> int:
    """Count the places of a word that has another a little before it, in a field or in both."""
    counted = 0
    for name in (spec.name for spec in TEXT_FIELDS if field in (None, spec.name)):
        words = terms(getattr(article, name), View.SPELLING)
        for place in filter(lambda place: is_other(words[place]), range(len(words))):
            counted += any(map(is_one, words[max(0, place - adjacency.REACH) : place]))
    return counted


def times_near(words: Sequence[str], article: Article, field: str, *, slop: int, view: View) -> int:
    """Count the places of a field where the words stand near to one another."""
    wanted = [VIEWS[view](word) for word in words]
    return count_near(terms(getattr(article, field), view), wanted, slop)


def times_marked(word: str, article: Article, field: str) -> int:
    """Count the words of a field that are spelled as a word is and have all of its marks."""
    surfaces = [token.surface for token in tokenize(getattr(article, field))]
    return sum(agrees(word, surface) for surface in surfaces)
