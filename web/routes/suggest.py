"""Completions: as JSON for programs, and as the search bars of browsers read them.

They are asked for with every letter that is typed: the engine is lent and the answer written in
one turn of a worker thread, where each dependency would take another.
"""

from typing import Annotated

import orjson
from fastapi import APIRouter, Query, Request, Response

from search import MAX_PAGE_SIZE, Completions
from web.completing import MEDIA_TYPE, suggestions, without_odd_characters
from web.manual import described
from web.manual.answers import answers_with
from web.manual.example_completions import COMPLETIONS
from web.paths import API_SUGGEST, SUGGESTIONS
from web.services import services_of

router = APIRouter()
SIZE = 8
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
    with services_of(request).engines.lease() as engine:
        completions = without_odd_characters(engine.complete(q, size))
    return Response(orjson.dumps(completions), media_type="application/json")


@router.get(SUGGESTIONS, include_in_schema=False)
def show_suggestions(request: Request, q: str = "") -> Response:
    """Answer a search bar; whatever was typed is an answer."""
    with services_of(request).engines.lease() as engine:
        completions = without_odd_characters(engine.complete(q, SIZE))
    return Response(orjson.dumps(suggestions(completions)), media_type=MEDIA_TYPE)
