"""The pages of a result: which numbers are worth a link."""

from collections.abc import Iterator

from search import MAX_RESULT_WINDOW, SearchRequest
from web.contexts import Link, Pager
from web.language import group_thousands
from web.urls import page_url

AROUND = 2
GAP = Link("…", "")


def last_page(total: int, size: int) -> int:
    """Return the last page that exists and may be asked for; 1 if there are no hits."""
    return max(1, min(-(-total // size), MAX_RESULT_WINDOW // size))


def pager(request: SearchRequest, total: int) -> Pager | None:
    """Return links to the other pages, or nothing where one page holds all."""
    last = last_page(total, request.size)
    if last == 1 or request.page > last:
        return None
    return Pager(
        previous=page_url(request, request.page - 1) if request.page > 1 else "",
        next=page_url(request, request.page + 1) if request.page < last else "",
        numbers=tuple(_numbers(request, last)),
    )


def _numbers(request: SearchRequest, last: int) -> Iterator[Link]:
    around = range(request.page - AROUND, request.page + AROUND + 1)
    before = 0
    for page in sorted({1, last, *around}.intersection(range(1, last + 1))):
        if page == before + 2:
            yield _number(request, before + 1)
        elif page > before + 2:
            yield GAP
        yield _number(request, page)
        before = page


def _number(request: SearchRequest, page: int) -> Link:
    return Link(group_thousands(page), page_url(request, page), page == request.page)
