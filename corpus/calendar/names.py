"""The months by all the names that Arabs give them, and the days of the week.

Gregorian months have Egyptian and Gulf, Levantine and Iraqi, Maghrebi, Libyan and Ottoman names.
Whoever looks a name up folds its letters and those of the table alike.
"""

from enum import Enum


class Calendar(Enum):
    """Whose months a month is one of."""

    GREGORIAN = "gregorian"
    HIJRI = "hijri"


_GREGORIAN = """
يناير/كانون الثاني/كانون ثاني/كانون ثان/كانون 2/جانفي/أي النار/january/jan
فبراير/شباط/فيفري/النوار/february/feb
مارس/آذار/الربيع/مارت/march/mar
أبريل/إبريل/نيسان/أفريل/الطير/april/apr
مايو/أيار/ماي/مايس/الماء/may
يونيو/يونيه/حزيران/جوان/الصيف/june/jun
يوليو/يوليه/تموز/جويلية/يوليوز/ناصر/july/jul
أغسطس/آب/أوت/غشت/هانيبال/أغستوس/august/aug
سبتمبر/أيلول/شتنبر/الفاتح/september/sept/sep
أكتوبر/تشرين الأول/تشرين أول/تشرين 1/التمور/october/oct
نوفمبر/تشرين الثاني/تشرين ثاني/تشرين ثان/تشرين 2/نونبر/الحرث/november/nov
ديسمبر/كانون الأول/كانون أول/كانون 1/دجنبر/الكانون/december/dec
"""
_HIJRI = """
محرم/المحرم/محرم الحرام/muharram
صفر/صفر الخير/safar
ربيع الأول/ربيع أول/ربيع 1/rabi al awwal/rabi i
ربيع الثاني/ربيع الآخر/ربيع ثاني/ربيع ثان/ربيع 2/rabi al thani/rabi ii
جمادى الأولى/جمادى الأول/جماد الأول/جماد أول/جمادى 1/jumada al ula/jumada i
جمادى الآخرة/جمادى الثانية/جمادى الثاني/جمادى الآخر/جماد الثاني/جماد ثاني/جمادى 2/jumada ii
رجب/rajab
شعبان/shaban
رمضان/رمضان المبارك/ramadan
شوال/shawwal
ذو القعدة/ذي القعدة/ذوالقعدة/dhu al qadah
ذو الحجة/ذي الحجة/ذوالحجة/dhu al hijjah
"""


def _months(table: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split("/")) for line in table.strip().split("\n"))


MONTH_NAMES = {Calendar.GREGORIAN: _months(_GREGORIAN), Calendar.HIJRI: _months(_HIJRI)}
"""The names of each of the twelve months of a calendar, the one to show first."""

WEEKDAYS = tuple(
    "السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة "
    "saturday sunday monday tuesday wednesday thursday friday sat sun mon tue wed thu fri".split()
)
