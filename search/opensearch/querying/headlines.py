"""The titles of a generation by their words: see `search.lexicon.completion.Headlines`."""

import re
from collections.abc import Sequence

import numpy as np

from search.compiling import AnyArray
from search.lexicon.begun_words import Beginning
from search.lexicon.completion import headline
from search.lexicon.lexicon import Lexicon
from search.opensearch.documents import SOURCE, article_of
from search.opensearch.querying.clauses import Query, all_of
from search.opensearch.querying.searcher import Searcher
from search.opensearch.texts import bounded
from search.request import Completion

MOST_BESIDE = 1_000
"""How many forms that stand beside others are counted: the most frequent."""
_SHARD_BUCKETS = 10_000
_FIELD = "title_forms"
_SIGNS = re.compile(r'([.?+*|{}\[\]()"\\#@&<>~^$-])')


class ClusterHeadlines:
    """The titles of one generation; any thread may ask."""

    def __init__(self, searcher: Searcher, lexicon: Lexicon) -> None:
        self._searcher = searcher
        self._lexicon = lexicon

    def prepare(self) -> None:
        """Do nothing: the cluster is ready."""

    def beside(self, forms: range, others: Sequence[str]) -> tuple[AnyArray, AnyArray]:
        """Return which of the forms titles have that have all the others, and how many have."""
        prefix = _common(self._form(forms[0]), self._form(forms[-1]))
        terms = {
            "field": _FIELD,
            "include": _SIGNS.sub(r"\\\1", bounded(prefix)) + ".*",
            "size": MOST_BESIDE,
            "shard_size": _SHARD_BUCKETS,
        }
        body = {"size": 0, "query": _having(others), "aggs": {"beside": {"terms": terms}}}
        (answer,) = self._searcher.search(body)
        buckets = answer["aggregations"]["beside"]["buckets"]
        found = [(self._lexicon.form_number(each["key"]), each["doc_count"]) for each in buckets]
        own = sorted(pair for pair in found if pair[0] in forms)
        numbers, counts = np.array(own, np.int64).reshape(-1, 2).T.copy()
        return numbers.astype(np.uint32), counts

    def newest(
        self, forms: Sequence[str], begun: Beginning | None, number: int
    ) -> list[Completion]:
        """Return the newest headlines that have all forms, and one of those that are begun."""
        begins: list[Query] = []
        if begun is not None:
            begins.append({"prefix": {_FIELD: {"value": bounded(begun.letters)}}})
        body = {
            "size": number,
            "query": {"bool": {"filter": [_having(forms), *begins]}},
            "sort": [{"day": {"order": "desc", "missing": "_last"}}, {"id": "asc"}],
            "_source": list(SOURCE),
            "track_total_hits": False,
        }
        (answer,) = self._searcher.search(body)
        articles = (article_of(hit["_source"]) for hit in answer["hits"]["hits"])
        return [headline(each.id, each.title) for each in articles]

    def _form(self, number: int) -> str:
        return self._lexicon.forms[number].decode("utf-8", "surrogatepass")


def _having(forms: Sequence[str]) -> Query:
    return all_of([{"term": {_FIELD: {"value": bounded(form)}}} for form in forms])


def _common(first: str, last: str) -> str:
    """Return what two words begin with, and so all that stand between them in the alphabet."""
    pairs = enumerate(zip(first, last, strict=False))
    least = min(len(first), len(last))
    return first[: next((place for place, (a, b) in pairs if a != b), least)]
