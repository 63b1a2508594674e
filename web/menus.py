"""The menus above the results: each is one row of a table here, whatever it has to offer."""

from collections.abc import Iterator

from search import SearchRequest, SearchResult
from web import urls
from web.choices import recency_links, sort_links
from web.contexts import Link, Menu, Options
from web.copies import collapse_links
from web.language import group_thousands, say
from web.matching import match_links

SIZES = (10, 25, 50)


def menus(result: SearchResult, request: SearchRequest) -> tuple[Menu, ...]:
    """Return the menus of a page of results; there are none where nothing is found."""
    if not result.total:
        return ()
    order = (
        Options(say("الترتيب"), tuple(sort_links(request))),
        Options(say("تفضيل الجديد"), tuple(recency_links(request))),
    )
    more = (
        Options(say("الكلمات المطلوبة"), tuple(match_links(result, request))),
        Options(say("المقالات المكرّرة"), tuple(collapse_links(result, request))),
        Options(say("نتائج الصفحة"), tuple(size_links(request))),
    )
    return (
        Menu("order", say("الترتيب"), _chosen(order[0]), _worth_offering(order)),
        Menu("more", say("خيارات"), "", _worth_offering(more)),
    )


def size_links(request: SearchRequest) -> Iterator[Link]:
    """Yield a link for each size of a page, and for the one that was asked for."""
    for size in sorted({*SIZES, request.size}):
        url = urls.size_url(request, size)
        yield Link(group_thousands(size), url, size == request.size)


def _worth_offering(options: tuple[Options, ...]) -> tuple[Options, ...]:
    return tuple(each for each in options if each.links)


def _chosen(options: Options) -> str:
    return next((link.label for link in options.links if link.is_current), "")
