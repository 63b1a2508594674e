"""The oracle: requests answered from the articles themselves."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from search import (
    Article,
    Interval,
    Level,
    Match,
    Recency,
    SearchRequest,
    Sort,
    Timeline,
    TimelineBucket,
    Totals,
)
from search.query import Clause, Group, Node, Occur, Word, parse_query, wanted_texts
from search.query.neighbours import neighbours
from search.ranking import adjacency
from search.ranking.recency import recency_factor
from search.ranking.telling import telling_words
from search.words.compounds import with_compounds
from tests.oracle.ordering import passes, rank, with_all_words
from tests.oracle.scoring import LABELS, Scores, Scoring
from tests.oracle.texts import times_together
from tests.oracle.words import Relate, Words
from tests.slow_stories import signed_stories, story_order


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
        self._words = Words(articles, relate)
        self._scoring = Scoring(articles, self._words)
        # One is asked for again for each of its hits.
        self._found: dict[SearchRequest, list[tuple[str, float]]] = {}

    def search(self, request: SearchRequest) -> list[tuple[str, float]]:
        """Return the ids of everything that matches, in their order, each with its score."""
        if request not in self._found:
            self._found[request] = self._find(request)
        return [*self._found[request]]

    def _find(self, request: SearchRequest) -> list[tuple[str, float]]:
        any_word, all_words = self._search(request), self._search(request, all_words=True)
        return all_words if self.match(request) is Match.ALL else any_word

    def shown(self, request: SearchRequest) -> list[tuple[str, float]]:
        """Return what `search` does, of each story only the first if the request collapses them."""
        ranked, known = self.search(request), set[int]()
        if not request.collapse:
            return ranked
        shown = []
        for name, score in ranked:
            story = self._stories.get(name, 0)
            if story not in known:
                shown.append((name, score))
                known |= {story} - {0}
        return shown

    def copies(self, request: SearchRequest, article_id: str) -> list[str]:
        """Return the other articles of the story of a hit that match, in the order of stories."""
        matching, story = dict(self.search(request)), self._stories.get(article_id, 0)
        names = (self.articles[number].id for number in story_order(self.articles))
        others = (name for name in names if story and self._stories.get(name) == story)
        return [name for name in others if name in matching and name != article_id]

    @cached_property
    def _stories(self) -> dict[str, int]:
        """The story of each article that is in one, from 1, by id."""
        stories = signed_stories(self.articles, story_order(self.articles))
        return {
            self.articles[n].id: story for story, numbers in enumerate(stories, 1) for n in numbers
        }

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
        days = sorted(date for date in dates if date)
        interval = request.timeline
        if interval is Interval.AUTO:
            interval = Interval.spanning(days[0], days[-1]) if days else Interval.YEAR
        starts = Counter(map(interval.start, days))
        archive = Counter(interval.start(a.date) for a in self.articles if a.date)
        buckets = (TimelineBucket(day, count, archive[day]) for day, count in starts.items())
        return Timeline(interval, tuple(buckets), dates.count(None))

    def score(self, node: Node, level: Level) -> Scores:
        """Return what matches a node of a query tree."""
        return self._scoring.score(node, level)

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
        kept = self.score(with_all_words(root), request.level) if all_words else scores
        sort = self._sort(request)
        hits = [a for a in self.articles if a.id in kept and passes(a, request)]
        hits.sort(key=lambda a: (rank(a, sort, scores[a.id]), a.id))
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
            idfs = self._words.idf(one, level), self._words.idf(other, level)
            is_one, is_other = self._words.near(one, level), self._words.near(other, level)
            for a in articles:
                times = times_together(a, one.field, is_one, is_other)
                scores[a.id] += adjacency.bonus(*idfs, times)
        return scores

    def similar(self, article_id: str) -> tuple[list[str], list[tuple[str, float]]]:
        """Return the telling words of an article, and what they find: each text once."""
        (article,) = (a for a in self.articles if a.id == article_id)
        words = telling_words(article, self._words.doc_freq, len(self.articles))
        query = Group(tuple(Clause(Occur.SHOULD, Word(word)) for word in words))
        scores = self.score(query, Level.WORD) if words else {}
        known, found = {(article.title, article.body)}, []
        told = {self._stories.get(article_id, 0)} - {0}
        hits = [a for a in self.articles if a.id in scores]
        for other in sorted(hits, key=lambda a: (rank(a, Sort.RELEVANCE, scores[a.id]), a.id)):
            story = self._stories.get(other.id, 0)
            if story not in told and (other.title, other.body) not in known:
                known.add((other.title, other.body))
                found.append((other.id, scores[other.id]))
            told |= {story} - {0}
        return words, found

    def _aged(self, scores: Scores, recency: Recency) -> Scores:
        newest = max((a.date for a in self.articles if a.date), default=None)
        dates = {a.id: a.date for a in self.articles}
        return {
            name: score * recency_factor(recency, dates[name], newest)
            for name, score in scores.items()
        }
