"""A search engine of dictionaries and loops over a list of articles: slow, and obviously right.

It shares with the real engines what has tests of its own (the parser, the views of a word, the
three formulas of BM25F) and nothing else: no index, no postings, no Whoosh.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from search import Article, Level, SearchRequest, Sort
from search.analysis import VIEWS, View, fold_label, tokenize
from search.query import DateRange, Group, Node, Occur, Phrase, Word, parse_query, wanted_texts
from search.ranking import LEVELS, bm25, phrase_view
from search.schema import TEXT_FIELDS

LABELS = ("section", "source", "author")
Scores = dict[str, float]
"""The score of each matching article by id."""


class Oracle:
    """Answers requests from the articles themselves."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.articles = articles

    def search(self, request: SearchRequest) -> list[tuple[str, float]]:
        """Return the ids of everything that matches, in their order, each with its score."""
        root = parse_query(request.text).root
        scores = self.score(root, request.level)
        has_words = any(leaf.field not in LABELS for leaf in wanted_texts(root))
        sort = request.sort if has_words or request.sort is Sort.OLDEST else Sort.NEWEST
        hits = [a for a in self.articles if a.id in scores and _passes(a, request)]
        hits.sort(key=lambda a: (_rank(a, sort, scores[a.id]), a.id))
        return [(a.id, scores[a.id]) for a in hits]

    def score(self, node: Node, level: Level) -> Scores:
        """Return what matches a node of a query tree."""
        match node:
            case Group():
                return self._score_group(node, level)
            case DateRange(first, last):
                days = first or dt.date.min, last or dt.date.max
                return {a.id: 0.0 for a in self.articles if a.date and days[0] <= a.date <= days[1]}
            case Phrase(words, str(field)) if field in LABELS:
                return {a.id: 0.0 for a in self.articles if _times(words, a, field, View.FORM)}
            case Phrase(words, field):
                return self._score_words(words, field, {phrase_view(level): 1.0})
            case Word(word, field):
                return self._score_words((word,), field, LEVELS[level])

    def _score_group(self, group: Group, level: Level) -> Scores:
        parts = [(clause.occur, self.score(clause.node, level)) for clause in group.clauses]
        musts = [part for occur, part in parts if occur is Occur.MUST]
        shoulds = [part for occur, part in parts if occur is Occur.SHOULD]
        must_nots = [part for occur, part in parts if occur is Occur.MUST_NOT]
        scores = {}
        for name in (a.id for a in self.articles):
            is_wanted = all(name in part for part in musts)
            is_wanted &= bool(musts) or not shoulds or any(name in part for part in shoulds)
            if is_wanted and not any(name in part for part in must_nots):
                scores[name] = sum(part.get(name, 0.0) for part in musts + shoulds)
        return scores

    def _score_words(
        self, words: tuple[str, ...], field: str | None, weights: dict[View, float]
    ) -> Scores:
        """Return the BM25F scores of words that stand side by side."""
        fields = [spec for spec in TEXT_FIELDS if field in (None, spec.name)]
        averages = {spec.name: self._average_length(spec.name) for spec in fields}
        term_freqs: Scores = defaultdict(float)
        doc_freq = 0.0
        for a in self.articles:
            for view, weight in weights.items():
                times = {spec.name: _times(words, a, spec.name, view) for spec in fields}
                for spec in fields:
                    if times[spec.name]:
                        length = _length(a, spec.name)
                        share = bm25.normalised(times[spec.name], length, averages[spec.name])
                        term_freqs[a.id] += weight * spec.boost * share
                doc_freq += weight if any(times.values()) else 0.0
        idf = bm25.idf(len(self.articles), doc_freq)
        return {name: idf * bm25.saturated(freq) for name, freq in term_freqs.items()}

    def _average_length(self, field: str) -> float:
        filled = [length for a in self.articles if (length := _length(a, field))]
        return sum(filled) / len(filled) if filled else 1.0


@cache
def _terms(text: str, view: View) -> list[str]:
    return [VIEWS[view](token.surface) for token in tokenize(text)]


def _times(words: Sequence[str], article: Article, field: str, view: View) -> int:
    """Count the places of a field where the words stand side by side."""
    terms, wanted = _terms(getattr(article, field), view), [VIEWS[view](word) for word in words]
    places = range(len(terms) - len(wanted) + 1)
    return sum(terms[place : place + len(wanted)] == wanted for place in places)


def _length(article: Article, field: str) -> int:
    return len(_terms(getattr(article, field), View.FORM))


def _passes(article: Article, request: SearchRequest) -> bool:
    for wanted, label in (
        (request.sections, article.section),
        (request.sources, article.source),
    ):
        if wanted and fold_label(label) not in map(fold_label, wanted):
            return False
    if not (request.date_from or request.date_to):
        return True
    first, last = request.date_from or dt.date.min, request.date_to or dt.date.max
    return article.date is not None and first <= article.date <= last


def _rank(article: Article, sort: Sort, score: float) -> tuple[bool, float]:
    """Return what sorts an article; undated ones are last."""
    if sort is Sort.RELEVANCE:
        return (False, -round(score, 12))
    day = article.date.toordinal() if article.date else 0
    return (not day, day if sort is Sort.OLDEST else -day)
