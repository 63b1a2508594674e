"""Facet counts and their order, the same for every engine."""

from collections.abc import Mapping

from search.request import MAX_FACET_VALUES, FacetCount


def order_counts(counts: Mapping[str, int]) -> tuple[FacetCount, ...]:
    """Return values with their counts, the most frequent first, empty values left out.

    There are MAX_FACET_VALUES of them at most.
    """
    ordered = sorted([(-count, value) for value, count in counts.items() if value])
    return tuple([FacetCount(value, -count) for count, value in ordered[:MAX_FACET_VALUES]])
