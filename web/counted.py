"""Asks an engine for counts alone."""

from dataclasses import replace

from search import DatedCounts, Engine, Facets, Interval, SearchRequest, answer


def count_facets(engine: Engine, request: SearchRequest) -> Facets:
    """Return the facets of what a request finds."""
    found = answer(engine, request)
    return Facets(
        query=found.query,
        total=found.total,
        totals=found.totals,
        match=found.match,
        facets=found.facets,
        rewritten=found.rewritten,
    )


def count_dates(engine: Engine, request: SearchRequest, interval: Interval) -> DatedCounts:
    """Return the timeline of what a request finds."""
    found = answer(engine, replace(request, timeline=interval))
    assert found.timeline is not None, "a timeline was asked for"
    return DatedCounts(
        query=found.query,
        total=found.total,
        totals=found.totals,
        match=found.match,
        timeline=found.timeline,
        rewritten=found.rewritten,
    )
