"""What is asked of an engine and what it answers: frozen values, the same for every engine.

`SearchResult` is also the public JSON object: `GET /api/v1/search` and `arshif search --json`
write these very fields, so a change here is a change of the public contract.
"""

from search.request.article import Entry, MarkedArticle, SimilarArticles
from search.request.asking import (
    LEAD,
    MAX_PAGE_SIZE,
    MAX_RESULT_WINDOW,
    Match,
    SearchRequest,
    Sort,
    check_size,
)
from search.request.counts import (
    MAX_FACET_VALUES,
    Compared,
    FacetCount,
    Timeline,
    TimelineBucket,
    Totals,
)
from search.request.hit import (
    MAX_COPIES,
    MAX_MATCHED,
    Copies,
    Copy,
    Explanation,
    Hit,
    MatchedForm,
    Snippet,
)
from search.request.interval import MAX_INTERVALS, Interval
from search.request.result import QueryEcho, QueryWarning, Ranking, SearchResult
from search.request.suggesting import (
    MAX_TYPED,
    Completed,
    Completion,
    Completions,
    Rewriting,
    Rewritten,
    Suggestion,
)

__all__ = [
    "LEAD",
    "MAX_COPIES",
    "MAX_FACET_VALUES",
    "MAX_INTERVALS",
    "MAX_MATCHED",
    "MAX_PAGE_SIZE",
    "MAX_RESULT_WINDOW",
    "MAX_TYPED",
    "Compared",
    "Completed",
    "Completion",
    "Completions",
    "Copies",
    "Copy",
    "Entry",
    "Explanation",
    "FacetCount",
    "Hit",
    "Interval",
    "MarkedArticle",
    "Match",
    "MatchedForm",
    "QueryEcho",
    "QueryWarning",
    "Ranking",
    "Rewriting",
    "Rewritten",
    "SearchRequest",
    "SearchResult",
    "SimilarArticles",
    "Snippet",
    "Sort",
    "Suggestion",
    "Timeline",
    "TimelineBucket",
    "Totals",
    "check_size",
]
