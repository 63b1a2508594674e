"""Dates among the plain words of a query: they stay words, but may have been meant as a filter.

Stricter than behind `تاريخ:`, where a date is what is wanted: definite days only, no month of every
year, no number that is more often a quantity, no name that is more often another word.
"""

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.calendar import HIJRI_YEARS
from search.analysis import fold
from search.query.date_values import MAX_WORDS
from search.query.dates import parse_dates
from search.query.lexer import Kind, Lexeme, lex
from search.query.nodes import DateRange, Span, iter_leaves
from search.query.operators import BINARY
from search.query.parser import MAX_LENGTH, parse_query
from search.query.relative_dates import HINTS
from search.schema import Kind as FieldKind

EARLIEST = 1800
"""No newspaper is older; numbers below are quantities."""
_HINT = re.compile(rf"\d{{4}}|{'|'.join(HINTS)}")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_WORDS = re.compile(r"\w+")
_OTHER_WORDS = frozenset(
    fold("الربيع الطير الماء الصيف ناصر هانيبال الفاتح التمور الحرث الكانون النوار النار").split()
)
"""Names of Libyan months that are words."""
_LAST_ONE = re.compile(r"\bاخر (?!\d)")
_PARTICLES = frozenset(fold("في من").split())
"""May stand before a date and inside, but belong to what follows where they are its last."""
_ARTICLE = "ال"
_TODAY = "اليوم"


class FreeDate(NamedTuple):
    """Where the words of a date stand in a query, the days they name, and the query with a filter.

    `text` is the query as it was typed but for `تاريخ:` and the days in the place of the words.
    """

    span: Span
    dates: DateRange
    text: str


def find_free_date(text: str, today: dt.date) -> FreeDate | None:
    """Return the date that the plain words of a query name, None where they name none, or several.

    Neither is one looked for in brackets, among alternatives, or beside a date that is a filter.
    `find_free_date("انتخابات آذار 2016", today).text == "انتخابات تاريخ:2016-03"`
    """
    if len(text) > MAX_LENGTH or not _HINT.search(fold(text)):
        return None
    lexemes = list(lex(text))
    if not all(map(_is_simple, lexemes)):
        return None
    found = list(_found(text, lexemes, today))
    if len(found) != 1:
        return None
    ((start, end), dates) = found[0]
    before, behind = text[:start], text[end:]
    filtered = f"{before}تاريخ:{_print(dates)}{behind}"
    is_alone = not _YEAR.search(fold(f"{before} {behind}"))
    return FreeDate((start, end), dates, filtered) if is_alone and _says(filtered, dates) else None


def _is_simple(lexeme: Lexeme) -> bool:
    """Say whether a date beside a lexeme would be a filter of the whole query."""
    is_date = lexeme.field is not None and lexeme.field.kind is FieldKind.DATE
    is_operator = lexeme.is_plain and lexeme.text in BINARY
    return lexeme.kind in (Kind.RUN, Kind.QUOTED) and not is_date and not is_operator


def _found(
    text: str, lexemes: Sequence[Lexeme], today: dt.date
) -> Iterator[tuple[Span, DateRange]]:
    """Yield the dates of as many plain words as make one, from left to right."""
    place = 0
    while place < len(lexemes):
        end = place + 1
        for last in range(min(len(lexemes), place + 1 + MAX_WORDS), place, -1):
            if not all(each.is_plain for each in lexemes[place:last]):
                continue
            span = lexemes[place].start, lexemes[last - 1].span[1]
            behind = lexemes[last].text if last < len(lexemes) else ""
            if dates := _definite(text[slice(*span)], fold(behind), today):
                yield span, dates
                end = last
                break
        place = end


def _definite(text: str, behind: str, today: dt.date) -> DateRange | None:
    """Return the days of a text that hardly means anything else before the word `behind`."""
    folded = fold(text)
    words = _WORDS.findall(folded)
    dates = parse_dates(text, today)
    if not isinstance(dates, DateRange) or not _OTHER_WORDS.isdisjoint(words):
        return None
    named = dates.first or dates.last
    if named is None or not EARLIEST <= named.year <= today.year:
        return None
    # 1437 is a quantity where nothing says that it is a year; اليوم السابع is a newspaper.
    is_quantity = len(words) == 1 and words[0].isdecimal() and int(words[0]) in HIJRI_YEARS
    is_noun = words[-1] == _TODAY and behind.startswith(_ARTICLE)
    is_cut = words[-1] in _PARTICLES
    return None if is_quantity or is_noun or is_cut or _LAST_ONE.search(folded) else dates


def _says(text: str, dates: DateRange) -> bool:
    """Say whether a query has these days for its only filter: words behind them may be more."""
    leaves = iter_leaves(parse_query(text).root)
    return [leaf for leaf in leaves if isinstance(leaf, DateRange)] == [dates]


def _print(dates: DateRange) -> str:
    """Return days as short as they can be said: 2016, 2016-03, 2015..2017, 2016-03-01.."""
    first, last = dates.first, dates.last
    is_years = (not first or first.strftime("%m%d") == "0101") and (
        not last or last.strftime("%m%d") == "1231"
    )
    is_months = (not first or first.day == 1) and (not last or last.day == _month_length(last))
    size = len("2016") if is_years else len("2016-03" if is_months else "2016-03-01")
    one, other = (day.isoformat()[:size] if day else "" for day in (first, last))
    return one if one == other else f"{one}..{other}"


def _month_length(day: dt.date) -> int:
    return calendar.monthrange(day.year, day.month)[1]
