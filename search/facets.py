"""Facet counts and their order, the same for every engine."""

from collections.abc import Mapping
from operator import itemgetter

from search.request import MAX_FACET_VALUES, FacetCount


def order_counts(counts: Mapping[str, int]) -> tuple[FacetCount, ...]:
    """Return values with their counts, the most frequent first, empty values left out.

    There are MAX_FACET_VALUES of them at most.
    """
    ordered = sorted(sorted(counts.items()), key=itemgetter(1), reverse=True)
    named = [FacetCount(value, count) for value, count in ordered if value]
    return tuple(named[:MAX_FACET_VALUES])
