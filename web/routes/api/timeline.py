"""`/api/v1/timeline`: what matches, counted by date."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from search import DatedCounts, Interval
from web.counted import count_dates
from web.json_answers import JsonResponse
from web.manual import described_api as described
from web.manual.answers import answers_with
from web.manual.example_api import TIMELINE
from web.paths import API_TIMELINE
from web.routes.api.params import TimelineParams
from web.services import LentEngine

router = APIRouter()


@router.get(
    API_TIMELINE,
    summary="عدد المقالات بالتاريخ · Count by date",
    description=described.TIMELINE,
    operation_id="timeline",
    tags=["search"],
    response_model=DatedCounts,
    responses=answers_with(described.ANSWER_TIMELINE, DatedCounts, TIMELINE),
)
def timeline(params: Annotated[TimelineParams, Query()], engine: LentEngine) -> Response:
    """Return how many of the articles that match there are by day, month or year."""
    interval = params.interval or Interval.MONTH
    return JsonResponse(count_dates(engine, params.to_request(), interval))
