"""The JSON API: each address writes the fields of one value of search and nothing else."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from pydantic import TypeAdapter

from search import (
    MAX_PAGE_SIZE,
    Analysis,
    Level,
    SearchResult,
    SimilarArticles,
    answer,
    understand,
)
from web.errors import Problem
from web.manual import described
from web.manual.example import ANALYSIS, EXAMPLE
from web.params import SearchParams, SomeLevel
from web.services import LentEngine
from web.urls import API_ANALYZE, API_SEARCH, API_SIMILAR

router = APIRouter()
MAX_ANALYSED = 1000
"""How many characters of text are analysed at most."""


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
SIMILAR_ANSWERS = ANSWERS | {
    200: {"description": described.ANSWER_SIMILAR},
    404: problem_answer(described.ANSWER_NO_ARTICLE),
}
ANALYZE_ANSWERS = ANSWERS | {
    200: {
        "description": described.ANSWER_ANALYZE,
        "content": {
            "application/json": {
                "example": TypeAdapter(Analysis).dump_python(ANALYSIS, mode="json")
            }
        },
    }
}
ArticleId = Annotated[str, Path(description=described.ARTICLE_ID)]
Words = Annotated[
    str, Query(max_length=MAX_ANALYSED, description=described.WORDS, examples=["وللوزارات"])
]
SomeLevelOfWords = Annotated[SomeLevel, Query(description=described.LEVEL)]
HowMany = Annotated[int, Query(ge=1, le=MAX_PAGE_SIZE, description=described.HOW_MANY)]


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
    return answer(engine, params.to_request())


@router.get(
    API_SIMILAR,
    summary="مقالات قريبة · Articles like one",
    description=described.SIMILAR,
    operation_id="similar",
    tags=["articles"],
    responses=SIMILAR_ANSWERS,
)
def similar(article_id: ArticleId, engine: LentEngine, size: HowMany = 10) -> SimilarArticles:
    """Return the articles that share the most telling words of an article."""
    return engine.similar(article_id, size)


@router.get(
    API_ANALYZE,
    summary="كيف تُفهم الكلمات · How words are understood",
    description=described.ANALYZE,
    operation_id="analyze",
    tags=["words"],
    responses=ANALYZE_ANSWERS,
)
def analyze(engine: LentEngine, q: Words = "", level: SomeLevelOfWords = Level.WORD) -> Analysis:
    """Return every step from each word to the forms of the archive that answer it."""
    return understand(q, level, engine)
