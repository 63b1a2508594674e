"""What else may have been meant, as a page says it: did you mean, and what was searched instead."""

from collections.abc import Iterator
from dataclasses import replace

from search import Rewriting, SearchRequest, SearchResult
from web import urls
from web.contexts import Instead, Link
from web.language import ARTICLES, count, say
from web.page_requests import PageRequest

REASONS = {
    Rewriting.SPELLING: "لعلّ في كتابته خطأ",
    Rewriting.LAYOUT: "كُتب على لوحة مفاتيح أخرى",
    Rewriting.LATIN: "كُتب بحروف لاتينية",
    Rewriting.SPLIT: "كُتبت كلمتان بلا فراغ بينهما",
    Rewriting.JOINED: "كُتبت كلمة وفيها فراغ",
    Rewriting.DATE: "فيه تاريخ",
}


def searched(result: SearchResult, request: PageRequest) -> PageRequest:
    """Return the request that a result answers: it may be for another text than was typed."""
    return replace(request, text=result.query.text) if result.rewritten else request


def instead(result: SearchResult, request: SearchRequest) -> Instead | None:
    """Return what was searched in the place of what was typed, None where nothing was."""
    if not result.rewritten:
        return None
    typed, kind = result.rewritten.typed, result.rewritten.kind
    return Instead(typed, say(REASONS[kind]), result.query.text, urls.verbatim_url(request, typed))


def suggestions(result: SearchResult, request: SearchRequest) -> Iterator[Link]:
    """Yield each suggestion with its number of articles; links keep everything but the text."""
    for each in result.suggestions:
        yield Link(each.text, urls.text_url(request, each.text), note=count(each.total, ARTICLES))
