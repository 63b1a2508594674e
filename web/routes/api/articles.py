"""`/api/v1/articles/{id}`: an article whole, the articles like it, and those of its story."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from search import MAX_PAGE_SIZE, Copies, Level, MarkedArticle, SimilarArticles
from web.failures import ARTICLE_NOT_FOUND
from web.json_answers import JsonResponse
from web.manual import described, described_api
from web.manual.answers import answers_with
from web.manual.example import EXAMPLE
from web.manual.example_api import ARTICLE, DUPLICATES, SIMILAR
from web.params import SomeLevel
from web.paths import API_ARTICLE, API_DUPLICATES, API_SIMILAR
from web.routes.api.params import ArticleFields
from web.selection import ARTICLE_FIELDS, selected, wanted_fields
from web.services import LentEngine

router = APIRouter()
ArticleId = Annotated[str, Path(description=described.ARTICLE_ID, examples=[EXAMPLE.hits[0].id])]
HowMany = Annotated[int, Query(ge=1, le=MAX_PAGE_SIZE, description=described.HOW_MANY)]
Words = Annotated[str, Query(description=described_api.MARKED_WORDS)]
SomeLevelOfWords = Annotated[SomeLevel, Query(description=described.LEVEL)]
_MARKED_FIELDS = ("title_html", "paragraphs_html", "matched")


# Both before the article itself, whose id may hold slashes.
@router.get(
    API_SIMILAR,
    summary="مقالات قريبة · Articles like one",
    description=described.SIMILAR,
    operation_id="similar",
    tags=["articles"],
    response_model=SimilarArticles,
    responses=answers_with(
        described.ANSWER_SIMILAR, SimilarArticles, SIMILAR, more=(ARTICLE_NOT_FOUND,)
    ),
)
def similar(article_id: ArticleId, engine: LentEngine, size: HowMany = 10) -> Response:
    """Return the articles that share the most telling words of an article."""
    return JsonResponse(engine.similar(article_id, size))


@router.get(
    API_DUPLICATES,
    summary="القصة نفسها · The same story elsewhere",
    description=described_api.DUPLICATES,
    operation_id="duplicates",
    tags=["articles"],
    response_model=Copies,
    responses=answers_with(
        described_api.ANSWER_DUPLICATES, Copies, DUPLICATES, more=(ARTICLE_NOT_FOUND,)
    ),
)
def duplicates(
    article_id: ArticleId, engine: LentEngine, size: HowMany = MAX_PAGE_SIZE
) -> Response:
    """Return the other articles of the story of an article."""
    return JsonResponse(engine.duplicates(article_id, size))


@router.get(
    API_ARTICLE,
    summary="مقالة كاملة · A whole article",
    description=described_api.ARTICLE,
    operation_id="article",
    tags=["articles"],
    response_model=MarkedArticle,
    responses=answers_with(
        described_api.ANSWER_ARTICLE, MarkedArticle, ARTICLE, more=(ARTICLE_NOT_FOUND,)
    ),
)
def article(
    article_id: ArticleId,
    engine: LentEngine,
    q: Words = "",
    level: SomeLevelOfWords = Level.WORD,
    fields: Annotated[ArticleFields, Query()] = None,
) -> Response:
    """Return an article with the words of a query marked."""
    names = wanted_fields(fields, ARTICLE_FIELDS)
    marked = engine.read(article_id, q, level)
    if fields is None:
        return JsonResponse(marked)
    return JsonResponse(
        {"article": selected(marked.article, names), **selected(marked, _MARKED_FIELDS)}
    )
