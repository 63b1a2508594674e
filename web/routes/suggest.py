"""Completions: as JSON for programs, and as the search bars of browsers read them.

The engine is lent and the answer written in one turn of a worker thread, where each dependency
would take another. What takes no time does not come here, see `web.middleware.at_once`.
"""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from search import MAX_PAGE_SIZE, Completions
from web.completing import FORMATS, SIZE
from web.exchange import exchange_of
from web.manual import described
from web.manual.answers import answers_with
from web.manual.example_completions import COMPLETIONS
from web.paths import API_SUGGEST, SUGGESTIONS
from web.services import services_of

router = APIRouter()
Typed = Annotated[str, Query(description=described.TYPED, examples=["أمري"])]
HowMany = Annotated[int, Query(ge=1, le=MAX_PAGE_SIZE, description=described.HOW_MANY_COMPLETIONS)]


@router.get(
    API_SUGGEST,
    summary="تكملة ما يُكتب · Complete what is typed",
    description=described.SUGGESTIONS,
    operation_id="suggest",
    tags=["search"],
    response_model=Completions,
    responses=answers_with(described.ANSWER_COMPLETIONS, Completions, COMPLETIONS),
)
def suggest(request: Request, q: Typed = "", size: HowMany = SIZE) -> Response:
    """Return the queries that what was typed may become."""
    return _completed(request, API_SUGGEST, q, size)


@router.get(SUGGESTIONS, include_in_schema=False)
def show_suggestions(request: Request, q: str = "") -> Response:
    """Answer a search bar; whatever was typed is an answer."""
    return _completed(request, SUGGESTIONS, q, SIZE)


def _completed(request: Request, path: str, text: str, size: int) -> Response:
    engines, exchange = services_of(request).engines, exchange_of(request.scope)
    engines.refresh()
    with engines.lend() as lease:
        completions = lease.engine.complete(text, size)
        exchange.publication = lease.publication
    kind = FORMATS[path]
    return Response(kind.write(completions), media_type=kind.media_type)
