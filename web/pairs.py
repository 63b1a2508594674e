"""A request as the pairs of a query string; what has its default is left out."""

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote_plus

from search import Level, Match, Recency, SearchRequest
from web.language.current import pairs_of_language
from web.page_requests import PageRequest
from web.params import default_sort

Pairs = list[tuple[str, str]]


def page_pairs(request: SearchRequest) -> Pairs:
    """Return the pairs of a page: what is asked for, how it is shown, and in which language."""
    shown: Pairs = []
    if isinstance(request, PageRequest):
        shown = [("share", "true" if request.share else ""), ("facet", request.facet)]
    return [*to_pairs(request), *(pair for pair in shown if pair[1]), *pairs_of_language()]


def kept_pairs(request: SearchRequest, *left_out: str) -> tuple[tuple[str, str], ...]:
    """Return the hidden pairs of a form that asks for the names left out; never the page."""
    return tuple(pair for pair in page_pairs(request) if pair[0] not in ("page", *left_out))


def to_pairs(request: SearchRequest) -> Pairs:
    """Return the pairs of what is asked for, as the API takes them too."""
    pairs = [
        ("q", request.text),
        ("page", str(request.page) if request.page != 1 else ""),
        ("size", str(request.size) if request.size != SearchRequest().size else ""),
        ("sort", request.sort if request.sort != default_sort(request.text) else ""),
        ("level", request.level if request.level != Level.WORD else ""),
        ("match", request.match if request.match != Match.AUTO else ""),
        ("recency", request.recency if request.recency != Recency.NONE else ""),
        ("from", request.date_from.isoformat() if request.date_from else ""),
        ("to", request.date_to.isoformat() if request.date_to else ""),
        ("timeline", request.timeline or ""),
        ("compare", request.compare),
        *(("section", value) for value in request.sections),
        *(("source", value) for value in request.sources),
        *(("author", value) for value in request.authors),
        ("suggest", "true" if request.suggest else ""),
        ("verbatim", "true" if request.verbatim else ""),
        ("collapse", "" if request.collapse else "0"),
    ]
    return [(name, value) for name, value in pairs if value]


def query_string(pairs: Iterable[tuple[str, str]]) -> str:
    """Return pairs as the query string of an address; a lone surrogate in it becomes "?"."""
    return "&".join(f"{name}={_quoted(value)}" for name, value in pairs)


@lru_cache(256)
def _quoted(value: str) -> str:
    # The text of a query is in some eighty addresses of its page.
    return quote_plus(value, errors="replace")
