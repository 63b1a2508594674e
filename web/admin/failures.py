"""The failures that only those meet who look after the archive."""

from web.failure import Failure

TOKEN_VARIABLE = "ARSHIF_ADMIN_TOKEN"

UNAUTHORIZED = Failure(
    401,
    "unauthorized",
    "The token is missing or wrong",
    "الدخول مطلوب",
    "هذه الصفحة لمن يدير الأرشيف. ادخل بكلمة السرّ ثم أعد المحاولة.",
)
ADMINISTRATION_OFF = Failure(
    403,
    "administration-off",
    f"Administration is off; start the server with {TOKEN_VARIABLE} set",
    "الإدارة غير مفعّلة",
    "لا تُدار هذه النسخة من المتصفّح. لتفعيل الإدارة شغّل الخادم وفي بيئته كلمة سرّ بهذا الاسم:",
    TOKEN_VARIABLE,
)
FORM_EXPIRED = Failure(
    403,
    "form-expired",
    "The form is too old or was not made here",
    "انتهت صلاحية الاستمارة",
    "مرّ وقت طويل، أو أُرسلت الاستمارة من موقع آخر. ارجع إلى صفحة الإدارة وأعد المحاولة.",
)
JOB_NOT_FOUND = Failure(
    404,
    "job-not-found",
    "No such job",
    "لا عملية بهذا الرقم",
    "تُنسى العمليات القديمة، وتُنسى كلّها حين يُعاد تشغيل الخادم.",
)
JOB_AT_WORK = Failure(
    409,
    "job-at-work",
    "A job is at work already",
    "الفهرسة جارية",
    "لا تجري إلا عملية واحدة. انتظر انتهاءها أو أوقفها ثم أعد المحاولة.",
)
INDEX_LOCKED = Failure(
    409,
    "index-locked",
    "Another indexer is at work",
    "برنامج آخر يفهرس الآن",
    "يكتب برنامج آخر في الفهرس. أعد المحاولة حين ينتهي.",
)
NO_SOURCES = Failure(
    409,
    "no-sources",
    "The server has no configuration that names sources",
    "لا مصادر للفهرسة",
    "لا ملفّ إعدادات في مكانه. اكتب فيه المصادر، ودلّ الخادم عليه بهذا الأمر:",
    "arshif serve --config arshif.toml",
)
NOTHING_BEFORE = Failure(
    409,
    "nothing-before",
    "There is no generation to go back to",
    "لا نسخة سابقة",
    "لا نسخة سليمة من الفهرس قبل هذه. لم يتغيّر شيء.",
)
ADMINISTRATION = (
    *(UNAUTHORIZED, ADMINISTRATION_OFF, FORM_EXPIRED, JOB_NOT_FOUND),
    *(JOB_AT_WORK, INDEX_LOCKED, NO_SOURCES, NOTHING_BEFORE),
)
