"""Names the articles that say what another says."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from search.analysis import fold_label
from search.opensearch.documents import SOURCE, article_of
from search.opensearch.querying.clauses import Query, all_of, none_of, terms
from search.opensearch.querying.searcher import Answer, Searcher
from search.opensearch.texts import MAX_KEYWORD_BYTES, bounded
from search.request import Copies, Copy
from search.schema import Article

MOST_SOURCES = 10_000
"""How many sources of one story are told apart."""


@dataclass(frozen=True, slots=True)
class Told:
    """An article and the number of its story."""

    article: Article
    story: int


class Stories:
    """The stories of one generation; any thread may ask."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def of(self, article_id: str) -> tuple[int, int] | None:
        """Return the story of an article and how many articles it has, None if there is no such
        article."""
        key = bounded(article_id, MAX_KEYWORD_BYTES)
        body = {
            "size": 1,
            "query": {"bool": {"filter": [terms("id", [key])]}},
            "stored_fields": "_none_",
            "docvalue_fields": ["story", "story_size"],
        }
        (answer,) = self._searcher.search(body)
        for hit in answer["hits"]["hits"]:
            return hit["fields"]["story"][0], hit["fields"]["story_size"][0]
        return None

    def copies(self, told: Iterable[Told], most: int, among: Query) -> list[Copies]:
        """Return the other articles of stories that a query matches, `most` of each by name."""
        listed = list(told)
        if not listed:
            return []
        answers = self._searcher.search(*(_body(each, most, among) for each in listed))
        return [_copies(each.article, answer) for each, answer in zip(listed, answers, strict=True)]


def _body(told: Told, most: int, among: Query) -> dict[str, Any]:
    own = terms("id", [bounded(told.article.id, MAX_KEYWORD_BYTES)])
    return {
        "size": most,
        "query": all_of([terms("story", [told.story]), none_of(own), among]),
        "sort": [{"story_place": "asc"}],
        "_source": list(SOURCE),
        "track_total_hits": True,
        "aggs": {"sources": {"terms": {"field": "source_folded", "size": MOST_SOURCES}}},
    }


def _copies(article: Article, answer: Answer) -> Copies:
    buckets = answer["aggregations"]["sources"]["buckets"]
    own = bounded(fold_label(article.source), MAX_KEYWORD_BYTES)
    sources = {bucket["key"] for bucket in buckets} - {own, ""}
    others = (article_of(hit["_source"]) for hit in answer["hits"]["hits"])
    listed = tuple(Copy(o.id, o.title, o.date, o.source, o.url) for o in others)
    return Copies(answer["hits"]["total"]["value"], len(sources), listed)
