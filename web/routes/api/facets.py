"""`/api/v1/facets`: what matches, counted by section and source."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from search import Facets
from web.counted import count_facets
from web.json_answers import JsonResponse
from web.manual import described_api as described
from web.manual.answers import answers_with
from web.manual.example_api import FACETS
from web.params import NarrowingParams
from web.paths import API_FACETS
from web.services import LentEngine

router = APIRouter()


@router.get(
    API_FACETS,
    summary="عدد المقالات في كل قسم ومصدر · Count by section and source",
    description=described.FACETS,
    operation_id="facets",
    tags=["search"],
    response_model=Facets,
    responses=answers_with(described.ANSWER_FACETS, Facets, FACETS),
)
def facets(params: Annotated[NarrowingParams, Query()], engine: LentEngine) -> Response:
    """Return how many of the articles that match have each section and each source."""
    return JsonResponse(count_facets(engine, params.to_request()))
