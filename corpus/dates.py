"""Publication dates as newspapers and scrapers write them, in both calendars.

A date is the one written, in its own time zone. What is not understood is None, never a guess:
`parse_date("12/25/2016") is None`, for months do not come first in Arabic newspapers.
"""

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.calendar import HIJRI_YEARS, Calendar, hijri_day
from corpus.date_words import Written, read_words
from corpus.folding import fold_letters
from corpus.lines import INVISIBLE, one_line

FIRST_DAY = dt.date(1850, 1, 1)
"""No Arabic newspaper is much older; what is earlier is a slip."""

# Numbers alone, year 1420 and later, are Hijri. Before, they could be of the Iranian calendar too.
_HIJRI_WITHOUT_ERA = range(1420, 1501)
# Localised dates hold bidi marks between their numbers, too.
_PLAIN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789", INVISIBLE)
_MAX_CHARACTERS = 120
# Articles of one day come one after the other.
_CACHED_DATES = 1 << 10
_NOTE_MAX_CHARACTERS = 60
# What one observer calls the 30th, another calls the first, and sometimes the 29th.
_OBSERVED_DAYS = 2

_CLOCK = r"\d{1,2}:?\d\d(?::?\d\d(?:[.,]\d+)?)?"
_ISO = re.compile(
    rf"(\d{{4}})-(\d\d)-(\d\d)(?:[Tt ]{_CLOCK}\s?(?:[Zz]|[+-]\d\d(?::?\d\d)?)?)?", re.ASCII
)
_DAY_FIRST = re.compile(r"(\d\d?)/(\d\d?)/(\d{4})", re.ASCII)
_STAMP = re.compile(r"(\d{9,10}|\d{12,13})(?:\.\d*)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class ParsedDate:
    """A date that was understood: its day, None where it is out of range or not one day.

    `hijri` is the date as written in the Hijri calendar, "1437-09-15", "" where it was not. `note`
    is what was odd, as it stands in a record.
    """

    day: dt.date | None
    hijri: str = ""
    note: str = ""


def parse_date(text: str, today: dt.date | None = None) -> ParsedDate | None:
    """Return the date that is the whole text: `parse_date("٢٤/٧/٢٠١٢ 21:21")` is 24 July 2012.

    Understood are ISO 8601, RFC 822, year or day first in numbers, months by their Arabic and
    English names, Hijri dates, and both calendars at once; docs/encodings-and-dates.md has the
    table. A month without a day is its first day, noted. `today` bounds what is possible; it is
    that of the clock where none is given.
    """
    today = today or dt.date.today()
    if match := _ISO.fullmatch(text):
        return _parse_one(Written(int(match[1]), int(match[2]), int(match[3])), text, today)
    if match := _DAY_FIRST.fullmatch(text):
        return _parse_one(Written(int(match[3]), int(match[2]), int(match[1])), text, today)
    return _parse_words(text, today) if len(text) <= _MAX_CHARACTERS else None


@lru_cache(_CACHED_DATES)
def _parse_words(text: str, today: dt.date) -> ParsedDate | None:
    text = one_line(text.translate(_PLAIN))
    return _parse_written(read_words(fold_letters(text)), text, today)


def parse_timestamp(text: str, today: dt.date | None = None) -> ParsedDate | None:
    """Return the day, in UTC, of a Unix time in seconds or milliseconds.

    Only for fields that say that they hold such: a number is no date by itself.
    """
    match = _STAMP.fullmatch(one_line(text.translate(_PLAIN)))
    if not match:
        return None
    seconds = int(match[1]) // (1000 if len(match[1]) > 10 else 1)
    day = dt.datetime.fromtimestamp(seconds, dt.UTC).date()
    return _in_range(day, text, today or dt.date.today())


def _parse_written(dates: list[Written], text: str, today: dt.date) -> ParsedDate | None:
    """Return the day of one date, or of the same in both calendars."""
    parsed = [(_calendar_of(date), _parse_one(date, text, today)) for date in dates]
    found = {calendar: each for calendar, each in parsed if each}
    if not found or len(found) < len(dates):
        return None
    if len(found) == 1:
        return next(iter(found.values()))
    return _join(found[Calendar.GREGORIAN], found[Calendar.HIJRI], text)


def _join(gregorian: ParsedDate, hijri: ParsedDate, text: str) -> ParsedDate:
    """Return what both calendars say; the Gregorian knows the day better."""
    if not gregorian.day:
        return replace(gregorian, hijri=hijri.hijri)
    apart = abs(gregorian.day - hijri.day).days if hijri.day else 0
    note = _note("calendars disagree", text) if apart > _OBSERVED_DAYS else gregorian.note
    return ParsedDate(gregorian.day, hijri.hijri, note)


def _calendar_of(date: Written) -> Calendar:
    if date.calendar:
        return date.calendar
    return Calendar.HIJRI if date.year in _HIJRI_WITHOUT_ERA else Calendar.GREGORIAN


def _parse_one(date: Written, text: str, today: dt.date) -> ParsedDate | None:
    if date.month is None:
        return ParsedDate(None, note=_note("date without a month", text))
    if _calendar_of(date) is Calendar.HIJRI:
        return _parse_hijri(date.year, date.month, date.day, text, today)
    if date.calendar is None and date.year in HIJRI_YEARS:
        return None
    if date.year == 0:
        return ParsedDate(None, note=_note("date out of range", text))
    try:
        day = dt.date(date.year, date.month, 1 if date.day is None else date.day)
    except ValueError:
        return None
    return _in_range(day, text, today, has_day=date.day is not None)


def _parse_hijri(
    year: int, month: int, day: int | None, text: str, today: dt.date
) -> ParsedDate | None:
    number = 1 if day is None else day
    if not (0 < year <= HIJRI_YEARS[-1] and 1 <= month <= 12 and 1 <= number <= 30):
        return None
    hijri = f"{year:04}-{month:02}-{day:02}" if day else ""
    if year not in HIJRI_YEARS:
        return ParsedDate(None, hijri, _note("date out of range", text))
    # Where the month was sighted late, its 30th is the day behind the 29th of the table.
    found = hijri_day(year, month, 1) + dt.timedelta(number - 1)
    parsed = _in_range(found, text, today, has_day=day is not None)
    return replace(parsed, hijri=hijri) if parsed.day else parsed


def _in_range(day: dt.date, text: str, today: dt.date, *, has_day: bool = True) -> ParsedDate:
    """Return the day if a newspaper can be of it; east of the clock it may be tomorrow."""
    if not FIRST_DAY <= day <= today + dt.timedelta(1):
        return ParsedDate(None, note=_note("date out of range", text))
    return ParsedDate(day, note="" if has_day else _note("date without a day", text))


def _note(kind: str, text: str) -> str:
    return f"{kind}: {text[:_NOTE_MAX_CHARACTERS]}"
