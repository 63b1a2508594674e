"""Pages by cursor: each goes on behind the last hit of the one before.

Laws: while nothing is published, the pages of a request together are its hits, each once, in
order. After a publication a page goes on behind the last hit where that stands now: it is looked
for where it was, then, if it has moved or is gone, its place in the order is found by its score or
its date and its id. Then hits are given twice or not at all only where their own place has changed
past it. Pages end, as numbered ones do, with the first MAX_RESULT_WINDOW hits.
"""

from bisect import bisect_right
from collections.abc import Hashable
from dataclasses import replace

from search import (
    MAX_RESULT_WINDOW,
    Engine,
    RequestInvalid,
    SearchRequest,
    SearchResult,
    answer,
)
from web.cursors import START, Cursor, Key, digest, digest_of_request, place_of, unpack

Turned = tuple[SearchResult, str | None]
"""A page of hits and the cursor behind it, None where there is no next page."""


def turn(engine: Engine, request: SearchRequest, text: str, made_from: Hashable) -> Turned:
    """Return the page that begins at a cursor, and the next cursor.

    `made_from` tells apart publications, and days: what "today" is may be part of a query.

    Raises:
        RequestInvalid: the cursor is none, or that of another request.
    """
    asked, mark = digest_of_request(request), digest(made_from)
    if text == START:
        offset = 0
    else:
        cursor = unpack(text)
        if cursor.request != asked:
            raise RequestInvalid(
                "cursor", "this cursor belongs to another request; only it may differ, not the rest"
            )
        request = replace(request, match=cursor.match)
        offset = cursor.offset if cursor.made_from == mark else _behind(engine, request, cursor)
    result = _page_at(engine, request, offset)
    end = offset + len(result.hits)
    if not result.hits or end >= min(result.total, _reach(request)):
        return result, None
    last = place_of(result.hits[-1])
    return result, Cursor(asked, mark, end, result.match, last).pack()


def _reach(request: SearchRequest) -> int:
    """Return how many hits whole pages reach."""
    return MAX_RESULT_WINDOW - MAX_RESULT_WINDOW % request.size


def _page_at(engine: Engine, request: SearchRequest, offset: int) -> SearchResult:
    """Return the hits from an offset on, which after a publication is not that of a page."""
    number, skipped = divmod(min(offset, _reach(request) - 1), request.size)
    result = answer(engine, replace(request, page=number + 1))
    hits = result.hits[skipped:]
    if skipped and (number + 2) * request.size <= MAX_RESULT_WINDOW:
        following = answer(engine, replace(request, page=number + 2))
        hits += following.hits[:skipped]
    return replace(result, hits=hits if offset < _reach(request) else ())


def _behind(engine: Engine, request: SearchRequest, cursor: Cursor) -> int:
    """Return the offset behind the last hit in what is served now."""
    where_it_was = _page_at(engine, request, max(0, cursor.offset - request.size))
    ids = [hit.id for hit in where_it_was.hits]
    if cursor.last.id in ids:
        return max(0, cursor.offset - request.size) + ids.index(cursor.last.id) + 1
    wanted, end = cursor.last.key(request.sort), min(where_it_was.total, _reach(request))

    def key_at(position: int) -> Key:
        (hit,) = answer(engine, replace(request, page=position + 1, size=1)).hits
        return place_of(hit).key(request.sort)

    return bisect_right(range(end), wanted, key=key_at)
