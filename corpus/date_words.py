"""Take a written date apart: which words are days, months, years and eras, and in what order.

Text comes folded (`lines.fold_letters`) and with plain digits. Nothing may be left over: a date in
a sentence is not a date.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.calendar import MONTH_NAMES, WEEKDAYS, Calendar
from corpus.folding import fold_letters

_CLOCK = re.compile(
    r"(?:(?<=\d)t|الساعه|\bat\b)?\s*(?<![\d:])\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?"
    r"(?:\s*(?:[ap]\.?m\b\.?|[صم](?!\w)|صباحا|مسا[ا]?|ظهرا))?"
    r"(?:\s*(?:\b|(?<=\d))(?:utc|gmt|ut|z|[a-z]{2,4}t)\b)?(?:\s*[+-]\d{1,2}(?::?\d\d)?(?!\d))?"
    r"(?:\s*\([a-z +:\d-]*\))?(?:\s*بتوقيت \w+(?: المكرمه)?)?|(?<=\d)t\d{4,6}z?"
)
_TOKEN = re.compile(
    r"(?P<full>(?<!\d)\d{1,4}\s*(?P<sign>[-/.])\s*\d{1,2}\s*(?P=sign)\s*\d{1,4}(?!\d))"
    r"|(?P<compact>(?<!\d)(?:1[89]|20)\d{6}(?!\d))"
    r"|\d+|[^\W\d_]+|[^\w\s]"
)
_MONTH_OF_YEAR = re.compile(r"\d{4}[-/]\d{1,2}|\d{1,2}/\d{4}", re.ASCII)
_SIGNS = frozenset(",،-–—/.()[]|:;؛=")
_NOISE = frozenset(
    fold_letters(
        "يوم في من شهر سنة عام بتاريخ تاريخ لـ ل الموافق الموافقة المصادف للموافق of the"
    ).split()
)
_ERAS = dict.fromkeys("ه هجري هجريه ah h".split(), Calendar.HIJRI) | dict.fromkeys(
    "م ميلادي ميلاديه ad ce".split(), Calendar.GREGORIAN
)
_WEEKDAYS = frozenset(map(fold_letters, WEEKDAYS))
_MONTHS = {
    tuple(fold_letters(name).split()): (number, calendar)
    for calendar, months in MONTH_NAMES.items()
    for number, names in enumerate(months, 1)
    for name in names
}
_MAX_NAME_WORDS = max(map(len, _MONTHS))
# One letter a part: full date, number, name of a month, era, day of the week.
_DATE = r"w*(?:(?:f|nm+n|m+nn|m+n|nm+|n)e?)w*"
_SHAPE = re.compile(rf"({_DATE})({_DATE})?")


@dataclass(frozen=True, slots=True)
class Written:
    """The numbers of a date; without `calendar` only the year can tell which it is."""

    year: int
    month: int | None = None
    day: int | None = None
    calendar: Calendar | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    kind: str
    text: str
    month: int = 0
    calendar: Calendar | None = None


def read_words(text: str) -> list[Written]:
    """Return the one or two dates that are the whole text, none where it is something else."""
    if _MONTH_OF_YEAR.fullmatch(text):
        month = _read_numbers(re.split("[-/]", text), None)
        return [month] if month else []
    parts = list(_parts(_CLOCK.sub(" ", text, count=1)))
    match = _SHAPE.fullmatch("".join(part.kind for part in parts))
    if not match:
        return []
    cut = match.end(1)
    groups = [parts[:cut], parts[cut:]] if match[2] else [parts]
    dates = [date for group in groups if (date := _read_group(group))]
    return dates if len(dates) == len(groups) else []


def _parts(text: str) -> Iterator[_Part]:
    tokens = [match for match in _TOKEN.finditer(text) if match[0] not in _SIGNS]
    tokens = [match for match in tokens if match[0] not in _NOISE]
    words = [match[0] for match in tokens]
    place = 0
    while place < len(words):
        size = _size_of_name(words, place)
        if size:
            number, calendar = _MONTHS[tuple(words[place : place + size])]
            yield _Part("m", words[place], number, calendar)
        else:
            yield _part_of(tokens[place])
        place += size or 1


def _size_of_name(words: list[str], place: int) -> int:
    """Return how many words from a place are the name of a month, as many as can be."""
    for size in range(_MAX_NAME_WORDS, 0, -1):
        name = tuple(words[place : place + size])
        # «كانون 2» is a name, but 2016 of «رجب 2016» is a year.
        if len(name) == size and name in _MONTHS:
            return size
    return 0


def _part_of(token: re.Match[str]) -> _Part:
    text = token[0]
    if token["full"] or token["compact"]:
        return _Part("f", text if token["full"] else f"{text[:4]}-{text[4:6]}-{text[6:]}")
    if text.isdecimal():
        return _Part("n", text)
    if text in _ERAS:
        return _Part("e", text, calendar=_ERAS[text])
    return _Part("w" if text in _WEEKDAYS else "?", text)


def _read_group(parts: list[_Part]) -> Written | None:
    """Return the date of one group of parts, None where its parts contradict each other."""
    eras = {part.calendar for part in parts if part.calendar}
    months = {part.month for part in parts if part.kind == "m"}
    if len(eras) > 1 or len(months) > 1:
        return None
    era = next(iter(eras), None)
    numbers = [part.text for part in parts if part.kind in "fn"]
    if any(part.kind == "f" for part in parts):
        return _read_numbers(re.split(r"\s*[-/.]\s*", numbers[0]), era)
    if not months:
        return Written(int(numbers[0]), calendar=era) if len(numbers[0]) == 4 else None
    is_latin = any(part.kind == "m" and part.text.isascii() for part in parts)
    return _read_named(numbers, months.pop(), era, is_latin=is_latin)


def _read_numbers(numbers: list[str], era: Calendar | None) -> Written | None:
    """Return the date of year, month and day, or the other way round."""
    if len(numbers[0]) != 4:
        numbers.reverse()
    sizes = [len(number) for number in numbers]
    if sizes[0] != 4 or max(sizes[1:]) > 2:
        return None
    year, month, *day = map(int, numbers)
    return Written(year, month, day[0] if day else None, era)


def _read_named(
    numbers: list[str], month: int, era: Calendar | None, *, is_latin: bool
) -> Written | None:
    """Return the date of a month by name, with a year and perhaps a day."""
    years = [number for number in numbers if len(number) == 4]
    days = [number for number in numbers if len(number) <= 2]
    if is_latin and len(days) == 2:
        years = [_full_year(days.pop())]
    if len(years) != 1 or len(years) + len(days) != len(numbers):
        return None
    year = int(years[0])
    if (era is Calendar.HIJRI) != (year < 1700):
        return None
    return Written(year, month, int(days[0]) if days else None, era)


def _full_year(year: str) -> str:
    """Return the year meant by two digits as RFC 2822, section 4.3 reads them."""
    return f"{20 if int(year) < 50 else 19}{year:0>2}"
