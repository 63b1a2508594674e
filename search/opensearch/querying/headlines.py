"""The titles of a generation by their words: see `search.lexicon.completion.Headlines`."""

import re
from collections.abc import Sequence

import numpy as np

from search.compiling import AnyArray
from search.lexicon.lexicon import Lexicon
from search.opensearch.documents import SOURCE, article_of
from search.opensearch.querying.clauses import Query, all_of
from search.opensearch.querying.searcher import Searcher
from search.opensearch.texts import bounded
from search.schema import Article

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

    def beside(self, forms: range, others: Sequence[str]) -> AnyArray:
        """Return of how many titles that have all the others each of the forms is (i64)."""
        counts: AnyArray = np.zeros(len(forms), np.int64)
        prefix = _common(self._form(forms[0]), self._form(forms[-1]))
        terms = {
            "field": _FIELD,
            "include": _SIGNS.sub(r"\\\1", bounded(prefix)) + ".*",
            "size": MOST_BESIDE,
            "shard_size": _SHARD_BUCKETS,
        }
        body = {"size": 0, "query": _having(others), "aggs": {"beside": {"terms": terms}}}
        (answer,) = self._searcher.search(body)
        for bucket in answer["aggregations"]["beside"]["buckets"]:
            number = self._lexicon.form_number(bucket["key"])
            if number in forms:
                counts[number - forms.start] = bucket["doc_count"]
        return counts

    def newest(self, forms: Sequence[str], begun: str, number: int) -> list[Article]:
        """Return the newest articles whose titles have all forms, and one that begins as begun."""
        begins: list[Query] = [{"prefix": {_FIELD: {"value": bounded(begun)}}}] if begun else []
        body = {
            "size": number,
            "query": {"bool": {"filter": [_having(forms), *begins]}},
            "sort": [{"day": {"order": "desc", "missing": "_last"}}, {"id": "asc"}],
            "_source": list(SOURCE),
            "track_total_hits": False,
        }
        (answer,) = self._searcher.search(body)
        return [article_of(hit["_source"]) for hit in answer["hits"]["hits"]]

    def _form(self, number: int) -> str:
        return self._lexicon.forms[number].decode("utf-8", "surrogatepass")


def _having(forms: Sequence[str]) -> Query:
    return all_of([{"term": {_FIELD: {"value": bounded(form)}}} for form in forms])


def _common(first: str, last: str) -> str:
    """Return what two words begin with, and so all that stand between them in the alphabet."""
    pairs = enumerate(zip(first, last, strict=False))
    least = min(len(first), len(last))
    return first[: next((place for place, (a, b) in pairs if a != b), least)]
