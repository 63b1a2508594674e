"""What helps where a search has nothing to show: a way out is offered with what it leads to."""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from starlette.datastructures import QueryParams

from search import Engine, OutOfTime, SearchRequest, SearchResult
from web import urls
from web.choices import filters_in_force, looser_levels
from web.contexts import Link
from web.language import ARTICLES, count, say
from web.page_requests import understand
from web.paging import last_page

QUOTES = dict.fromkeys(map(ord, '"“”'), " ")


def advice(engine: Engine, result: SearchResult, request: SearchRequest) -> tuple[Link, ...]:
    """Return the ways to articles from a page without hits; those that find none are left out."""
    if result.hits:
        return ()
    if result.total:
        last = last_page(result.stories, result.size)
        return (Link(say("اذهب إلى آخر صفحة فيها نتائج"), urls.page_url(request, last)),)
    tried = ((way, _found(engine, way.url)) for way in _ways(request))
    return tuple(replace(way, note=_note(way, total)) for way, total in tried if total)


def _ways(request: SearchRequest) -> Iterator[Link]:
    """Yield what may find something where a request found nothing."""
    if words := _without_quotes(request.text):
        label = say("ابحث عن كلمات العبارة من دون علامات الاقتباس")
        yield Link(label, urls.text_url(request, words))
    for level in looser_levels(request):
        yield Link(say("وسّع المطابقة إلى «{level}»", level=level.label), level.url, note=level.note)
    filters = tuple(filters_in_force(request))
    for each in filters:
        yield Link(say("ابحث من دون «{filter}»", filter=each.label), each.url)
    if len(filters) > 1:
        yield Link(say("ابحث من دون أي تصفية"), urls.unfiltered_url(request))


def _found(engine: Engine, url: str) -> int:
    """Return how many articles are behind an address of results, 0 where that takes too long."""
    wanted = understand(QueryParams(urlsplit(url).query)).request
    try:
        return engine.rank(replace(wanted, size=1)).total
    except OutOfTime:
        return 0


def _note(way: Link, total: int) -> str:
    return " · ".join(filter(None, (way.note, count(total, ARTICLES))))


def _without_quotes(text: str) -> str:
    """Return the words of a query with a phrase in it, nothing where there is none."""
    bare = " ".join(text.translate(QUOTES).split())
    return bare if bare != " ".join(text.split()) else ""
