"""What matches, counted: answers that have no hits."""

from dataclasses import dataclass

from search.request import FacetCount, Match, QueryEcho, Rewritten, Timeline, Totals


@dataclass(frozen=True, slots=True)
class Facets:
    """How many of the articles that a search finds have each section and each source.

    A facet is counted as if it had no filter of its own. The other fields are those of the search.
    """

    query: QueryEcho
    total: int
    totals: Totals
    match: Match
    facets: dict[str, tuple[FacetCount, ...]]
    rewritten: Rewritten | None = None


@dataclass(frozen=True, slots=True)
class DatedCounts:
    """How many of the articles that a search finds there are by day, month or year."""

    query: QueryEcho
    total: int
    totals: Totals
    match: Match
    timeline: Timeline
    rewritten: Rewritten | None = None
