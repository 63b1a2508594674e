"""BM25F computed by the cluster: the formula of `search.ranking.bm25`, to the last bits of a float.

Each term scores its boost, a weight of 1024 at most, times its frequency, by the similarity of the
mapping; these whole numbers add up without rounding. One script divides what a field has by its
length, another saturates the sum of the fields. Nothing here depends on the shard that is asked:
idf and mean lengths are those of the generation, lengths are kept exactly.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from search.opensearch.querying.clauses import Query, any_of
from search.ranking import WHOLE, Recency
from search.ranking.bm25 import K1, B
from search.ranking.recency import DECAYS
from search.schema import TEXT_FIELDS

LANGUAGE = "expression"
_NORMALISED = "_score * boost / (whole * (1 - b + b * doc['{}_length'].value / average))"
_SATURATED = "idf * _score * (k1 + 1) / (_score + k1)"
_AGED = (
    "_score * (1 - strength + strength *"
    " (doc['day'].empty ? 0.5 : pow(2, (doc['day'].value - newest) / half_life)))"
)
_BOOSTS = {spec.name: spec.boost for spec in TEXT_FIELDS}


def graded(
    counts: Mapping[str, Sequence[Query]], averages: Mapping[str, float], idf: float
) -> Query:
    """Return a query that scores by BM25F.

    `counts` has for each field the clauses whose scores add up to how often something is there,
    times WHOLE; `averages` are the mean lengths of the fields.
    """
    fields = [
        _scripted(
            any_of(clauses),
            _NORMALISED.format(name),
            {"boost": _BOOSTS[name], "whole": WHOLE, "b": B, "average": averages[name]},
        )
        for name, clauses in counts.items()
        if clauses
    ]
    return _scripted(any_of(fields), _SATURATED, {"idf": idf, "k1": K1}) if fields else any_of([])


def aged(query: Query, recency: Recency, newest: int) -> Query:
    """Return a query whose scores are multiplied by the factor of the age of an article.

    `newest` is the day of the newest article, 0 where none has a date.
    """
    if recency not in DECAYS:
        return query
    decay = DECAYS[recency]
    params = {"strength": decay.strength, "half_life": decay.half_life, "newest": newest}
    return _scripted(query, _AGED, params)


def _scripted(query: Query, source: str, params: Mapping[str, Any]) -> Query:
    script = {"lang": LANGUAGE, "source": source, "params": dict(params)}
    return {"script_score": {"query": query, "script": script}}
