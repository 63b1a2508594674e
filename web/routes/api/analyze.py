"""`/api/v1/analyze`: how the words of a text are understood."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from search import Analysis, Level, understand
from web.json_answers import JsonResponse
from web.manual import described
from web.manual.answers import answers_with
from web.manual.example import ANALYSIS
from web.params import SomeLevel
from web.paths import API_ANALYZE
from web.services import LentEngine

router = APIRouter()
MAX_ANALYSED = 1000
"""How many characters of text are analysed at most."""
Words = Annotated[
    str, Query(max_length=MAX_ANALYSED, description=described.WORDS, examples=["وللوزارات"])
]
SomeLevelOfWords = Annotated[SomeLevel, Query(description=described.LEVEL)]


@router.get(
    API_ANALYZE,
    summary="كيف تُفهم الكلمات · How words are understood",
    description=described.ANALYZE,
    operation_id="analyze",
    tags=["words"],
    response_model=Analysis,
    responses=answers_with(described.ANSWER_ANALYZE, Analysis, ANALYSIS),
)
def analyze(engine: LentEngine, q: Words = "", level: SomeLevelOfWords = Level.WORD) -> Response:
    """Return every step from each word to the forms of the archive that answer it."""
    return JsonResponse(understand(q, level, engine))
