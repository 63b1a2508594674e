"""Every link that a template prints. A link to other results starts at their first page; one that
shows the same results differently stays where it is."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlsplit

from search import Interval, Level, Match, Recency, SearchRequest, Sort
from web.language.current import pairs_of_language
from web.page_requests import PageRequest
from web.pairs import Pairs, page_pairs, query_string, to_pairs
from web.params import default_sort
from web.paths import API_EXPORT, API_JOB, API_SEARCH, DOCS, FEED, SITEMAP_PART

COPIES = "copies"
SELECTIONS = {"section": "sections", "source": "sources", "author": "authors"}


def search_url(request: SearchRequest) -> str:
    """Return the address of the results of a request."""
    return _with_query("/search", page_pairs(request))


def url_of_text(text: str) -> str:
    """Return the address of the results of a text alone: that of its request, sooner."""
    return _with_query("/search", [("q", text), *pairs_of_language()])


def api_url(request: SearchRequest) -> str:
    """Return the address of the same results as JSON."""
    return _with_query(API_SEARCH, to_pairs(request))


def feed_url(request: SearchRequest) -> str:
    """Return the address of the newest of the same results as a feed.

    What makes no difference to it is left out: a feed is known by its address.
    """
    unordered = replace(request, page=1, size=SearchRequest().size, sort=default_sort(request.text))
    plain = replace(unordered, timeline=None, compare="", suggest=False, verbatim=False)
    return _with_query(FEED, [*to_pairs(plain), *pairs_of_language()])


def export_url(request: SearchRequest, file_format: str) -> str:
    """Return the address of all of the same results as a file."""
    return _with_query(API_EXPORT, [*to_pairs(replace(request, page=1)), ("format", file_format)])


def sitemap_url(part: int) -> str:
    """Return the address of a part of the sitemap, from 1."""
    return SITEMAP_PART.format(part=part)


def job_url(job_id: str) -> str:
    """Return the address of a job in the API."""
    return API_JOB.format(job_id=quote(job_id, safe=""))


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


def collapse_url(request: SearchRequest, collapse: bool) -> str:
    """Return the address of the results with stories collapsed or every article shown."""
    return _changed(request, {"collapse": collapse})


def copies_url(request: SearchRequest, article_id: str) -> str:
    """Return the address of what else tells the story of an article."""
    return f"{hit_url(request, article_id)}#{COPIES}"


def selected(request: SearchRequest, facet: str) -> tuple[str, ...]:
    """Return the values of a facet that the request asks for."""
    values: tuple[str, ...] = getattr(request, SELECTIONS[facet])
    return values


def varying(request: SearchRequest, *names: str) -> Callable[..., str]:
    """Return a function from pairs of the named parameters to the address of their results.

    What does not vary is encoded once: a page has a hundred links that differ in one value.
    """
    kept = page_pairs(replace(request, page=1))
    base = query_string([pair for pair in kept if pair[0] not in names])
    beginning = f"/search?{base}&" if base else "/search?"
    return lambda *pairs: beginning + query_string(pairs)


def adding(request: SearchRequest, facet: str) -> Callable[[str], str]:
    """Return a function from a value of a facet to the address with it added."""
    address = varying(request)
    return lambda value: address((facet, value))


def toggle_url(request: SearchRequest, facet: str, value: str) -> str:
    """Return the address with a value of a facet added, or taken away if it was there."""
    before = selected(request, facet)
    after = tuple(each for each in before if each != value)
    return _changed(request, {SELECTIONS[facet]: after if value in before else (*before, value)})


def size_url(request: SearchRequest, size: int) -> str:
    """Return the address of the results with so many on a page."""
    return _changed(request, {"size": size})


def timeline_url(request: SearchRequest) -> str:
    """Return the address of the same page with its large timeline."""
    return search_url(replace(request, timeline=Interval.AUTO))


def facet_url(request: PageRequest, facet: str) -> str:
    """Return the address of the same page with a facet whole."""
    return f"{search_url(replace(request, facet=facet))}#facet-{facet}"


def dates_url(request: SearchRequest, **dates: None) -> str:
    """Return the address without the dates that are named."""
    return _changed(request, dates)


def unfiltered_url(request: SearchRequest) -> str:
    """Return the address of the same words without any filter."""
    return search_url(without_filters(request))


def without_filters(request: SearchRequest) -> SearchRequest:
    """Return the first page of the same words among all articles."""
    undated = replace(request, page=1, date_from=None, date_to=None)
    return replace(undated, sections=(), sources=(), authors=())


def has_filters(request: SearchRequest) -> bool:
    """Tell whether a filter restricts the request."""
    return without_filters(request) != replace(request, page=1)


def article_url(article_id: str) -> str:
    """Return the permanent address of an article."""
    parts = article_id.split("/")
    is_plain = not {"", ".", ".."}.intersection(parts)
    return "/articles/" + quote(article_id, safe="/" if is_plain else "", errors="replace")


def text_url(request: SearchRequest, text: str) -> str:
    """Return the address of the results of another text."""
    return _changed(request, {"text": text, "suggest": False, "verbatim": False})


def verbatim_url(request: SearchRequest, text: str) -> str:
    """Return the address of the results of a text, whatever they are."""
    return _changed(request, {"text": text, "verbatim": True})


def hit_url(request: SearchRequest, article_id: str) -> str:
    """Return the address of an article that marks the words and knows the way back."""
    return _with_query(article_url(article_id), page_pairs(request))


def external_url(url: str) -> str:
    """Return the address if a browser may safely follow it, else nothing."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc else ""


def _changed(request: SearchRequest, changes: Mapping[str, Any]) -> str:
    return search_url(replace(request, page=1, **changes))


def _with_query(path: str, pairs: Pairs) -> str:
    return f"{path}?{query_string(pairs)}" if pairs else path
