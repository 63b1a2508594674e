"""Searches; and where nothing at all is found, runs the best rewrite instead and says so."""

from dataclasses import replace

from search.comparing import with_comparison
from search.engine import Engine
from search.request import Rewriting, Rewritten, SearchRequest, SearchResult


def answer(engine: Engine, request: SearchRequest) -> SearchResult:
    """Return the result of a request, or of its best suggestion where it has no hit at all.

    Nothing at all means no article with any of its words, so that a request for all of them is
    not taken for another. `rewritten` says what was typed then, and `query` what was searched for.
    A request that is `verbatim` is never rewritten, and no date in words becomes a filter. The
    other query that a request compares is counted with it.
    """
    return with_comparison(engine, request, _rewritten(engine, request))


def _rewritten(engine: Engine, request: SearchRequest) -> SearchResult:
    result = engine.search(request)
    meant = [each for each in result.suggestions if each.kind is not Rewriting.DATE]
    if result.totals.any or request.verbatim or not meant:
        return result
    best, others = meant[0], [each for each in result.suggestions if each is not meant[0]]
    found = engine.search(replace(request, text=best.text, suggest=False))
    rewritten = Rewritten(request.text, best.kind)
    return replace(found, suggestions=tuple(others), rewritten=rewritten)
