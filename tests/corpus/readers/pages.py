"""Invented pages of news sites: an article, and the site around it."""

SENTENCE = "أعلنت بلدية المرفأ الجديد افتتاح السوق الشعبي صباح يوم السبت المقبل."
SECOND = "وقال رئيس البلدية إن السوق يضم مئة محل لصغار التجار والحرفيين."
TITLE = "افتتاح السوق الشعبي في المرفأ الجديد"

MENU = (
    "<nav><ul><li><a href='/'>الرئيسية</a></li><li><a href='/local'>محليات</a></li></ul></nav>"
    "<div id='menu'>"
    + "".join(f"<div><a href='/{number}'>قسم {number} من الموقع</a></div>" for number in range(30))
    + "</div>"
)
RELATED = "<div class='side'>" + "".join(
    f"<div class='box'><h4><a href='/news/{number}'>عنوان خبر آخر طويل رقم {number}</a></h4>"
    f"<p>ملخص الخبر الآخر رقم {number} في سطر يكفي للقراءة السريعة</p></div>"
    for number in range(12)
)
FOOTER = "<footer><p>جميع الحقوق محفوظة لصحيفة الرصيف</p></footer><script>var a = '<p>';</script>"


def article(*paragraphs: str, title: str = TITLE) -> str:
    """Return the element of an article."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or (SENTENCE, SECOND))
    return f"<article><h1>{title}</h1>{text}</article>"


def page(body: str = "", head: str = f"<title>{TITLE}</title>") -> str:
    """Return a page with a menu above and links and a footer below what is given."""
    return (
        f"<!DOCTYPE html><html dir='rtl'><head>{head}</head>"
        f"<body>{MENU}{body or article()}{RELATED}{FOOTER}</body></html>"
    )
