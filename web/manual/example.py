"""The example answer of the manual: a real SearchResult, so that it keeps to the contract."""

import datetime as dt

from search import (
    FacetCount,
    Hit,
    Level,
    MatchedForm,
    QueryEcho,
    QueryWarning,
    SearchResult,
    Snippet,
)

EXAMPLE = SearchResult(
    query=QueryEcho(
        text='أسعار "القمح',
        interpreted="أسعار القمح",
        level=Level.WORD,
        warnings=(
            QueryWarning(
                code="unclosed-quote",
                message="علامة اقتباس بلا إغلاق، فأُهملت.",
                span=(6, 7),
            ),
        ),
    ),
    total=1,
    page=1,
    size=10,
    took_ms=3.2,
    hits=(
        Hit(
            id="marfaa-0017",
            title="مرفأ طرابلس يستقبل باخرة قمح ضخمة",
            date=dt.date(2023, 4, 5),
            section="اقتصاد",
            source="المرفأ",
            author="طوني الحدشيتي",
            url="https://almarfaa.example/2023/04/tripoli-port-grain-carrier",
            score=7.41,
            snippet=Snippet(
                text="توقّع التجار أن تنخفض أسعار القمح في السوق.",
                html="توقّع التجار أن تنخفض <mark>أسعار</mark> <mark>القمح</mark> في السوق.",
                highlights=((22, 27), (28, 33)),
            ),
            title_html="مرفأ طرابلس يستقبل باخرة <mark>قمح</mark> ضخمة",
            matched=(
                MatchedForm(form="أسعار", because="same"),
                MatchedForm(form="القمح", because="same"),
                MatchedForm(form="قمح", because="stem"),
            ),
        ),
    ),
    facets={
        "section": (FacetCount(value="اقتصاد", count=1),),
        "source": (FacetCount(value="المرفأ", count=1),),
    },
)
