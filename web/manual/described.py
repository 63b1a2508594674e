"""What each parameter of a search means, in Arabic and then in English."""

from search import MAX_PAGE_SIZE, MAX_RESULT_WINDOW

Q = """نصّ البحث كما يكتبه الناس. من دونه تأتي المقالات كلّها.

The query, as people type it. Without it every article is returned."""

PAGE = f"""رقم الصفحة من 1، ضمن أول {MAX_RESULT_WINDOW:,} نتيجة.

The page, from 1, within the first {MAX_RESULT_WINDOW:,} hits."""

SIZE = f"""عدد النتائج في الصفحة، من 1 إلى {MAX_PAGE_SIZE}.

How many hits a page has, from 1 to {MAX_PAGE_SIZE}."""

SORT = """الترتيب: الصلة أو الأحدث أو الأقدم. المعتاد الصلة، ومن دون نصّ الأحدث.

The order: by relevance, newest first or oldest first. The default is relevance, and newest \
when there is no query."""

LEVEL = """سعة المطابقة: الكلمة كما كُتبت، أو بصيغها المختلفة، أو بكل ما يشاركها الجذر.

How loosely words match: as spelled, in all their forms, or with every word of the same root."""

FROM = """من هذا اليوم فصاعدًا. تُقبل السنة (2017) والشهر (2017-03)، فيكون أوّل يوم فيهما.

From this day on, inclusive. A year (2017) or a month (2017-03) stands for its first day."""

TO = """حتى هذا اليوم ضمنًا. تُقبل السنة (2017) والشهر (2017-03)، فيكون آخر يوم فيهما.

Up to this day, inclusive. A year (2017) or a month (2017-03) stands for its last day."""

SECTION = """القسم. يُكرَّر لقبول أكثر من قسم.

The section of the newspaper. Repeat it to accept any of several."""

SOURCE = """المصدر. يُكرَّر لقبول أكثر من مصدر.

The newspaper or agency. Repeat it to accept any of several."""

API = """واجهة برمجية لأرشيف الصحافة العربية. كل عنوان يُقرأ بطلب GET، والجواب JSON بترميز UTF-8، \
والخطأ `application/problem+json` كما في RFC 9457.

The programming interface of an archive of Arabic newspapers. Every address answers GET; answers \
are JSON in UTF-8, and errors are `application/problem+json` as in RFC 9457."""

SEARCH = """يعيد صفحة من النتائج بترتيبها، والعدد الكامل بدقّة، وعدد المقالات في كل قسم ومصدر. \
لكل نتيجة مقتطف نصًّا وHTML، ومواضع الكلمات المطابقة فيه، وصيغها وسبب مطابقتها.

Returns a page of hits in order, the exact total, and how many articles each section and source \
has. Every hit carries a snippet as text and as HTML, the places of the matching words, and their \
forms with the reason why they match."""

ANSWER = """صفحة النتائج.

A page of results."""

ANSWER_INVALID = """قيمة غير صالحة؛ في `errors` اسم كل معامل وعلّته.

A value is not valid; `errors` names each parameter and its fault."""

ANSWER_NO_INDEX = """لا فهرس بعد أو لا يُقرأ؛ في `detail` الأمر الذي يُصلحه.

There is no index yet, or it cannot be read; `detail` has the command that mends it."""

ANSWER_OTHERWISE = """أيّ خطأ آخر.

Any other error."""
