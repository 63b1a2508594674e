"""The ranking of a search as far as it is asked for: bonuses added, stories collapsed."""

from collections.abc import Iterator
from typing import NamedTuple

from search.opensearch.mapping import RESULT_WINDOW
from search.opensearch.querying.adjacency import Adjacency
from search.opensearch.querying.archive import Archive
from search.opensearch.querying.articles import Articles
from search.opensearch.querying.bodies import Asked
from search.opensearch.querying.choosing import Found
from search.opensearch.querying.searcher import Answer, Searcher
from search.opensearch.texts import restore
from search.ranking import Recency
from search.ranking.adjacency import CANDIDATES
from search.request import MAX_RESULT_WINDOW

ROUND = 12
"""Scores that differ behind this decimal tie."""


class Ranked(NamedTuple):
    """An article with its score; `rank` counts all that match, from 0.

    `story` is the number of its story, None where it is alone.
    """

    rank: int
    id: str
    score: float
    story: int | None


class Ranker:
    """Ranks in one generation; any thread may ask."""

    def __init__(self, searcher: Searcher, articles: Articles, archive: Archive) -> None:
        self._searcher = searcher
        self._articles = articles
        self._archive = archive

    def ranking(self, found: Found, adjacency: Adjacency | None, recency: Recency) -> list[Ranked]:
        """Return the hits that were found in their order, the first with their bonuses."""
        hits = _ranked(found.answer, 0)
        if adjacency is None:
            return hits
        first = hits[:CANDIDATES]
        articles = self._articles.read([hit.id for hit in first])
        raised = []
        for hit in first:
            article = articles[hit.id]
            bonus = adjacency.bonus(article) * self._archive.factor(recency, article.date)
            raised.append((hit.score + bonus, hit))
        raised.sort(key=lambda each: (-round(each[0], ROUND), each[1].id))
        better = [
            Ranked(rank, hit.id, score, hit.story) for rank, (score, hit) in enumerate(raised)
        ]
        return [*better, *hits[CANDIDATES:]]

    def leading(self, found: Found, ranking: list[Ranked], end: int) -> list[Ranked]:
        """Return the best of each story, at least `end` of them if there are so many.

        A ranking begins the same whatever its length, so pages never repeat or lose a story. Where
        those found first are of too few stories, more are asked for behind them.
        """
        known: set[int] = set()
        leading = _leading(ranking, known)
        answer, number = found.answer, len(ranking)
        while len(leading) < end and number < found.total:
            after = answer["hits"]["hits"][-1]["sort"]
            size = min(max(number, end), RESULT_WINDOW)
            body = found.asked.body(size, after=after, with_stories=True)
            (answer,) = self._searcher.search(body)
            more = _ranked(answer, number)
            number += len(more)
            leading += _leading(more, known)
        return leading

    def batches(self, asked: Asked, size: int) -> Iterator[list[Ranked]]:
        """Yield what is found in its order, so many hits at a time, as far as hits can be paged."""
        after, number = None, 0
        while number < MAX_RESULT_WINDOW:
            (answer,) = self._searcher.search(asked.body(size, after=after, with_stories=True))
            hits = _ranked(answer, number)
            if hits:
                yield hits
            if len(hits) < size:
                return
            number += len(hits)
            after = answer["hits"]["hits"][-1]["sort"]


def _leading(hits: list[Ranked], known: set[int]) -> list[Ranked]:
    """Return the hits of whose stories none is known; they are known then."""
    leading = []
    for hit in hits:
        if hit.story is None or hit.story not in known:
            leading.append(hit)
            known.update(() if hit.story is None else (hit.story,))
    return leading


def _ranked(answer: Answer, first: int) -> list[Ranked]:
    return [
        Ranked(rank, restore(hit["sort"][1]), _score(hit), _story(hit))
        for rank, hit in enumerate(answer["hits"]["hits"], first)
    ]


def _score(hit: Answer) -> float:
    """Return the score of a hit, which is its first value where hits are sorted by it."""
    score: float = hit["sort"][0] if hit["_score"] is None else hit["_score"]
    return score


def _story(hit: Answer) -> int | None:
    fields = hit.get("fields")
    if not fields or fields["story_size"][0] == 1:
        return None
    story: int = fields["story"][0]
    return story
