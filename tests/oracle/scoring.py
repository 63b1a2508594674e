"""What articles score for the nodes of a query tree: a loop over all of them for each."""

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import partial

from search import Article, Level
from search.analysis import View, fold
from search.analysis.tashkeel import marks_of
from search.query import (
    DateRange,
    Fuzzy,
    Group,
    MonthOfYears,
    Near,
    Node,
    Occur,
    Pattern,
    Phrase,
    Word,
)
from search.query.months import all_days
from search.ranking import WHOLE, bm25, phrase_view
from search.schema import TEXT_FIELDS
from tests.oracle.texts import Times, length, terms, times, times_marked, times_near
from tests.oracle.words import Weigh, Words, equal
from tests.slow_words import distance, matches_pattern

LABELS = ("section", "source", "author")
Scores = dict[str, float]
"""The score of each matching article by id."""


class Scoring:
    """Scores some articles, whose words weigh what `words` says."""

    def __init__(self, articles: Sequence[Article], words: Words) -> None:
        self._articles = articles
        self._words = words

    def score(self, node: Node, level: Level) -> Scores:
        """Return what matches a node of a query tree."""
        match node:
            case Group():
                return self._score_group(node, level)
            case DateRange(first, last):
                return self._dated([(first or dt.date.min, last or dt.date.max)])
            case MonthOfYears(number, calendar):
                return self._dated(all_days(number, calendar))
            case Phrase(words, str(field)) if field in LABELS:
                return {a.id: 0.0 for a in self._articles if times(words, a, field, View.FORM)}
            case Word(word, field, Level.EXACT) if any(marks_of(word)):
                return self._score_places(field, partial(times_marked, word))
            case Word(word, field, own):
                return self._score_word(field, self._words.weigh(word, own or level))
            case Phrase((word,), field, own):
                return self._score_word(field, equal(word, phrase_view(own or level)))
            case Phrase(words, field, own):
                count = partial(times, words, view=phrase_view(own or level))
                return self._score_places(field, count)
            case Near(words, slop, field, own):
                count = partial(times_near, words, slop=slop, view=phrase_view(own or level))
                return self._score_places(field, count)
            case Pattern(pattern, field):
                forms = self._words.commonest(lambda form: matches_pattern(fold(pattern), form))
                return self._score_word(field, lambda other: WHOLE * (fold(other) in forms))
            case Fuzzy(word, edits, field):
                return self._score_fuzzy(fold(word), edits, field)

    def _dated(self, days: Iterable[tuple[dt.date, dt.date]]) -> Scores:
        listed = list(days)
        dated = [(a.id, a.date) for a in self._articles if a.date]
        return {name: 0.0 for name, day in dated if any(low <= day <= high for low, high in listed)}

    def _score_fuzzy(self, form: str, edits: int, field: str | None) -> Scores:
        """An occurrence of the form itself counts 1, and every slip away from it halves that."""
        near = self._words.commonest(lambda other: distance(form, other) <= edits, first=form)
        weights = {each: WHOLE >> distance(form, each) for each in near}
        return self._score_word(field, lambda other: weights.get(fold(other), 0))

    def _score_group(self, group: Group, level: Level) -> Scores:
        parts = [(clause.occur, self.score(clause.node, level)) for clause in group.clauses]
        musts = [part for occur, part in parts if occur is Occur.MUST]
        shoulds = [part for occur, part in parts if occur is Occur.SHOULD]
        must_nots = [part for occur, part in parts if occur is Occur.MUST_NOT]
        scores = {}
        for name in (a.id for a in self._articles):
            is_wanted = all(name in part for part in musts)
            is_wanted &= bool(musts) or not shoulds or any(name in part for part in shoulds)
            if is_wanted and not any(name in part for part in must_nots):
                scores[name] = sum(part.get(name, 0.0) for part in musts + shoulds)
        return scores

    def _score_word(self, field: str | None, weigh: Weigh) -> Scores:
        """Return the BM25F scores of a word, what answers it counted by its weight."""
        names = [spec.name for spec in TEXT_FIELDS if field in (None, spec.name)]
        term_freqs = {}
        for a in self._articles:
            freqs = {
                name: sum(map(weigh, terms(getattr(a, name), View.SPELLING))) / WHOLE
                for name in names
            }
            if any(freqs.values()):
                term_freqs[a.id] = freqs
        return self._scores(term_freqs, self._words.weighted_doc_freq(weigh))

    def _score_places(self, field: str | None, times: Times) -> Scores:
        """Return the BM25F scores of what is counted in the text of each field."""
        names = [spec.name for spec in TEXT_FIELDS if field in (None, spec.name)]
        counted = {a.id: {name: float(times(a, name)) for name in names} for a in self._articles}
        term_freqs = {name: freqs for name, freqs in counted.items() if any(freqs.values())}
        return self._scores(term_freqs, len(term_freqs))

    def _scores(self, term_freqs: dict[str, dict[str, float]], doc_freq: float) -> Scores:
        """Return the scores of articles, given their term frequencies by field."""
        boosts = {spec.name: spec.boost for spec in TEXT_FIELDS}
        averages = {name: self._average_length(name) for name in boosts}
        idf = bm25.idf(len(self._articles), doc_freq)
        scores = {}
        for a in self._articles:
            shares = [
                boosts[name] * bm25.normalised(freq, length(a, name), averages[name])
                for name, freq in term_freqs.get(a.id, {}).items()
            ]
            if shares:
                scores[a.id] = idf * bm25.saturated(sum(shares))
        return scores

    def _average_length(self, field: str) -> float:
        lengths = (length(a, field) for a in self._articles)
        filled = [each for each in lengths if each]
        return sum(filled) / len(filled) if filled else 1.0
