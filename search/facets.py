"""Facet counts and their order, the same for every engine."""

from collections import Counter
from collections.abc import Iterable, Mapping
from operator import itemgetter

from search.request import FacetCount


def count_values(values: Iterable[str]) -> tuple[FacetCount, ...]:
    """Return how often each value occurs, the most frequent first, empty values left out."""
    return order_counts(Counter(values))


def order_counts(counts: Mapping[str, int]) -> tuple[FacetCount, ...]:
    """Return values with their counts, the most frequent first, empty values left out."""
    ordered = sorted(sorted(counts.items()), key=itemgetter(1), reverse=True)
    return tuple(FacetCount(value, count) for value, count in ordered if value)
