"""Searches; and where nothing at all is found, runs the best rewrite instead and says so."""

from dataclasses import replace

from search.engine import Engine
from search.request import Rewritten, SearchRequest, SearchResult


def answer(engine: Engine, request: SearchRequest) -> SearchResult:
    """Return the result of a request, or of its best suggestion where it has no hit at all.

    Nothing at all means no article with any of its words, so that a request for all of them is
    not taken for another. `rewritten` says what was typed then, and `query` what was searched for.
    A request that is `verbatim` is never rewritten.
    """
    result = engine.search(request)
    if result.totals.any or request.verbatim or not result.suggestions:
        return result
    best, *others = result.suggestions
    found = engine.search(replace(request, text=best.text, suggest=False))
    rewritten = Rewritten(request.text, best.kind)
    return replace(found, suggestions=tuple(others), rewritten=rewritten)
