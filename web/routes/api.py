"""The JSON API. `/api/v1/search` writes the fields of SearchResult and nothing else."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import TypeAdapter

from search import SearchResult
from web.errors import Problem
from web.manual import described
from web.manual.example import EXAMPLE
from web.params import SearchParams
from web.services import LentEngine
from web.urls import API_SEARCH

router = APIRouter()


def problem_answer(description: str) -> dict[str, Any]:
    """Return how OpenAPI describes an answer that is a problem; no references leave it."""
    schema = TypeAdapter(Problem).json_schema()
    schema["properties"]["errors"]["items"] = schema.pop("$defs")["Fault"]
    return {
        "description": description,
        "content": {"application/problem+json": {"schema": schema}},
    }


ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": described.ANSWER,
        "content": {
            "application/json": {
                "example": TypeAdapter(SearchResult).dump_python(EXAMPLE, mode="json")
            }
        },
    },
    400: problem_answer(described.ANSWER_INVALID),
    503: problem_answer(described.ANSWER_NO_INDEX),
    "default": problem_answer(described.ANSWER_OTHERWISE),
}


@router.get(
    API_SEARCH,
    summary="البحث في المقالات · Search the articles",
    description=described.SEARCH,
    operation_id="search",
    tags=["search"],
    responses=ANSWERS,
)
def search(params: Annotated[SearchParams, Query()], engine: LentEngine) -> SearchResult:
    """Return a page of hits with the exact total and the facets of all that matched."""
    return engine.search(params.to_request())
