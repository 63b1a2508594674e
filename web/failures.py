"""Every failure that a visitor may meet: its status, its words and its name in the API."""

from search import (
    ArticleNotFound,
    IndexDamaged,
    IndexLocked,
    IndexMissing,
    IndexOutdated,
    IndexUnusable,
    OutOfTime,
    RequestInvalid,
)
from web.admin.failures import ADMINISTRATION
from web.failure import Failure

INDEX_COMMAND = "arshif index SOURCE…"
RETRY_SECONDS = 30
"""How soon whoever waits for an index is to ask again."""


REQUEST_INVALID = Failure(
    400,
    "request-invalid",
    "The request has no meaning",
    "طلب غير مفهوم",
    "في العنوان قيمة غير صالحة. ابدأ البحث من جديد.",
)
PAGE_NOT_FOUND = Failure(
    404,
    "not-found",
    "There is nothing at this address",
    "لا صفحة بهذا العنوان",
    "ربّما تغيّر العنوان أو كُتب خطأ. ابحث عمّا تريد، أو ابدأ من الصفحة الأولى.",
)
ARTICLE_NOT_FOUND = Failure(
    404,
    "article-not-found",
    "No such article",
    "لا مقالة بهذا العنوان",
    "ربّما حُذفت من الأرشيف أو تغيّر رقمها. ابحث عنها بكلمات من عنوانها.",
)
METHOD_NOT_ALLOWED = Failure(
    405,
    "method-not-allowed",
    "This address does not answer this method; Allow names those that it does",
    "طريقة طلب غير مقبولة",
    "لا يُطلب هذا العنوان بهذه الطريقة.",
)
BODY_TOO_LARGE = Failure(
    413,
    "body-too-large",
    "The body of the request is too large",
    "طلب أكبر من اللازم",
    "أُرسل مع الطلب أكثر ممّا يُقبل.",
)
ADDRESS_TOO_LONG = Failure(
    414,
    "address-too-long",
    "The address is too long; shorten the query",
    "عنوان أطول من اللازم",
    "نصّ البحث أطول ممّا يُقبل. ابحث بأهمّ كلماته.",
)
TOO_MANY_REQUESTS = Failure(
    429,
    "too-many-requests",
    "Too many requests; wait as long as Retry-After says",
    "طلبات كثيرة متلاحقة",
    "جاءت من عنوانك طلبات كثيرة في وقت قصير. انتظر قليلًا ثم أعد المحاولة.",
)
HEADERS_TOO_LARGE = Failure(
    431,
    "headers-too-large",
    "The headers of the request are too large",
    "ترويسات أكبر من اللازم",
    "ترويسات الطلب أكبر ممّا يُقبل. امسح ملفات الارتباط وأعد المحاولة.",
)
INDEX_MISSING = Failure(
    503,
    "index-missing",
    "There is no index yet",
    "الأرشيف لم يُفهرس بعد",
    "لا فهرس في المكان المطلوب. ابنِه بهذا الأمر، ثم أعد تحميل الصفحة:",
    INDEX_COMMAND,
    RETRY_SECONDS,
)
INDEX_OUTDATED = Failure(
    503,
    "index-outdated",
    "The index was made by another version",
    "الفهرس من إصدار آخر",
    "صنع هذا الفهرسَ إصدارٌ آخر من البرنامج. أعد الفهرسة بهذا الأمر، ثم أعد تحميل الصفحة:",
    INDEX_COMMAND,
    RETRY_SECONDS,
)
INDEX_DAMAGED = Failure(
    503,
    "index-damaged",
    "The index is damaged",
    "الفهرس تالف",
    "في الفهرس ملف ناقص أو تالف. أعد الفهرسة بهذا الأمر، ثم أعد تحميل الصفحة:",
    INDEX_COMMAND,
    RETRY_SECONDS,
)
INDEX_UNUSABLE = Failure(
    503,
    "index-unusable",
    "The index cannot be read",
    "تعذّرت قراءة الأرشيف",
    "تعذّر فتح الفهرس. إن لم يكن قد بُني بعد فابنِه بهذا الأمر، ثم أعد تحميل الصفحة:",
    INDEX_COMMAND,
    RETRY_SECONDS,
)
# No Retry-After: RFC 9110 (10.2.3) has it for what passes, and the same search takes as long again.
OUT_OF_TIME = Failure(
    503,
    "out-of-time",
    "The search takes too long",
    "طال البحث أكثر مما ينبغي",
    "أعد المحاولة بكلمات أقل أو أندر، أو ببدايات أطول إن كان في البحث نجمة.",
)
INTERNAL = Failure(
    500,
    "internal-error",
    "Something went wrong on our side",
    "حدث خطأ عندنا",
    "لم نستطع إتمام الطلب، والخطأ مسجَّل. أعد المحاولة بعد قليل.",
)

# The first class that fits an error names its failure, so a base comes after its children.
BY_ERROR: tuple[tuple[type[Exception], Failure], ...] = (
    (RequestInvalid, REQUEST_INVALID),
    (ArticleNotFound, ARTICLE_NOT_FOUND),
    (OutOfTime, OUT_OF_TIME),
    (IndexMissing, INDEX_MISSING),
    (IndexOutdated, INDEX_OUTDATED),
    (IndexDamaged, INDEX_DAMAGED),
    (IndexLocked, INDEX_UNUSABLE),
    (IndexUnusable, INDEX_UNUSABLE),
)
_BY_STATUS = (
    PAGE_NOT_FOUND,
    METHOD_NOT_ALLOWED,
    BODY_TOO_LARGE,
    ADDRESS_TOO_LONG,
    TOO_MANY_REQUESTS,
    HEADERS_TOO_LARGE,
)
BY_STATUS = {failure.status: failure for failure in _BY_STATUS}
OF_SEARCH = frozenset(dict(BY_ERROR).values())
"""Those of a search that was understood."""
ALL = tuple(
    dict.fromkeys((*dict(BY_ERROR).values(), *BY_STATUS.values(), *ADMINISTRATION, INTERNAL))
)


def failure_of(error: Exception) -> Failure:
    """Return the failure that an error means to a visitor."""
    fitting = (failure for kind, failure in BY_ERROR if isinstance(error, kind))
    return next(fitting, INTERNAL)


def advised(error: Exception) -> str:
    """Return what an error says, with the command that mends it if one does."""
    return with_command(str(error), failure_of(error).command)


def with_command(detail: str, command: str) -> str:
    """Return a message with the command that mends it, unless it names that already."""
    return detail if command in detail else f"{detail}. Build the index with: {command}"
