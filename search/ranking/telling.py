"""The words of an article that tell it apart from others: a query for articles like it."""

from collections import Counter
from collections.abc import Callable, Mapping

from search.analysis import fold, is_stop, tokenize
from search.ranking.bm25 import idf
from search.schema import TEXT_FIELDS, Article

MOST_WORDS = 25
LEAST_LETTERS = 2
LEAST_ARTICLES = 2
"""A word that no other article has leads to none."""

DocFreq = Callable[[str], int]
"""How many articles have a word, added up over the spellings that fold to the same form."""


def telling_words(
    article: Article, doc_freq: DocFreq, articles: int, most: int = MOST_WORDS
) -> list[str]:
    """Return the words with the highest tf·idf, best first, ties by form, each as first written.

    Spellings of one form are one word. An occurrence counts with the boost of its field, so one in
    the title for two. Stop words and single letters tell nothing. `articles` is the size of the
    archive.
    """
    freqs, written = _frequencies(article)
    weights = {
        form: freqs[form] * idf(articles, count)
        for form, word in written.items()
        if (count := doc_freq(word)) >= LEAST_ARTICLES
    }
    best = sorted(weights, key=lambda form: (-weights[form], form))[:most]
    return [written[form] for form in best]


def _frequencies(article: Article) -> tuple[Mapping[str, float], dict[str, str]]:
    """Return the boosted frequency of each form, and how it is first written."""
    freqs: dict[str, float] = {}
    written: dict[str, str] = {}
    for spec in TEXT_FIELDS:
        surfaces = Counter(token.surface for token in tokenize(getattr(article, spec.name)))
        for surface, count in surfaces.items():
            form = fold(surface)
            if len(form) >= LEAST_LETTERS and not is_stop(surface):
                freqs[form] = freqs.get(form, 0.0) + spec.boost * count
                written.setdefault(form, surface)
    return freqs, written
