"""Facet counts and their order, the same for every engine."""

from collections import Counter
from collections.abc import Iterable

from search.request import FacetCount


def count_values(values: Iterable[str]) -> tuple[FacetCount, ...]:
    """Return how often each value occurs, the most frequent first, empty values left out."""
    counts = Counter(value for value in values if value)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(FacetCount(value, count) for value, count in ordered)
