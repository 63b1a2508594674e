"""Datelines: the place and the agency that a text opens with, «القاهرة - (أ ف ب) -».

A dateline stays in the text, where it is part of what the paper printed and of what is searched;
the field only says it too. It has to name an agency that is known, or a city that is known, with a
day or before a dash and a sentence: «لبنان - سوريا:» is no dateline, nor is «علي (17 يناير 1942 -».
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from importlib.resources import files

from corpus.dates import ParsedDate, parse_date
from corpus.folding import fold_line

MAX_CHARACTERS = 80
_PLACE_MAX_WORDS = 3
_PART_CHARACTERS = 40
# What has to follow a city that stands alone: results of matches open so too, and are shorter.
_SENTENCE_CHARACTERS = 60
_DIGIT = "[0-9٠-٩]"
_DATE = re.compile(
    rf"{_DIGIT}{{1,4}}\s?[-/.]\s?{_DIGIT}{{1,2}}\s?[-/.]\s?{_DIGIT}{{2,4}}(?:\s?هـ)?"
    rf"|{_DIGIT}{{1,2}}\s[^\W\d_]+(?:\s[^\W\d_]+)?\s{_DIGIT}{{4}}"
)
_DASHES = "-–—"
_SEPARATOR = re.compile(rf"(?:\s*(?:[{_DASHES}:/،,()\[\]«»]|(?<=\s)ـ(?=\s))\s*)+")
_SIGN = re.compile(rf"[{_DASHES}:/،,()\[\]«»ـ]")
_ENDS = f"{_DASHES}:ـ"


class _Kind(Enum):
    AGENCY = auto()
    CITY = auto()
    DAY = auto()
    # What may be the name of a place that no table has.
    PLACE = auto()


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a text opens with, as it stands there, and the date that it names."""

    text: str
    date: ParsedDate | None


def find_dateline(body: str) -> Dateline | None:
    """Return the dateline of a body, None where it opens with its text."""
    first = _SIGN.search(body, 0, _PART_CHARACTERS)
    if not first:
        return None  # Nearly every text.
    line_end = body.find("\n", 0, MAX_CHARACTERS + _SENTENCE_CHARACTERS + 1)
    if 0 <= line_end < first.start():
        return None
    length = line_end if line_end >= 0 else len(body)
    head = body[: min(length, MAX_CHARACTERS)]
    date = _DATE.search(head)
    end, kinds = 0, list[_Kind]()
    # Its own signs would part the date.
    for kind, place, sign in _parts(_DATE.sub(_mask, head, 1) if date else head):
        kinds.append(kind)
        if _is_dateline(kinds, sign, length - place):
            end = place
    if not end:
        return None
    day = parse_date(date[0]) if date and date.end() <= end else None
    return Dateline(head[:end].strip(f"{_ENDS} "), day)


def _mask(date: re.Match[str]) -> str:
    return f",{'0' * (len(date[0]) - 2)},"


def _parts(head: str) -> Iterator[tuple[_Kind, int, str]]:
    """Yield what a dateline may be made of, where each part ends and the sign that ends it."""
    start = 0
    for separator in _SEPARATOR.finditer(head):
        part, start = head[start : separator.start()], separator.end()
        if not part:
            continue
        if (kind := _kind(part)) is None:
            return
        yield kind, start, separator[0].strip()[-1]


def _kind(part: str) -> _Kind | None:
    if part.strip("0") == "":
        return _Kind.DAY
    name = _joined(part)
    for kind in (_Kind.AGENCY, _Kind.CITY):
        if name in _names(kind):
            return kind
    may_be_place = len(part.split()) <= _PLACE_MAX_WORDS and not any(map(str.isdigit, part))
    return _Kind.PLACE if may_be_place else None


def _is_dateline(kinds: list[_Kind], sign: str, rest: int) -> bool:
    """Say whether parts are one, by the sign behind them and the characters left on the line."""
    if sign not in _ENDS or kinds.count(_Kind.PLACE) > 1:
        return False
    if _Kind.AGENCY in kinds and len(kinds) > 1:
        return True
    if sign == ":" or len(kinds) > 2:
        return False
    return kinds[-1] in (_Kind.AGENCY, _Kind.DAY) or (
        kinds == [_Kind.CITY] and rest > _SENTENCE_CHARACTERS
    )


@cache
def _names(kind: _Kind) -> frozenset[str]:
    """Return the names of a table; «أ ف ب», «أ.ف.ب» and «ا ف ب» are one."""
    table = {_Kind.AGENCY: "agencies.txt", _Kind.CITY: "cities.txt"}[kind]
    text = files("corpus.cleaning").joinpath(table).read_text("utf-8")
    lines = (line.partition("#")[0] for line in text.splitlines())
    return frozenset(_joined(line) for line in lines if line.strip())


def _joined(name: str) -> str:
    return fold_line(name).replace(" ", "")
