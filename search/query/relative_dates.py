"""Days that are named from today: yesterday, last week, the nineties; words come folded.

A week is from Saturday to Friday. A decade is the latest of its name that has begun.
"""

import calendar
import datetime as dt
import re
from collections.abc import Callable

from corpus.calendar import Days
from search.analysis import fold

_LAST = fold("الماضي الماضية الفائت الفائتة المنصرم المنصرمة السابق السابقة الفارط").split()
_THIS = fold("الحالي الحالية الجاري الجارية").split()
_UNITS = {"الاسبوع": "week", "الشهر": "month", "العام": "year", "السنه": "year", "القرن": "century"}
_DAYS_AGO = {"اليوم": 0, "امس": 1, "البارحه": 1, "اول امس": 2, "اول من امس": 2, "امس الاول": 2}
_COUNTED = re.compile(
    r"اخر (?:(\d{1,3}) )?(يوم|ايام|اسبوع|اسابيع|شهر|اشهر|شهور|سنه|سنوات|عام|اعوام)"
)
_COUNTED_UNITS = {
    **dict.fromkeys(("يوم", "ايام"), "day"),
    **dict.fromkeys(("اسبوع", "اسابيع"), "week"),
    **dict.fromkeys(("شهر", "اشهر", "شهور"), "month"),
    **dict.fromkeys(("سنه", "سنوات", "عام", "اعوام"), "year"),
}
_TENS = "عشرين ثلاثين اربعين خمسين ستين سبعين ثمانين تسعين".split()
_DECADE = re.compile(rf"(?:ال)?({'|'.join(_TENS)})(?:يات|ات)(?: القرن (\w+))?")
HINTS = (*_UNITS, "اليوم", "امس", "البارحه", "اخر ", *_TENS)
"""Every text that names days has one of these."""
_MONTHS_IN = {"month": 1, "year": 12}


def relative_days(text: str, today: dt.date) -> Days | None:
    """Return the days that folded text names, None where it names none."""
    if text in _DAYS_AGO:
        day = today - dt.timedelta(_DAYS_AGO[text])
        return day, day
    return _unit(text, today) or _counted(text, today) or _decade(text, today)


def _unit(text: str, today: dt.date) -> Days | None:
    """Return this week, the month that is past and such."""
    first, _, second = text.partition(" ")
    if first in ("هذا", "هذه") and second in _UNITS:
        return _spans[_UNITS[second]](today, 0)
    if first in _UNITS and second in (*_LAST, *_THIS):
        return _spans[_UNITS[first]](today, int(second in _LAST))
    return None


def _week(today: dt.date, ago: int) -> Days:
    saturday = today - dt.timedelta((today.weekday() - calendar.SATURDAY) % 7 + 7 * ago)
    return saturday, saturday + dt.timedelta(6)


def _month(today: dt.date, ago: int) -> Days:
    first = _months_before(today.replace(day=1), ago)
    return first, _months_before(first, -1) - dt.timedelta(1)


def _year(today: dt.date, ago: int) -> Days:
    return _years(today.year - ago, 1)


def _century(today: dt.date, ago: int) -> Days:
    return _years((today.year // 100 - ago) * 100, 100)


_spans: dict[str, Callable[[dt.date, int], Days]] = {
    "week": _week,
    "month": _month,
    "year": _year,
    "century": _century,
}


def _years(first: int, number: int) -> Days:
    return dt.date(first, 1, 1), dt.date(first + number - 1, 12, 31)


def _months_before(day: dt.date, number: int) -> dt.date:
    """Return the same day so many months before, or the last one of a shorter month."""
    years, month = divmod(day.year * 12 + day.month - 1 - number, 12)
    last = calendar.monthrange(years, month + 1)[1]
    return dt.date(years, month + 1, min(day.day, last))


def _counted(text: str, today: dt.date) -> Days | None:
    """Return the last so many days, weeks, months or years, today the last of them."""
    match = _COUNTED.fullmatch(text)
    if not match:
        return None
    number, unit = int(match[1] or 1), _COUNTED_UNITS[match[2]]
    if unit in _MONTHS_IN:
        before = _months_before(today, number * _MONTHS_IN[unit])
    else:
        before = today - dt.timedelta(number * (7 if unit == "week" else 1))
    return before + dt.timedelta(1), today


def _decade(text: str, today: dt.date) -> Days | None:
    match = _DECADE.fullmatch(text)
    if not match:
        return None
    years = 10 * (_TENS.index(match[1]) + 2)
    century = today.year // 100 * 100
    if match[2] in (*_LAST, "العشرين"):
        century = century - 100 if match[2] in _LAST else 1900
    elif match[2] in _THIS or match[2] == fold("الحادي"):
        pass
    elif match[2]:
        return None
    elif century + years > today.year:
        century -= 100
    return _years(century + years, 10)
