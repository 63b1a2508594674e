"""The values of a date field: a date may be of several words, and there may be several dates."""

import datetime as dt
from collections.abc import Sequence

from search.query import operators
from search.query.dates import Dates, parse_dates
from search.query.lexer import Kind, Lexeme

MAX_WORDS = 8
"""How many words behind the first may be of one date: من 1 كانون الثاني 2015 إلى آذار 2016."""


def read_dates(
    text: str, lexemes: Sequence[Lexeme], place: int, today: dt.date | None
) -> tuple[list[Dates], int]:
    """Return the dates that the lexeme before `place` names, and the place behind their words.

    It has as many of the words behind it as make one date. Without a date the list is empty.
    """
    first = lexemes[place - 1]
    for end in reversed(range(place + 1, _end_of_words(lexemes, place) + 1)):
        last = lexemes[end - 1].span[1]
        if dates := parse_dates(text[first.start : last], today, (first.span[0], last)):
            return [dates], end
    one = parse_dates(first.text, today, first.span)
    several = [one] if one else [parse_dates(it, today, first.span) for it in _alternatives(first)]
    known = [dates for dates in several if dates]
    return known if len(known) == len(several) else [], place


def _end_of_words(lexemes: Sequence[Lexeme], place: int) -> int:
    """Return the place behind the plain words that may belong to an unquoted date before them."""
    end = place
    most = min(len(lexemes), place + MAX_WORDS) if lexemes[place - 1].kind is Kind.RUN else place
    while end < most and lexemes[end].is_plain:
        end += 1
    return end


def _alternatives(lexeme: Lexeme) -> list[str]:
    """Return the texts of several dates: 2015، 2017 or 2015 أو 2017."""
    words = ["،" if word in operators.OR else word for word in lexeme.text.split()]
    return [part for part in " ".join(words).replace(",", "،").split("،") if part.strip()]
