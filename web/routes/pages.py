"""The pages. Each handler: understand the address, ask the engine, render one context."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from search import answer
from web import paths, urls
from web.advising import advice
from web.home import home_page
from web.ids import ARTICLE_ID
from web.manual.page import manual_page
from web.page_requests import understand
from web.reading import SHOWN_COPIES, SHOWN_SIMILAR, article_page
from web.related import related_words
from web.results import search_page
from web.services import LentEngine, ServicesOfApp
from web.timeline import ask, fitting

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
READ = ["GET", "HEAD"]


@router.api_route("/", methods=READ)
@router.api_route("/search", methods=READ)
def show_results(request: Request, services: ServicesOfApp, engine: LentEngine) -> HTMLResponse:
    """Show the results, or the first page of the archive when nothing is asked for."""
    understood = understand(request.query_params)
    wanted = understood.request
    if wanted.text or urls.has_filters(wanted):
        asked = ask(wanted)
        result = fitting(engine, asked, answer(engine, asked))
        related = related_words(engine, result, wanted)
        helpful = advice(engine, result, wanted)
        return services.templates.render(search_page(result, understood, related, helpful))
    return services.templates.render(home_page(engine, services.examples, understood))


@router.api_route(f"/articles/{ARTICLE_ID}", methods=READ)
def show_article(
    article_id: str, request: Request, services: ServicesOfApp, engine: LentEngine
) -> HTMLResponse:
    """Show an article and others like it; with a query, mark its words."""
    wanted = understand(request.query_params).request
    marked = engine.read(article_id, wanted.text, wanted.level)
    similar = engine.similar(article_id, SHOWN_SIMILAR)
    copies = engine.duplicates(article_id, SHOWN_COPIES)
    site = str(request.base_url).rstrip("/")
    return services.templates.render(article_page(marked, similar, copies, wanted, site))


@router.api_route(paths.DOCS, methods=READ)
def show_manual(request: Request, services: ServicesOfApp) -> HTMLResponse:
    """Show the manual of the API."""
    return services.templates.render(manual_page(request.app.openapi()))
