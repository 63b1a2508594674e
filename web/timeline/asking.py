"""What the engine is asked for a page: every page of results has a timeline, most a small one."""

from dataclasses import replace

from search import Engine, Interval, SearchRequest, SearchResult, answer
from web.timeline.intervals import MAX_COLUMNS, number_of_columns, span


def ask(request: SearchRequest) -> SearchRequest:
    """Return the request of a page with the timeline that it shows, large or small."""
    return replace(request, timeline=request.timeline or Interval.AUTO)


def fitting(engine: Engine, request: SearchRequest, result: SearchResult) -> SearchResult:
    """Return the result, its timeline by a coarser interval if there were too many columns."""
    if not result.timeline or request.timeline in (None, Interval.AUTO):
        return result
    timelines = [result.timeline, *([result.compared.timeline] if result.compared else [])]
    days = span(request, timelines)
    if not days or number_of_columns(*days, result.timeline.interval) <= MAX_COLUMNS:
        return result
    return answer(engine, replace(request, timeline=Interval.AUTO))
