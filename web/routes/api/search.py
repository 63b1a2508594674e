"""`/api/v1/search`: a page of hits, by its number or behind a cursor."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from search import Engine, RequestInvalid, SearchResult, answer
from web.exchange import Exchange
from web.json_answers import JsonResponse
from web.manual import described
from web.manual.answers import answers_with
from web.manual.example import EXAMPLE
from web.paths import API_SEARCH
from web.routes.api.params import ApiSearchParams
from web.selection import HIT_FIELDS, selected_result, wanted_fields
from web.services import CurrentExchange, LentEngine, today
from web.turning import turn

router = APIRouter()


@router.get(
    API_SEARCH,
    summary="البحث في المقالات · Search the articles",
    description=described.SEARCH,
    operation_id="search",
    tags=["search"],
    response_model=SearchResult,
    responses=answers_with(described.ANSWER, SearchResult, EXAMPLE),
)
def search(
    params: Annotated[ApiSearchParams, Query()], engine: LentEngine, exchange: CurrentExchange
) -> Response:
    """Return a page of hits with the exact total and the facets of all that matched."""
    names = wanted_fields(params.fields, HIT_FIELDS)
    if params.cursor is not None:
        return JsonResponse(_turned(params, params.cursor, engine, exchange, names))
    result = answer(engine, params.to_request())
    return JsonResponse(selected_result(result, names) if params.fields is not None else result)


def _turned(
    params: ApiSearchParams,
    cursor: str,
    engine: Engine,
    exchange: Exchange,
    names: tuple[str, ...],
) -> object:
    if params.has_page:
        raise RequestInvalid("cursor", "a page is asked for by its number or by a cursor, not both")
    made_from = exchange.publication, today()
    result, following = turn(engine, params.to_request(), cursor, made_from)
    return {**selected_result(result, names), "next_cursor": following}
