"""What browsers, feed readers and search engines ask for."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import PlainTextResponse, Response, StreamingResponse

from web import opensearch
from web.feed import MEDIA_TYPE, feed
from web.origins import absolute
from web.page_requests import understand
from web.paths import FEED, OPENSEARCH, SITEMAP, SITEMAP_PART
from web.rendering import static_url
from web.services import LentEngine
from web.sitemap import URLS, index_lines, part_lines, parts, robots
from web.streaming import streamed

router = APIRouter(include_in_schema=False)
READ = ["GET", "HEAD"]
XML = "application/xml"


@router.api_route(OPENSEARCH, methods=READ)
def describe_search() -> Response:
    """Describe the search to browsers."""
    described = opensearch.description(static_url("icon.svg"))
    return Response(described, media_type=opensearch.MEDIA_TYPE)


@router.api_route(FEED, methods=READ)
def show_feed(request: Request, engine: LentEngine) -> Response:
    """Show the newest results of a search as a feed."""
    wanted = understand(request.query_params).request
    return Response(feed(engine, wanted), media_type=MEDIA_TYPE)


@router.api_route(SITEMAP, methods=READ)
def show_sitemap(engine: LentEngine) -> StreamingResponse:
    """Show which parts the sitemap has."""
    return streamed(index_lines(engine.generation.articles), XML)


@router.api_route(SITEMAP_PART, methods=READ)
def show_part_of_sitemap(part: int, engine: LentEngine) -> StreamingResponse:
    """Show a part of the sitemap, from 1."""
    if not 1 <= part <= parts(engine.generation.articles):
        raise HTTPException(404)
    entries = engine.catalogue((part - 1) * URLS, URLS)
    return streamed(part_lines(entries, absolute("")), XML)


@router.api_route("/robots.txt", methods=READ)
def show_robots() -> PlainTextResponse:
    """Tell robots what to leave alone."""
    return PlainTextResponse(robots())
