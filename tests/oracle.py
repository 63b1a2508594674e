"""A search engine of dictionaries and loops over a list of articles: slow, and obviously right.

It shares with the real engines what has tests of its own (the parser, the compounds and neighbours
of a query, the views of a word, the formulas of BM25F and of the bonus of neighbours) and nothing
else: no index, no postings, no word graph, no Whoosh.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache, cached_property, partial

from search import (
    Article,
    Level,
    Match,
    Recency,
    SearchRequest,
    Sort,
    Timeline,
    TimelineBucket,
    Totals,
)
from search.analysis import VIEWS, View, fold, fold_label, tokenize
from search.analysis.tashkeel import agrees, marks_of
from search.embedded.searching import expansions
from search.query import (
    Clause,
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
    parse_query,
    wanted_texts,
)
from search.query.months import all_days
from search.query.neighbours import neighbours
from search.ranking import WHOLE, adjacency, bm25, phrase_view
from search.ranking.recency import recency_factor
from search.ranking.telling import telling_words
from search.schema import TEXT_FIELDS
from search.words.compounds import with_compounds
from search.words.relations import RelatedForm
from tests.slow_relations import SlowRelations, count_forms
from tests.slow_words import count_near, distance, matches_pattern

LABELS = ("section", "source", "author")
Times = Callable[[Article, str], int]
"""How often something is in a field of an article."""

Weigh = Callable[[str], int]
"""What a word as spelled weighs, in 1/1024, 0 where it is no answer."""

Relate = Callable[[str, Level], Iterable[RelatedForm]]
"""The forms that answer a word as typed, with their weights."""

Scores = dict[str, float]
"""The score of each matching article by id."""


class Oracle:
    """Answers requests from the articles themselves.

    `relate` is asked which forms answer a word; without it there may be too few articles only.
    """

    def __init__(
        self,
        articles: Sequence[Article],
        today: dt.date | None = None,
        relate: Relate | None = None,
    ) -> None:
        self.articles = articles
        self.today = today
        self._told = relate

    @cached_property
    def _relate(self) -> Relate:
        return self._told or SlowRelations(count_forms(self.articles))

    def search(self, request: SearchRequest) -> list[tuple[str, float]]:
        """Return the ids of everything that matches, in their order, each with its score."""
        any_word, all_words = self._search(request), self._search(request, all_words=True)
        return all_words if self.match(request) is Match.ALL else any_word

    def match(self, request: SearchRequest) -> Match:
        """Return which is shown: what has any of the words or what has all of them."""
        if request.match is not Match.AUTO:
            return request.match
        # What leads is told before neighbouring words get their bonus.
        any_word, all_words = self._ranked(request), self._ranked(request, all_words=True)
        lead = min(2, request.size) if self._sort(request) is Sort.RELEVANCE else 0
        fills_page = len(all_words) >= request.size
        return Match.ALL if fills_page and any_word[:lead] == all_words[:lead] else Match.ANY

    def totals(self, request: SearchRequest) -> Totals:
        """Return how many articles match with any and with all words."""
        return Totals(len(self._search(request)), len(self._search(request, all_words=True)))

    def timeline(self, request: SearchRequest) -> Timeline | None:
        """Return the dates of everything that matches."""
        if request.timeline is None:
            return None
        found = {name for name, _ in self.search(request)}
        dates = [a.date for a in self.articles if a.id in found]
        starts = Counter(request.timeline.start(date) for date in dates if date)
        buckets = (TimelineBucket(start, count) for start, count in sorted(starts.items()))
        return Timeline(tuple(buckets), dates.count(None))

    def _search(
        self, request: SearchRequest, *, all_words: bool = False
    ) -> list[tuple[str, float]]:
        """Return what matches in its order, the first by relevance with their bonus."""
        ranked = self._ranked(request, all_words=all_words)
        root = self._root(request)
        if self._sort(request) is not Sort.RELEVANCE or not any(neighbours(root)):
            return ranked
        scores = dict(ranked[: adjacency.CANDIDATES])
        best = [a for a in self.articles if a.id in scores]
        bonuses = self._aged(self._bonuses(best, root, request.level), request.recency)
        raised = [(name, score + bonuses[name]) for name, score in scores.items()]
        raised.sort(key=lambda hit: (-round(hit[1], 12), hit[0]))
        return raised + ranked[adjacency.CANDIDATES :]

    def _ranked(
        self, request: SearchRequest, *, all_words: bool = False
    ) -> list[tuple[str, float]]:
        root = self._root(request)
        scores = self._aged(self.score(root, request.level), request.recency)
        kept = self.score(_with_all_words(root), request.level) if all_words else scores
        sort = self._sort(request)
        hits = [a for a in self.articles if a.id in kept and _passes(a, request)]
        hits.sort(key=lambda a: (_rank(a, sort, scores[a.id]), a.id))
        return [(a.id, scores[a.id]) for a in hits]

    def _root(self, request: SearchRequest) -> Group:
        return with_compounds(parse_query(request.text, self.today).root, request.level)

    def _sort(self, request: SearchRequest) -> Sort:
        root = parse_query(request.text, self.today).root
        has_words = any(leaf.field not in LABELS for leaf in wanted_texts(root))
        return request.sort if has_words or request.sort is Sort.OLDEST else Sort.NEWEST

    def _bonuses(self, articles: Sequence[Article], root: Group, level: Level) -> Scores:
        """Return what articles get for neighbouring words that stand together in them."""
        scores = dict.fromkeys((a.id for a in articles), 0.0)
        for one, other in neighbours(root):
            idfs = self._idf(one, level), self._idf(other, level)
            is_one, is_other = self._near(one, level), self._near(other, level)
            for a in articles:
                times = _times_together(a, one.field, is_one, is_other)
                scores[a.id] += adjacency.bonus(*idfs, times)
        return scores

    def _near(self, word: Word, level: Level) -> Callable[[str], bool]:
        """Return what tells whether a spelling is a word or as good as it."""
        weigh = self._weigh(word.text, word.level or level)
        return lambda other: weigh(other) >= adjacency.LEAST_WEIGHT * WHOLE

    def _idf(self, word: Word, level: Level) -> float:
        doc_freq = self._weighted_doc_freq(self._weigh(word.text, word.level or level))
        return bm25.idf(len(self.articles), doc_freq)

    def similar(self, article_id: str) -> tuple[list[str], list[tuple[str, float]]]:
        """Return the telling words of an article, and what they find: each text once."""
        (article,) = (a for a in self.articles if a.id == article_id)
        words = telling_words(article, self._doc_freq, len(self.articles))
        query = Group(tuple(Clause(Occur.SHOULD, Word(word)) for word in words))
        scores = self.score(query, Level.WORD) if words else {}
        known, found = {(article.title, article.body)}, []
        hits = [a for a in self.articles if a.id in scores]
        for other in sorted(hits, key=lambda a: (_rank(a, Sort.RELEVANCE, scores[a.id]), a.id)):
            if (other.title, other.body) not in known:
                known.add((other.title, other.body))
                found.append((other.id, scores[other.id]))
        return words, found

    def _doc_freq(self, word: str) -> int:
        """Return how many articles have a word, added up over the spellings of its form."""
        return sum(fold(each) == fold(word) for a in self.articles for each in _spellings(a))

    def _aged(self, scores: Scores, recency: Recency) -> Scores:
        newest = max((a.date for a in self.articles if a.date), default=None)
        dates = {a.id: a.date for a in self.articles}
        return {
            name: score * recency_factor(recency, dates[name], newest)
            for name, score in scores.items()
        }

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
                return {a.id: 0.0 for a in self.articles if _times(words, a, field, View.FORM)}
            case Word(word, field, Level.EXACT) if any(marks_of(word)):
                return self._score_places(field, partial(_times_marked, word))
            case Word(word, field, own):
                return self._score_word(field, self._weigh(word, own or level))
            case Phrase((word,), field, own):
                return self._score_word(field, _equal(word, phrase_view(own or level)))
            case Phrase(words, field, own):
                times = partial(_times, words, view=phrase_view(own or level))
                return self._score_places(field, times)
            case Near(words, slop, field, own):
                times = partial(_times_near, words, slop=slop, view=phrase_view(own or level))
                return self._score_places(field, times)
            case Pattern(pattern, field):
                forms = self._commonest(lambda form: matches_pattern(fold(pattern), form))
                return self._score_word(field, lambda other: WHOLE * (fold(other) in forms))
            case Fuzzy(word, edits, field):
                return self._score_fuzzy(fold(word), edits, field)

    def _dated(self, days: Iterable[tuple[dt.date, dt.date]]) -> Scores:
        listed = list(days)
        dated = [(a.id, a.date) for a in self.articles if a.date]
        return {name: 0.0 for name, day in dated if any(low <= day <= high for low, high in listed)}

    def _score_fuzzy(self, form: str, edits: int, field: str | None) -> Scores:
        """An occurrence of the form itself counts 1, and every slip away from it halves that."""
        near = self._commonest(lambda other: distance(form, other) <= edits, first=form)
        weights = {each: WHOLE >> distance(form, each) for each in near}
        return self._score_word(field, lambda other: weights.get(fold(other), 0))

    def _commonest(self, accepts: Callable[[str], bool], first: str = "") -> set[str]:
        """Return the accepted forms that most articles have, each spelling counted for itself.

        The first in the alphabet goes first among equals, and `first` before all.
        """
        counts: Counter[str] = Counter()
        for a in self.articles:
            counts.update(form for form in map(fold, _spellings(a)) if accepts(form))
        ranked = sorted(counts, key=lambda form: (form != first, -counts[form], form.encode()))
        return set(ranked[: expansions.MAX_FORMS])

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

    def _score_word(self, field: str | None, weigh: Weigh) -> Scores:
        """Return the BM25F scores of a word, what answers it counted by its weight."""
        names = [spec.name for spec in TEXT_FIELDS if field in (None, spec.name)]
        term_freqs = {}
        for a in self.articles:
            freqs = {
                name: sum(map(weigh, _terms(getattr(a, name), View.SPELLING))) / WHOLE
                for name in names
            }
            if any(freqs.values()):
                term_freqs[a.id] = freqs
        return self._scores(term_freqs, self._weighted_doc_freq(weigh))

    def _weighted_doc_freq(self, weigh: Weigh) -> float:
        """Return the document frequencies of all spellings, each counted by its weight."""
        doc_freq = sum(weigh(spelling) for a in self.articles for spelling in _spellings(a))
        return min(doc_freq / WHOLE, len(self.articles))

    def _weigh(self, word: str, level: Level) -> Weigh:
        """Return what spellings weigh that may answer a word as typed."""
        if level is Level.EXACT:
            return _equal(word, View.SPELLING)
        related = self._relate(word, level)
        weights = {each.form: round(each.weight * WHOLE) for each in related}
        return lambda other: weights.get(VIEWS[View.FORM](other), 0)

    def _score_places(self, field: str | None, times: Times) -> Scores:
        """Return the BM25F scores of what is counted in the text of each field."""
        names = [spec.name for spec in TEXT_FIELDS if field in (None, spec.name)]
        counted = {a.id: {name: float(times(a, name)) for name in names} for a in self.articles}
        term_freqs = {name: freqs for name, freqs in counted.items() if any(freqs.values())}
        return self._scores(term_freqs, len(term_freqs))

    def _scores(self, term_freqs: dict[str, dict[str, float]], doc_freq: float) -> Scores:
        """Return the scores of articles, given their term frequencies by field."""
        boosts = {spec.name: spec.boost for spec in TEXT_FIELDS}
        averages = {name: self._average_length(name) for name in boosts}
        idf = bm25.idf(len(self.articles), doc_freq)
        scores = {}
        for a in self.articles:
            shares = [
                boosts[name] * bm25.normalised(freq, _length(a, name), averages[name])
                for name, freq in term_freqs.get(a.id, {}).items()
            ]
            if shares:
                scores[a.id] = idf * bm25.saturated(sum(shares))
        return scores

    def _average_length(self, field: str) -> float:
        filled = [length for a in self.articles if (length := _length(a, field))]
        return sum(filled) / len(filled) if filled else 1.0


def _with_all_words(group: Group) -> Group:
    """Return a group that requires what it wants, of a choice one; exclusions stay the same."""
    return replace(group, clauses=tuple(_required(each, group.is_choice) for each in group.clauses))


def _required(clause: Clause, is_choice: bool) -> Clause:
    if clause.occur is Occur.MUST_NOT:
        return clause
    node = _with_all_words(clause.node) if isinstance(clause.node, Group) else clause.node
    return Clause(clause.occur if is_choice else Occur.MUST, node)


@cache
def _terms(text: str, view: View) -> list[str]:
    return [VIEWS[view](token.surface) for token in tokenize(text)]


def _equal(word: str, view: View) -> Weigh:
    """Return a weighing in which a word counts that equals another in a view, and no other."""
    wanted = VIEWS[view](word)
    return lambda other: WHOLE * (VIEWS[view](other) == wanted)


def _spellings(article: Article) -> set[str]:
    """Return the distinct words of an article as spelled."""
    return {
        word for spec in TEXT_FIELDS for word in _terms(getattr(article, spec.name), View.SPELLING)
    }


def _times(words: Sequence[str], article: Article, field: str, view: View) -> int:
    """Count the places of a field where the words stand side by side."""
    terms, wanted = _terms(getattr(article, field), view), [VIEWS[view](word) for word in words]
    places = range(len(terms) - len(wanted) + 1)
    return sum(terms[place : place + len(wanted)] == wanted for place in places)


def _times_together(
    article: Article,
    field: str | None,
    is_one: Callable[[str], bool],
    is_other: Callable[[str], bool],
) -> int:
    """Count the places of a word that has another a little before it, in a field or in both."""
    times = 0
    for name in (spec.name for spec in TEXT_FIELDS if field in (None, spec.name)):
        words = _terms(getattr(article, name), View.SPELLING)
        for place in filter(lambda place: is_other(words[place]), range(len(words))):
            times += any(map(is_one, words[max(0, place - adjacency.REACH) : place]))
    return times


def _times_near(
    words: Sequence[str], article: Article, field: str, *, slop: int, view: View
) -> int:
    """Count the places of a field where the words stand near to one another."""
    wanted = [VIEWS[view](word) for word in words]
    return count_near(_terms(getattr(article, field), view), wanted, slop)


def _times_marked(word: str, article: Article, field: str) -> int:
    """Count the words of a field that are spelled as a word is and have all of its marks."""
    surfaces = [token.surface for token in tokenize(getattr(article, field))]
    return sum(agrees(word, surface) for surface in surfaces)


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
