"""Numbers with their nouns, dates and durations in the language of the page."""

import datetime as dt
from dataclasses import dataclass

from search import hijri_date
from web.language import arabic, english
from web.language.current import ARABIC, current


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """A noun that may stand behind a number, in Arabic and in English."""

    arabic: arabic.CountedNoun
    singular: str
    plural: str


RESULTS = CountedNoun(arabic.RESULTS, "result", "results")
ARTICLES = CountedNoun(arabic.ARTICLES, "article", "articles")
COPIES = CountedNoun(arabic.COPIES, "other copy", "other copies")
IN_SOURCES = CountedNoun(arabic.IN_SOURCES, "other source", "other sources")
"""Behind "in"."""
FILES = CountedNoun(arabic.FILES, "file", "files")
FORMS = CountedNoun(arabic.OTHER_FORMS, "other form", "other forms")


def count(number: int, noun: CountedNoun) -> str:
    """Return a number with its noun: «7 نتائج», "7 results"."""
    if current() is ARABIC:
        return arabic.count(number, noun.arabic)
    written = arabic.group_thousands(number) if number else "no"
    return f"{written} {noun.singular if number == 1 else noun.plural}"


def write_date(date: dt.date) -> str:
    """Return a date with the name of its month."""
    return arabic.write_date(date) if current() is ARABIC else english.write_date(date)


def write_seconds(milliseconds: float) -> str:
    """Return a duration in seconds."""
    if current() is ARABIC:
        return arabic.write_seconds(milliseconds)
    return english.write_seconds(milliseconds)


def write_month(date: dt.date) -> str:
    """Return a month of a year."""
    return arabic.write_month(date) if current() is ARABIC else english.write_month(date)


def write_share(part: float) -> str:
    """Return a part of a whole in percent, precise to two digits that say something.

    >>> write_share(0.5), write_share(0.01234), write_share(0.0), write_share(1)
    ('50%', '1.2%', '0%', '100%')
    """
    percent = part * 100
    digits = 0 if percent >= 10 or not percent else 1 if percent >= 1 else 2
    written = f"{percent:.{digits}f}"
    return (written.rstrip("0").rstrip(".") if digits else written) + "%"


def write_hijri(date: dt.date) -> str:
    """Return a date as the Hijri calendar has it, empty outside the years that it knows."""
    known = hijri_date(date)
    if known is None:
        return ""
    return arabic.write_hijri(*known) if current() is ARABIC else english.write_hijri(*known)
