"""The example answers of the manual: real values, so that they keep to the contract."""

import datetime as dt

from search import (
    WARNINGS,
    Analysis,
    FacetCount,
    Hit,
    Interval,
    Level,
    Match,
    MatchedForm,
    QueryEcho,
    QueryWarning,
    Reason,
    ReasonedForm,
    SearchResult,
    Segmentation,
    Snippet,
    Timeline,
    TimelineBucket,
    Totals,
    UnderstoodWord,
)

EXAMPLE = SearchResult(
    query=QueryEcho(
        text='أسعار "القمح',
        interpreted="أسعار القمح",
        level=Level.WORD,
        warnings=(
            QueryWarning(
                code="lone_quote",
                message=WARNINGS["lone_quote"],
                span=(6, 7),
            ),
        ),
    ),
    total=1,
    totals=Totals(any=1, all=1),
    stories=1,
    match=Match.ALL,
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
            title_highlights=((22, 25),),
            matched=(
                MatchedForm("أسعار", Reason.SAME, word="أسعار", weight=1.0),
                MatchedForm("القمح", Reason.SAME, word="القمح", weight=1.0),
                MatchedForm("قمح", Reason.CLITIC, word="القمح", weight=0.3),
            ),
            why="",
            explanation=None,
        ),
    ),
    facets={
        "section": (FacetCount(value="اقتصاد", count=1),),
        "source": (FacetCount(value="المرفأ", count=1),),
        "author": (FacetCount(value="طوني الحدشيتي", count=1),),
        "year": (FacetCount(value="2023", count=1),),
    },
    timeline=Timeline(
        Interval.MONTH, (TimelineBucket(dt.date(2023, 4, 1), count=1, archive=40),), undated=0
    ),
)

ANALYSIS = Analysis(
    text="وللوزارات",
    level=Level.WORD,
    words=(
        UnderstoodWord(
            surface="وللوزارات",
            spelling="وللوزارات",
            form="وللوزارات",
            stem="وزار",
            root="وزر",
            segmentations=(
                Segmentation("و", "للوزارات", ""),
                Segmentation("ولل", "وزار", "ات"),
                Segmentation("ولل", "وزارات", ""),
            ),
            is_stop=False,
            related=(
                ReasonedForm("وللوزارات", "وللوزارات", 1.0, Reason.SAME, "الكلمة نفسها", 1),
                ReasonedForm("الوزارات", "الوزارات", 0.7, Reason.CLITIC, "حروف متصلة أخرى", 12),
                ReasonedForm("وزاره", "وزارة", 0.3, Reason.INFLECTION, "تصريف آخر", 31),
            ),
        ),
    ),
)
