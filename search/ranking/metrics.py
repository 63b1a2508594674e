"""Measures of a ranked list against judgments, as pure functions.

A ranking is the ids of articles, the best first; whoever ranked has broken the ties. An id that
comes again counts at its first place only. Judgments are grades by id: an article without a grade,
or with one below 1, is not relevant. Where no judged article is relevant there is nothing to find
and every measure is 0; means over questions leave such questions out. `depth` is how many of the
first places are looked at, 1 or more.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

Judgments = Mapping[str, int]


class Metric(Protocol):
    """A number from 0 to 1 that says how good a ranking is; more is better."""

    def __call__(self, ranking: Sequence[str], judgments: Judgments, depth: int) -> float: ...


def reciprocal_rank(ranking: Sequence[str], judgments: Judgments, depth: int) -> float:
    """Return 1 / the first place, from 1, that has a relevant article, 0 where none has.

    Voorhees, "The TREC-8 question answering track report" (1999); its mean over questions is MRR.
    """
    gains = enumerate(_gains(ranking, judgments, depth), 1)
    return next((1 / place for place, gain in gains if gain), 0.0)


def ndcg(ranking: Sequence[str], judgments: Judgments, depth: int) -> float:
    """Return the discounted gain of a ranking as a share of that of the best ranking there is.

    Järvelin & Kekäläinen, "Cumulated gain-based evaluation of IR techniques" (2002). The gain of
    an article is its grade; as in trec_eval, that at place p is divided by log2(p + 1).
    """
    best = sorted((grade for grade in judgments.values() if grade > 0), reverse=True)[:depth]
    return _discounted(_gains(ranking, judgments, depth)) / _discounted(best) if best else 0.0


def success(ranking: Sequence[str], judgments: Judgments, depth: int) -> float:
    """Return 1 where one of the articles is relevant, 0 where none is."""
    return float(any(_gains(ranking, judgments, depth)))


def recall(ranking: Sequence[str], judgments: Judgments, depth: int) -> float:
    """Return how many of the relevant articles are there, as a share of them."""
    relevant = sum(grade > 0 for grade in judgments.values())
    found = sum(gain > 0 for gain in _gains(ranking, judgments, depth))
    return found / relevant if relevant else 0.0


@dataclass(frozen=True, slots=True)
class Measure:
    """A metric at a depth, by the name that it is reported under."""

    name: str
    metric: Metric
    depth: int


MEASURES = (
    Measure("mrr@10", reciprocal_rank, 10),
    Measure("ndcg@10", ndcg, 10),
    Measure("success@10", success, 10),
    Measure("recall@100", recall, 100),
)
DEPTH = max(measure.depth for measure in MEASURES)
"""How long a ranking has to be for all of MEASURES."""


def _gains(ranking: Sequence[str], judgments: Judgments, depth: int) -> Iterator[int]:
    for article in islice(dict.fromkeys(ranking), depth):
        yield max(judgments.get(article, 0), 0)


def _discounted(gains: Iterable[int]) -> float:
    return sum(gain / math.log2(place + 1) for place, gain in enumerate(gains, 1))
