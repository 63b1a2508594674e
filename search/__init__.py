"""Arshif's search library: text and queries in, ranked results out."""

from search.engine import Engine, Generation, Writer
from search.errors import (
    ArticleNotFound,
    IndexDamaged,
    IndexLocked,
    IndexMissing,
    IndexOutdated,
    IndexUnusable,
    RequestInvalid,
    SearchError,
)
from search.factory import open_engine, open_writer
from search.ranking import Level
from search.request import (
    MAX_PAGE_SIZE,
    MAX_RESULT_WINDOW,
    FacetCount,
    Hit,
    MarkedArticle,
    MatchedForm,
    QueryEcho,
    QueryWarning,
    SearchRequest,
    SearchResult,
    Snippet,
    Sort,
)
from search.schema import Article

__all__ = [
    "MAX_PAGE_SIZE",
    "MAX_RESULT_WINDOW",
    "Article",
    "ArticleNotFound",
    "Engine",
    "FacetCount",
    "Generation",
    "Hit",
    "IndexDamaged",
    "IndexLocked",
    "IndexMissing",
    "IndexOutdated",
    "IndexUnusable",
    "Level",
    "MarkedArticle",
    "MatchedForm",
    "QueryEcho",
    "QueryWarning",
    "RequestInvalid",
    "SearchError",
    "SearchRequest",
    "SearchResult",
    "Snippet",
    "Sort",
    "Writer",
    "open_engine",
    "open_writer",
]
