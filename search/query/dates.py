"""Dates as Arabs type them in a query: a day, a month, a year, a decade, or two with `..`.

Day before month where the year is last. A year from 1343 to 1500 is Hijri, since no newspaper is so
old, except in 1437-09-01, which is ISO's and so Gregorian.
"""

import datetime as dt
import re

from corpus.calendar import HIJRI_YEARS, Calendar, Days, hijri_day, month_days
from search.analysis import fold
from search.query.months import MONTH_NAMES, all_days
from search.query.nodes import NO_SPAN, DateRange, MonthOfYears, Span
from search.query.relative_dates import relative_days

MAX_DATE_LENGTH = 80
_AROUND = re.compile(r'[؟،؛,;!?()\[\]«»"“”]|(?<!\.)\.(?![\d.])|(?<!\d)/|/(?!\d)')
_ISO = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_NUMERIC = re.compile(
    r"(?P<y>\d{4})(?:[-/.](?P<m>\d{1,2}))?(?:[-/.](?P<d>\d{1,2}))?"
    r"|(?:(?P<day>\d{1,2})[-/.])?(?P<month>\d{1,2})[-/.](?P<year>\d{4})"
)
_TWO = (
    re.compile(r"(?P<first>.*?)\s*\.\.+\s*(?P<last>.*)"),
    re.compile(r"(?:من )?(?P<first>.+?) (?:الي|حتي|to|[-–]) (?P<last>.+)"),
    re.compile(r"بين (?P<first>.+?) و ?(?P<last>.+)"),
    re.compile(r"(?P<first>\d{4})[-–](?P<last>\d{4})"),
    re.compile(r"منذ (?P<first>.+)(?P<last>)"),
    re.compile(r"(?P<first>)حتي (?P<last>.+)"),
)
_BESIDE = re.compile(r"(قبل|بعد) (.+)")
_PIECE = re.compile(r"\d+|[^\W\d_]+")
_NOISE = frozenset(fold("شهر عام عامي سنة سنتي يوم من في الموافق").split())
_WEEKDAYS = frozenset(fold("السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة").split())
_HIJRI, _GREGORIAN = frozenset(fold("هـ هجري هجرية").split()), frozenset("م ميلادي ميلاديه".split())

Dates = DateRange | MonthOfYears


def parse_dates(text: str, today: dt.date | None = None, span: Span = NO_SPAN) -> Dates | None:
    """Return the days that `text` names, or None where it names none.

    `parse_dates("2016-02")` is the whole February; `2015..2017` is three years, `2015..` has no
    end. Eastern digits are digits. Without `today` nothing that is named from it is understood.
    """
    if len(text) > MAX_DATE_LENGTH:
        return None
    try:
        return _dates(" ".join(_AROUND.sub(" ", fold(text)).split()), today, span)
    except (ValueError, OverflowError):
        return None


def _dates(text: str, today: dt.date | None, span: Span) -> Dates | None:
    month = _lone_month(text)
    if month:
        return MonthOfYears(month.number, month.calendar, span)
    if days := _days(text, today):
        return _checked(*days, span)
    if (beside := _BESIDE.fullmatch(text)) and (days := _days(beside[2], today)):
        if beside[1] == "قبل":
            return _checked(None, days[0] - dt.timedelta(1), span)
        return _checked(days[1] + dt.timedelta(1), None, span)
    for two in _TWO:
        if match := two.fullmatch(text):
            return _range(match["first"], match["last"], today, span)
    return None


def _range(first: str, last: str, today: dt.date | None, span: Span) -> DateRange | None:
    begin, end = (_days(side, today) if side else None for side in (first, last))
    if bool(begin) != bool(first) or bool(end) != bool(last):
        return None
    return _checked(begin and begin[0], end and end[1], span)


def _checked(begin: dt.date | None, end: dt.date | None, span: Span) -> DateRange | None:
    """Return a range that has a side, and no end before its beginning."""
    if (begin is None and end is None) or (begin and end and begin > end):
        return None
    return DateRange(begin, end, span)


def _days(text: str, today: dt.date | None) -> Days | None:
    """Return the first and the last day of what folded text names."""
    if _ISO.fullmatch(text):
        year, month, day = map(int, text.split("-"))
        return (dt.date(year, month, day),) * 2
    if numeric := _NUMERIC.fullmatch(text):
        parts = (numeric["y"] or numeric["year"], numeric["m"] or numeric["month"])
        return _ymd(*parts, numeric["d"] or numeric["day"])
    return (relative_days(text, today) if today else None) or _written(text)


def _ymd(year: str, month: str | None, day: str | None) -> Days:
    if month is None:
        return _year(int(year))
    which = Calendar.HIJRI if int(year) in HIJRI_YEARS else Calendar.GREGORIAN
    return _of_month(int(year), MonthOfYears(int(month), which), int(day) if day else None)


def _year(year: int, *, is_hijri: bool = False) -> Days:
    if is_hijri or year in HIJRI_YEARS:
        last = month_days(year, 12, Calendar.HIJRI)
        return hijri_day(year, 1, 1), last[1]
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def _of_month(year: int, month: MonthOfYears, day: int | None) -> Days:
    if not 1 <= month.number <= 12:
        raise ValueError(f"there is no month {month.number}")
    if month.calendar is Calendar.HIJRI and year not in HIJRI_YEARS:
        year = _hijri_year(year, month)
    if day is None:
        return month_days(year, month.number, month.calendar)
    is_hijri = month.calendar is Calendar.HIJRI
    only = hijri_day(year, month.number, day) if is_hijri else dt.date(year, month.number, day)
    return only, only


def _hijri_year(year: int, month: MonthOfYears) -> int:
    """Return the Hijri year whose month begins in a Gregorian year: رمضان 2016."""
    firsts = (days[0].year for days in all_days(month.number, month.calendar))
    return next(
        (hijri for hijri, first in zip(HIJRI_YEARS, firsts, strict=True) if first == year), year
    )


def _written(text: str) -> Days | None:
    """Return the days of [weekday] [day] [month] year [era]."""
    words = [word for word in _PIECE.findall(text) if word not in _NOISE]
    is_hijri = bool(words) and words[-1] in _HIJRI
    if words and words[-1] in _HIJRI | _GREGORIAN:
        words.pop()
    if words and words[0] in _WEEKDAYS:
        words.pop(0)
    if not words or not words[-1].isdecimal() or not _is_tidy(text):
        return None
    year = int(words.pop())
    day = int(words.pop(0)) if words and words[0].isdecimal() else None
    if not words:
        return _year(year, is_hijri=is_hijri) if day is None and year > 999 else None
    month = _month(words)
    if month is None or (month.calendar is Calendar.GREGORIAN and year < 1000):
        return None
    return _of_month(year, month, day)


def _month(words: list[str]) -> MonthOfYears | None:
    """Return the month of one name or of two names for it: كانون الثاني يناير."""
    for cut in range(1, len(words) + 1):
        month, rest = MONTH_NAMES.get(tuple(words[:cut])), tuple(words[cut:])
        if month and (not rest or MONTH_NAMES.get(rest) == month):
            return month
    return None


def _lone_month(text: str) -> MonthOfYears | None:
    words = [word for word in _PIECE.findall(text) if word not in _NOISE]
    return _month(words) if words and _is_tidy(text) else None


def _is_tidy(text: str) -> bool:
    """Say whether nothing but spaces and dashes inside parts the words."""
    return not _PIECE.sub("", text).strip(" -/") and not {text[0], text[-1]} & set("-/")
