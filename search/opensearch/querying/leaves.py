"""What the leaves of a query stand for in a generation: terms with weights, phrases, articles."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from math import factorial

from search.analysis import View
from search.opensearch.querying.clauses import Query, any_of, terms
from search.ranking import WHOLE

MOST_ORDERS = 720
"""How many orders of words that are asked for twice are looked for one by one: those of six."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf of a query, looked up.

    `counts` has for each field the clauses whose scores add up to how often the leaf is there,
    times WHOLE; `matches` is what has it at all. `near` are the terms, in a `view`, that count as
    the word itself for its neighbours, None where the leaf is no word. A leaf that `counts_once`
    counts once in each field where it stands, however often.
    """

    idf: float
    counts: Mapping[str, Sequence[Query]]
    matches: Query
    near: frozenset[str] | None = None
    view: View = View.FORM
    counts_once: bool = False


def word_counts(field: str, weights: Mapping[str, int]) -> list[Query]:
    """Return clauses that score how often terms with their weights are in a field."""
    return [{"term": {field: {"value": term, "boost": weight}}} for term, weight in weights.items()]


def word_matches(fields: Iterable[str], weights: Mapping[str, int]) -> Query:
    """Return what has one of some terms in one of some fields."""
    return any_of([terms(field, weights) for field in fields]) if weights else any_of([])


def phrase(field: str, words: Sequence[str]) -> Query:
    """Return what has terms side by side in a field."""
    return {"match_phrase": {field: {"query": " ".join(words)}}}


def phrase_counts(field: str, words: Sequence[str]) -> list[Query]:
    """Return the clause that scores how often terms stand side by side in a field.

    The similarity counts an occurrence once for each of the terms.
    """
    boost = WHOLE / len(words)
    return [{"match_phrase": {field: {"query": " ".join(words), "boost": boost}}}]


def near(field: str, words: Sequence[str], slop: int) -> Query | None:
    """Return what has terms in a field, in any order, with at most `slop` others among them.

    A term that is asked for twice has to stand there twice. None where no query says that: where
    there are more than MOST_ORDERS orders of words of which some are the same.
    """
    if len(set(words)) == len(words):
        return _unordered(field, words, slop)
    if factorial(len(words)) > MOST_ORDERS:
        return None
    return any_of([_ordered(field, order, slop) for order in sorted(set(permutations(words)))])


def _unordered(field: str, words: Sequence[str], slop: int) -> Query:
    matches = [{"match": {"query": word}} for word in words]
    rule = {"ordered": False, "max_gaps": slop, "intervals": matches}
    return {"intervals": {field: {"all_of": rule}}}


def _ordered(field: str, words: Sequence[str], slop: int) -> Query:
    clauses = [{"span_term": {field: word}} for word in words]
    return {"span_near": {"clauses": clauses, "slop": slop, "in_order": True}}
