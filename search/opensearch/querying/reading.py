"""Leaves that no query can count: the articles that may have them are read, and kept by how often.

That is a word with its marks, of which the index keeps none, and words near each other, which a
cluster finds but does not count.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from search.analysis import VIEWS, View, fold
from search.lexicon import marks
from search.lexicon.scanning import scanning
from search.matching import EVERY_PLACE, count_windows
from search.opensearch.querying.articles import Articles
from search.opensearch.querying.clauses import Query, terms, worth
from search.opensearch.texts import MAX_KEYWORD_BYTES, bounded
from search.query import Near, Word
from search.ranking import WHOLE
from search.schema import Article

MOST_READ = 500
"""Of words that stand near each other in more articles, each field where they do counts once."""
Times = Callable[[str], int]
"""How often something is in a text."""


class Counted:
    """How often something is in the articles of a generation: by field and number, their ids."""

    def __init__(self, names: Iterable[str]) -> None:
        self._found: dict[str, dict[int, list[str]]] = {name: defaultdict(list) for name in names}
        self._ids: set[str] = set()

    def add(self, article: Article, times: Times) -> None:
        """Count an article."""
        name = bounded(article.id, MAX_KEYWORD_BYTES)
        for field, ids in self._found.items():
            if number := times(getattr(article, field)):
                ids[number].append(name)
                self._ids.add(name)

    @property
    def articles(self) -> int:
        """How many articles have it."""
        return len(self._ids)

    @property
    def counts(self) -> Mapping[str, list[Query]]:
        """Return clauses that score how often it is in each field, times WHOLE."""
        return {
            field: [worth(terms("id", ids), WHOLE * number) for number, ids in by_number.items()]
            for field, by_number in self._found.items()
        }

    @property
    def matches(self) -> Query:
        """Return what has it at all."""
        return terms("id", sorted(self._ids))


def count(articles: Articles, query: Query, names: Iterable[str], times: Times) -> Counted:
    """Count something in all articles that a query matches."""
    counted = Counted(names)
    for article in articles.having(query):
        counted.add(article, times)
    return counted


def marked_times(node: Word) -> Times:
    """Return what tells how often a word has the marks that it was typed with."""
    return lambda text: marks.count_agreeing(node.text, text)


def near_times(node: Near, view: View) -> Times:
    """Return what tells in how many windows words stand near each other."""
    keys = [VIEWS[view](word) for word in node.words]
    bits = {key: sum(1 << n for n, other in enumerate(keys) if other == key) for key in keys}
    scan = scanning({fold(word) for word in node.words})

    def times(text: str) -> int:
        places = scan(text, EVERY_PLACE).places
        found = [(at, bits.get(VIEWS[view](text[start:end]), 0)) for start, end, at in places]
        return count_windows([each for each in found if each[1]], len(keys), node.slop)

    return times
