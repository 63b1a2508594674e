"""Compares the timelines of two queries: both by one interval, under the same filters."""

from dataclasses import replace

from search.engine import Engine
from search.request import Compared, Interval, SearchRequest, SearchResult

_FINENESS = (Interval.DAY, Interval.MONTH, Interval.YEAR)


def with_comparison(engine: Engine, request: SearchRequest, result: SearchResult) -> SearchResult:
    """Return the result of a request with the timeline of the text that it compares, if any.

    Where the engine chose the interval, both are counted by the coarser of the two choices.
    """
    if not (request.compare.strip() and result.timeline):
        return result
    asked = replace(request, page=1, suggest=False, verbatim=True, explain=False)
    first, other = result, engine.search(replace(asked, text=request.compare))
    chosen = max((_interval(first), _interval(other)), key=_FINENESS.index)
    if _interval(first) is not chosen:
        # What was found best for the whole page is not to be decided anew.
        same = replace(asked, text=result.query.text, match=result.match)
        first = engine.search(replace(same, timeline=chosen))
    if _interval(other) is not chosen:
        other = engine.search(replace(asked, text=request.compare, timeline=chosen))
    assert other.timeline
    compared = Compared(request.compare, other.total, other.timeline)
    return replace(result, timeline=first.timeline, compared=compared)


def _interval(result: SearchResult) -> Interval:
    assert result.timeline
    return result.timeline.interval
