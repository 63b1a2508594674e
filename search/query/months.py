"""The months by all the names that Arabs give them, and their days in both calendars.

Gregorian months have Egyptian and Gulf, Levantine and Iraqi, Maghrebi and Libyan names; Hijri
months are those of the calendar of Umm al-Qura, which hijridate knows from 1343 to 1500.
"""

import calendar
import datetime as dt
from bisect import bisect_right
from functools import cache

from hijridate import Hijri

from search.analysis import fold
from search.query.nodes import Calendar, MonthOfYears

HIJRI_YEARS = range(1343, 1501)
Days = tuple[dt.date, dt.date]

_GREGORIAN = """
يناير/كانون الثاني/كانون 2/جانفي/أي النار/january/jan
فبراير/شباط/فيفري/النوار/february/feb
مارس/آذار/الربيع/march/mar
أبريل/إبريل/نيسان/أفريل/الطير/april/apr
مايو/أيار/ماي/مايس/الماء/may
يونيو/يونيه/حزيران/جوان/الصيف/june/jun
يوليو/يوليه/تموز/جويلية/يوليوز/ناصر/july/jul
أغسطس/آب/أوت/غشت/هانيبال/august/aug
سبتمبر/أيلول/شتنبر/الفاتح/september/sep
أكتوبر/تشرين الأول/تشرين 1/التمور/october/oct
نوفمبر/تشرين الثاني/تشرين 2/نونبر/الحرث/november/nov
ديسمبر/كانون الأول/كانون 1/دجنبر/الكانون/december/dec
"""
_HIJRI = """
محرم/المحرم
صفر
ربيع الأول/ربيع 1
ربيع الثاني/ربيع الآخر/ربيع 2
جمادى الأولى/جمادى الأول/جمادى 1
جمادى الآخرة/جمادى الثانية/جمادى الثاني/جمادى 2
رجب
شعبان
رمضان
شوال
ذو القعدة/ذي القعدة
ذو الحجة/ذي الحجة
"""
_TABLES = {Calendar.GREGORIAN: _GREGORIAN, Calendar.HIJRI: _HIJRI}

MONTH_NAMES: dict[tuple[str, ...], MonthOfYears] = {
    tuple(fold(name).split()): MonthOfYears(number, each)
    for each, table in _TABLES.items()
    for number, names in enumerate(table.split("\n")[1:-1], 1)
    for name in names.split("/")
}
"""The months by the folded words of their names."""


def name_of(month: MonthOfYears) -> str:
    """Return the first name of a month: `مارس`, `رمضان`."""
    return _TABLES[month.calendar].split("\n")[month.number].split("/")[0]


def month_days(year: int, month: MonthOfYears) -> Days:
    """Return the first and the last day of a month.

    Raises:
        ValueError, OverflowError: the calendar does not know the year.
    """
    if month.calendar is Calendar.HIJRI:
        first = hijri_day(year, month.number, 1)
        return first, first + dt.timedelta(Hijri(year, month.number, 1).month_length() - 1)
    last = calendar.monthrange(year, month.number)[1]
    return dt.date(year, month.number, 1), dt.date(year, month.number, last)


def hijri_day(year: int, month: int, day: int) -> dt.date:
    """Return a day of the Hijri calendar in the Gregorian.

    Raises:
        ValueError, OverflowError: there is no such day, or its year is not known.
    """
    return dt.date(*Hijri(year, month, day).to_gregorian().timetuple()[:3])


@cache
def all_days(number: int, which: Calendar) -> tuple[Days, ...]:
    """Return the first and last days of a month in all years that its calendar knows, in order."""
    years = HIJRI_YEARS if which is Calendar.HIJRI else range(dt.MINYEAR, dt.MAXYEAR + 1)
    return tuple(month_days(year, MonthOfYears(number, which)) for year in years)


def falls_in(day: dt.date, month: MonthOfYears) -> bool:
    """Say whether a day is one of a month, in whatever year its calendar knows."""
    days = all_days(month.number, month.calendar)
    begun = bisect_right(days, (day, dt.date.max))
    return begun > 0 and day <= days[begun - 1][1]
