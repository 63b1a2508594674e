"""Numbers, dates and durations as an Arabic newspaper prints them, with Western digits.

Text is in the nominative: a template puts a count where a subject may stand.
"""

import datetime as dt
from dataclasses import dataclass

# Levant and Iraq first, Egypt and the Gulf second: the order of the pan-Arab papers.
MONTHS = (
    "كانون الثاني/يناير",
    "شباط/فبراير",
    "آذار/مارس",
    "نيسان/أبريل",
    "أيار/مايو",
    "حزيران/يونيو",
    "تموز/يوليو",
    "آب/أغسطس",
    "أيلول/سبتمبر",
    "تشرين الأول/أكتوبر",
    "تشرين الثاني/نوفمبر",
    "كانون الأول/ديسمبر",
)
HIJRI_MONTHS = (
    *("محرّم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة"),
    *("رجب", "شعبان", "رمضان", "شوّال", "ذو القعدة", "ذو الحجّة"),
)


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """A noun in the shapes that Arabic numbers ask for; `few` and `many` follow the number."""

    none: str
    one: str
    two: str
    few: str
    many: str
    hundreds: str = ""
    """Behind 100, 101, 102 … where it differs from `many`, which is behind 11 to 99."""


RESULTS = CountedNoun("لا نتائج", "نتيجة واحدة", "نتيجتان", "نتائج", "نتيجة")
COPIES = CountedNoun("لا نسخة أخرى", "نسخة أخرى", "نسختان أخريان", "نسخ أخرى", "نسخة أخرى")
# Behind في.
IN_SOURCES = CountedNoun(
    "لا مصدر آخر", "مصدر آخر", "مصدرين آخرين", "مصادر أخرى", "مصدرًا آخر", "مصدر آخر"
)
ARTICLES = CountedNoun("لا مقالات", "مقالة واحدة", "مقالتان", "مقالات", "مقالة")
FILES = CountedNoun("لا ملفات", "ملف واحد", "ملفان", "ملفات", "ملفًّا", "ملف")
# In the genitive: they stand behind «مع».
OTHER_FORMS = CountedNoun("لا صيغ", "صيغة أخرى", "صيغتين أخريين", "صيغ أخرى", "صيغة أخرى")


def count(number: int, noun: CountedNoun) -> str:
    """Return the number with its noun, by the plural rules of CLDR.

    >>> count(2, RESULTS), count(7, RESULTS), count(1234, RESULTS)
    ('نتيجتان', '7 نتائج', '1,234 نتيجة')
    """
    if number <= 2:
        return (noun.none, noun.one, noun.two)[number]
    rest = number % 100
    shape = noun.few if 3 <= rest <= 10 else noun.many if rest > 10 else noun.hundreds or noun.many
    return f"{group_thousands(number)} {shape}"


def group_thousands(number: int) -> str:
    """Return the digits in groups of three.

    >>> group_thousands(1234567)
    '1,234,567'
    """
    return f"{number:,}"


def write_date(date: dt.date) -> str:
    """Return a date with both names of its month.

    >>> write_date(dt.date(2017, 1, 20))
    '20 كانون الثاني/يناير 2017'
    """
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def write_seconds(milliseconds: float) -> str:
    """Return a duration in seconds; too short a one is said to be short.

    >>> write_seconds(12.3), write_seconds(0.2)
    ('0.012 ثانية', 'أقلّ من 0.001 ثانية')
    """
    if milliseconds < 1:
        return "أقلّ من 0.001 ثانية"
    digits = 3 if milliseconds < 1000 else 1
    return f"{milliseconds / 1000:.{digits}f} ثانية"


def write_month(date: dt.date) -> str:
    """Return a month of a year with both of its names.

    >>> write_month(dt.date(2017, 1, 20))
    'كانون الثاني/يناير 2017'
    """
    return f"{MONTHS[date.month - 1]} {date.year}"


def write_hijri(year: int, month: int, day: int) -> str:
    """Return a date of the Hijri calendar.

    >>> write_hijri(1444, 9, 14)
    '14 رمضان 1444\\xa0هـ'
    """
    return f"{day} {HIJRI_MONTHS[month - 1]} {year}\N{NO-BREAK SPACE}هـ"
