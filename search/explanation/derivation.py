"""Derives the score of an article from its own words: a tree of numbers that add up to it.

No posting is read: the words of the article are counted anew, so that a derivation that does not
arrive at the score of an engine shows a fault.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from search.explanation.adjacency import explain_adjacency
from search.explanation.counting import Words, count_forms
from search.explanation.filters import is_label, passes
from search.explanation.sentence import isolated
from search.matching import Meanings, Wanted, want
from search.query import DateRange, Group, MonthOfYears, Node, Occur, Phrase, TextLeaf, print_leaf
from search.ranking import Level, bm25
from search.request import Explanation
from search.schema import TEXT_FIELDS, Article, FieldSpec
from search.words.relations import RelatedForm

_FILTER = Explanation(0.0, "filter: matches and scores nothing")


@dataclass(frozen=True, slots=True)
class Statistics:
    """What a score takes from the collection.

    `articles` counts the living ones, `averages` are the mean lengths of the text fields in words,
    `idf` is that of every leaf that scores. A leaf that is among the `once` counts once in each
    field that has it, however often it is there.
    """

    articles: int
    averages: Mapping[str, float]
    idf: Mapping[TextLeaf, float]
    once: frozenset[TextLeaf] = frozenset()


class Derivation:
    """Derives scores of articles for one query."""

    def __init__(
        self, root: Group, level: Level, meanings: Meanings, statistics: Statistics
    ) -> None:
        self._root = root
        self._level = level
        self._meanings = meanings
        self._statistics = statistics
        self._wanted: dict[TextLeaf, Wanted] = {}

    def derive(self, article: Article, is_candidate: bool) -> Explanation:
        """Return how the score of an article that matches the query comes about.

        A candidate is one of the first by relevance, which get the bonus of neighbouring words.
        """
        words = Words(article)
        score = self._group(self._root, words)
        if score is None:
            return Explanation(0.0, "no match")
        idf = self._statistics.idf
        pairs = explain_adjacency(self._root, self._level, self._meanings, idf, words)
        terms = (*score.children, *pairs) if is_candidate else score.children
        return Explanation(_total(terms), score.description, terms)

    def _node(self, node: Node, words: Words) -> Explanation | None:
        """Return the score of a node, None where it does not match."""
        match node:
            case Group():
                return self._group(node, words)
            case DateRange() | MonthOfYears():
                return _FILTER if passes(node, words) else None
            case Phrase() if is_label(node):
                return _FILTER if passes(node, words) else None
            case _:
                return self._term(node, words)

    def _group(self, group: Group, words: Words) -> Explanation | None:
        """Add up the clauses that match, the required ones first."""
        found = {
            occur: [self._node(c.node, words) for c in group.clauses if c.occur is occur]
            for occur in Occur
        }
        musts, shoulds = found[Occur.MUST], found[Occur.SHOULD]
        is_wanted = musts or not shoulds or any(shoulds)
        if not (all(musts) and is_wanted) or any(found[Occur.MUST_NOT]):
            return None
        terms = tuple(each for each in (*musts, *shoulds) if each and each.value)
        return Explanation(_total(terms), "score: the sum of the terms", terms)

    def _term(self, leaf: TextLeaf, words: Words) -> Explanation | None:
        wanted = self._wanted.get(leaf)
        if wanted is None:
            wanted = self._wanted[leaf] = want(leaf, self._level, self._meanings)
        specs = [spec for spec in TEXT_FIELDS if leaf.field in (None, spec.name)]
        fields = tuple(filter(None, (self._field(wanted, spec, words) for spec in specs)))
        if not fields:
            return None
        idf = self._idf(leaf)
        freq = Explanation(_total(fields), "frequency: the sum of the fields", fields)
        saturated = Explanation(
            bm25.saturated(freq.value),
            f"saturated: frequency · (k1 + 1) / (frequency + k1), k1 = {bm25.K1}",
            (freq,),
        )
        name = isolated(print_leaf(leaf))
        return Explanation(
            idf.value * saturated.value, f"term {name}: idf · saturated", (idf, saturated)
        )

    def _idf(self, leaf: TextLeaf) -> Explanation:
        # What is forbidden has no idf: it scores nothing.
        idf, articles = self._statistics.idf.get(leaf, 0.0), self._statistics.articles
        return Explanation(
            idf,
            "idf: log(1 + (articles - having + 0.5) / (having + 0.5))",
            (
                Explanation(articles, "articles: in the index"),
                Explanation(
                    bm25.doc_freq(articles, idf),
                    "having: articles that have the term, each form counted by its weight",
                ),
            ),
        )

    def _field(self, wanted: Wanted, spec: FieldSpec, words: Words) -> Explanation | None:
        counts = count_forms(words, spec.name, wanted)
        if not counts:
            return None
        if wanted.leaf in self._statistics.once:
            counts = dict.fromkeys(counts, 1)
        forms = tuple(_form(related, count) for related, count in counts.items())
        weighed = Explanation(_total(forms), "weighed: the sum of the forms", forms)
        length, average = len(words.of(spec.name)), self._statistics.averages[spec.name]
        return Explanation(
            spec.boost * bm25.normalised(weighed.value, length, average),
            f"{spec.name}: boost · weighed / (1 - b + b · length / average), b = {bm25.B}",
            (
                Explanation(spec.boost, "boost: of the field"),
                weighed,
                Explanation(length, "length: words in the field"),
                Explanation(average, "average: length over the articles that have the field"),
            ),
        )


def _form(related: RelatedForm, count: int) -> Explanation:
    counted = f"{isolated(related.form)}: {count} · {related.weight:g}"
    return Explanation(related.weight * count, f"{counted} ({related.reason})")


def _total(parts: tuple[Explanation, ...]) -> float:
    return math.fsum(part.value for part in parts)
