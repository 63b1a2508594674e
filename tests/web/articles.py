"""Articles for the tests of the web app: the sample archive's tone, and every odd case."""

import datetime as dt

from search import Article

PORT = Article(
    id="marfaa/2023/17",
    title="مرفأ طرابلس يستقبل باخرة قمح ضخمة بعد تعميق حوضه",
    body=(
        "رست في مرفأ طرابلس أمس باخرة تحمل ثلاثين ألف طن من القمح، وهي الأكبر منذ تعميق الحوض.\n"
        "وقال وزير الاقتصاد إن الأسعار ستنخفض، ودعا الوزراء إلى دعم المطاحن. وللوزارة خطة."
    ),
    date=dt.date(2023, 4, 5),
    section="اقتصاد",
    source="المرفأ",
    author="طوني الحدشيتي",
    url="https://almarfaa.example/2023/04/tripoli-port",
)
CUP = Article(
    id="marfaa/2019/2",
    title="الفنار يقلب تأخّره أمام سهل زحلة ويُحرز كأس السلّة",
    body="فاز الفنار في طرابلس بفارق نقطتين، وسط مدرّجات ممتلئة.",
    date=dt.date(2019, 6, 20),
    section="رياضة",
    source="المرفأ",
)
DATES = Article(
    id="sidra-1",
    title="مزاد التمور في الأحساء يفتتح عامه بأسعار تفوق التوقعات",
    body="ارتفعت أسعار التمور، وحضر الوزير المزاد مع رؤساء البلديات.",
    date=dt.date(2019, 1, 20),
    section="اقتصاد",
    source="السدرة",
    url="javascript:alert(1)",
)
HOSTILE = Article(
    id='<script>alert("id")</script>',
    title="<script>alert('عنوان')</script> عنوان مريب",
    body='نصّ مريب <img src=x onerror="alert(1)"> و<script>alert(2)</script> ثم كلام.',
    section='<b onclick="x">قسم</b>',
    source="'\"><script>alert(3)</script>",
    author="<i>كاتب</i>",
    url='https://example.test/"><script>alert(4)</script>',
)
LATIN = Article(
    id="afp/1",
    title="AFP: Wheat prices fall in Tripoli",
    body="Wheat prices fell on Monday.\nقال التجار إن السوق هادئة.",
    date=dt.date(2023, 4, 6),
    source="AFP",
)
UNTITLED = Article(id="bare", title="", body="خبر بلا عنوان ولا تاريخ ولا قسم.")

ARTICLES = (PORT, CUP, DATES, HOSTILE, LATIN, UNTITLED)


def many_articles(number: int) -> tuple[Article, ...]:
    """Return articles enough for many pages, all with the word «نشرة»."""
    return tuple(
        Article(
            id=f"n{place:05}",
            title=f"نشرة الأخبار رقم {place}",
            body="نشرة الصباح.",
            date=dt.date(2020, 1, 1) + dt.timedelta(days=place),
            section=f"باب {place % 12}",
            source="النشرة",
        )
        for place in range(number)
    )
