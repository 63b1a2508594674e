"""The example answers of the addresses that only programs use."""

import datetime as dt

from search import (
    Article,
    Copies,
    Copy,
    DatedCounts,
    Facets,
    Interval,
    MarkedArticle,
    MatchedForm,
    Reason,
    SimilarArticles,
    Timeline,
    TimelineBucket,
)
from web.manual.example import EXAMPLE

_HIT = EXAMPLE.hits[0]

FACETS = Facets(EXAMPLE.query, EXAMPLE.total, EXAMPLE.totals, EXAMPLE.match, EXAMPLE.facets)

TIMELINE = DatedCounts(
    EXAMPLE.query,
    EXAMPLE.total,
    EXAMPLE.totals,
    EXAMPLE.match,
    Timeline(Interval.MONTH, (TimelineBucket(dt.date(2023, 4, 1), 1, 3),), undated=0),
)

ARTICLE = MarkedArticle(
    article=Article(
        id=_HIT.id,
        title=_HIT.title,
        body="توقّع التجار أن تنخفض أسعار القمح في السوق.",
        date=_HIT.date,
        section=_HIT.section,
        source=_HIT.source,
        author=_HIT.author,
        url=_HIT.url,
        dateline="طرابلس",
        hijri="",
    ),
    title_html=_HIT.title_html,
    paragraphs_html=(_HIT.snippet.html,),
    matched=(MatchedForm("القمح", Reason.SAME, word="القمح", weight=1.0),),
)

SIMILAR = SimilarArticles(
    id="sidra-0003", words=("مرفأ", "طرابلس", "قمح"), took_ms=2.1, hits=EXAMPLE.hits
)

DUPLICATES = Copies(
    total=1,
    sources=1,
    listed=(
        Copy(
            id="sidra-0003",
            title="باخرة قمح ضخمة في مرفأ طرابلس",
            date=dt.date(2023, 4, 6),
            source="السدرة",
            url="",
        ),
    ),
)
