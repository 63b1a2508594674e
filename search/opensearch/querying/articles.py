"""Reads articles of a generation by their ids, and keeps those that were read lately."""

from collections.abc import Iterator, Sequence
from typing import Any

from search.opensearch.documents import SOURCE, article_of
from search.opensearch.querying.clauses import Query
from search.opensearch.querying.searcher import Searcher
from search.opensearch.texts import document_id
from search.recent import Recent
from search.schema import Article

CHARACTERS = 1 << 23
"""How many characters the articles that are kept may have together: 16 MB."""
_ARTICLE = 200
"""What an article takes besides its text, in characters."""
BATCH = 250
"""How many articles are read at once."""


class Articles:
    """The articles of one generation; any thread may ask."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self._recent = Recent[str, Article](CHARACTERS)

    def read(self, ids: Sequence[str]) -> dict[str, Article]:
        """Return articles by their ids, in this order; one that is not there is left out."""
        found = {name: self._recent.get(name) for name in ids}
        missing = [name for name, article in found.items() if article is None]
        if missing:
            sources = self._searcher.sources([document_id(name) for name in missing], SOURCE)
            for name, source in zip(missing, sources, strict=True):
                if source is not None:
                    found[name] = self._keep(article_of(source))
        return {name: article for name, article in found.items() if article is not None}

    def having(self, query: Query) -> Iterator[Article]:
        """Yield all articles that a query matches, by id."""
        after: dict[str, Any] = {}
        while True:
            request = {
                "size": BATCH,
                "query": {"bool": {"filter": [query]}},
                "sort": [{"id": "asc"}],
                "_source": list(SOURCE),
                "track_total_hits": False,
                **after,
            }
            (answer,) = self._searcher.search(request)
            hits = answer["hits"]["hits"]
            for hit in hits:
                yield article_of(hit["_source"])
            if len(hits) < BATCH:
                return
            after = {"search_after": hits[-1]["sort"]}

    def _keep(self, article: Article) -> Article:
        size = len(article.title) + len(article.body) + _ARTICLE
        self._recent.add(article.id, article, size)
        return article
