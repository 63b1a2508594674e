"""Every link that a template prints. A link to other results starts at their first page."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from search import Level, Match, Recency, SearchRequest, Sort
from web.params import to_pairs

DOCS = "/docs"
API_PREFIX = "/api/"
API_SEARCH = "/api/v1/search"
API_ANALYZE = "/api/v1/analyze"
API_SIMILAR = "/api/v1/articles/{article_id:path}/similar"
SELECTIONS = {"section": "sections", "source": "sources"}


def search_url(request: SearchRequest) -> str:
    """Return the address of the results of a request."""
    return _with_query("/search", request)


def api_url(request: SearchRequest) -> str:
    """Return the address of the same results as JSON."""
    return _with_query(API_SEARCH, request)


def problem_url(name: str) -> str:
    """Return the address where the manual explains a kind of error."""
    return f"{DOCS}#{name}"


def page_url(request: SearchRequest, page: int) -> str:
    """Return the address of another page of the same results."""
    return search_url(replace(request, page=page))


def sort_url(request: SearchRequest, sort: Sort) -> str:
    """Return the address of the results in another order."""
    return _changed(request, {"sort": sort})


def level_url(request: SearchRequest, level: Level) -> str:
    """Return the address of the results at another level."""
    return _changed(request, {"level": level})


def match_url(request: SearchRequest, match: Match) -> str:
    """Return the address of the results with any or with all of the words."""
    return _changed(request, {"match": match})


def recency_url(request: SearchRequest, recency: Recency) -> str:
    """Return the address of the results with new articles preferred more or less."""
    return _changed(request, {"recency": recency})


def selected(request: SearchRequest, facet: str) -> tuple[str, ...]:
    """Return the values of a facet that the request asks for."""
    values: tuple[str, ...] = getattr(request, SELECTIONS[facet])
    return values


def toggle_url(request: SearchRequest, facet: str, value: str) -> str:
    """Return the address with a value of a facet added, or taken away if it was there."""
    before = selected(request, facet)
    after = tuple(each for each in before if each != value)
    return _changed(request, {SELECTIONS[facet]: after if value in before else (*before, value)})


def dates_url(request: SearchRequest, **dates: None) -> str:
    """Return the address without the dates that are named."""
    return _changed(request, dates)


def unfiltered_url(request: SearchRequest) -> str:
    """Return the address of the same words without any filter."""
    return search_url(without_filters(request))


def without_filters(request: SearchRequest) -> SearchRequest:
    """Return the first page of the same words among all articles."""
    return replace(request, page=1, date_from=None, date_to=None, sections=(), sources=())


def has_filters(request: SearchRequest) -> bool:
    """Tell whether a filter restricts the request."""
    return without_filters(request) != replace(request, page=1)


def article_url(article_id: str) -> str:
    """Return the permanent address of an article."""
    parts = article_id.split("/")
    is_plain = not {"", ".", ".."}.intersection(parts)
    return "/articles/" + quote(article_id, safe="/" if is_plain else "")


def text_url(request: SearchRequest, text: str) -> str:
    """Return the address of the results of another text."""
    return _changed(request, {"text": text, "suggest": False, "verbatim": False})


def verbatim_url(request: SearchRequest, text: str) -> str:
    """Return the address of the results of a text, whatever they are."""
    return _changed(request, {"text": text, "verbatim": True})


def hit_url(request: SearchRequest, article_id: str) -> str:
    """Return the address of an article that marks the words and knows the way back."""
    return _with_query(article_url(article_id), request)


def external_url(url: str) -> str:
    """Return the address if a browser may safely follow it, else nothing."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc else ""


def _changed(request: SearchRequest, changes: Mapping[str, Any]) -> str:
    return search_url(replace(request, page=1, **changes))


def _with_query(path: str, request: SearchRequest) -> str:
    pairs = to_pairs(request)
    return f"{path}?{urlencode(pairs)}" if pairs else path
