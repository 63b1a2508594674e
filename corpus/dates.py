"""Publication dates as newspapers and scrapers write them.

A date is the one written, in its own time zone. What is not understood is None, never a guess:
`parse_date("12/25/2016") is None`, for months do not come first in Arabic newspapers.
"""

import datetime as dt
import re

from corpus.lines import INVISIBLE, one_line

YEARS = range(1850, 2101)
# A month that is written as a word; the names are casefolded.
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january"),
            ("feb", "february"),
            ("mar", "march"),
            ("apr", "april"),
            ("may",),
            ("jun", "june"),
            ("jul", "july"),
            ("aug", "august"),
            ("sep", "sept", "september"),
            ("oct", "october"),
            ("nov", "november"),
            ("dec", "december"),
        ),
        start=1,
    )
    for name in names
}

_WEEKDAY = (
    r"(?:(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*"
    r"|السبت|ال[أا]حد|ال[إا]ثنين|الثلاثاء|ال[أا]ربعاء|الخميس|الجمعة)[,،]?\s+)?"
)
_CLOCK = r"\d{1,2}:?\d\d(?::?\d\d(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?|[صم])?"
_ZONE = r"(?:[A-Z]{1,4})?(?:[+-]\d{1,2}(?::?\d\d)?)?(?:\s*\([^()]*\))?"
_TIME = rf"(?:(?:T|[\s,،-]+){_CLOCK}\s*{_ZONE})?"
_GAP = r"\s*[-/.]\s*"
_PATTERNS = tuple(
    re.compile(_WEEKDAY + pattern + _TIME, re.IGNORECASE)
    for pattern in (
        rf"(?P<year>\d{{4}}){_GAP}(?P<month>\d{{1,2}}){_GAP}(?P<day>\d{{1,2}})",
        rf"(?P<day>\d{{1,2}}){_GAP}(?P<month>\d{{1,2}}){_GAP}(?P<year>\d{{4}})",
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)",
        r"(?P<day>\d{1,2})[\s-]+(?P<month>[^\W\d_]+)\.?[\s-]+(?P<year>\d{4}|\d\d)",
    )
)
# Localised dates hold bidi marks between their numbers, too.
_PLAIN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789", INVISIBLE)


def parse_date(text: str) -> dt.date | None:
    """Return the day that is the whole text: `parse_date("٢٤/٧/٢٠١٢ 21:21") == date(2012, 7, 24)`.

    Understood are ISO 8601, yyyy/mm/dd, dd/mm/yyyy (also with - or .) and RFC 822, each with or
    without a time.
    """
    text = one_line(text.translate(_PLAIN))
    for pattern in _PATTERNS:
        if match := pattern.fullmatch(text):
            return _build_date(match["year"], match["month"], match["day"])
    return None


def _build_date(year: str, month: str, day: str) -> dt.date | None:
    month_number = int(month) if month.isdecimal() else MONTHS.get(month.casefold(), 0)
    try:
        date = dt.date(_full_year(year), month_number, int(day))
    except ValueError:
        return None
    return date if date.year in YEARS else None


def _full_year(year: str) -> int:
    """Return the year meant by two digits as RFC 2822, section 4.3 reads them."""
    if len(year) == 4:
        return int(year)
    return int(year) + (2000 if int(year) < 50 else 1900)
