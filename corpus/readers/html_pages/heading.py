"""What a page shows around its headline: section and date above it, a date below it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.readers.html_pages.titles import letters
from corpus.readers.publication import UNKNOWN, Published, read_published

_ABOVE_MAX_LINES = 6
_BELOW_MAX_LINES = 3
_LINE_MAX_CHARACTERS = 80
_SECTION_MAX_WORDS = 4
_EDGES = " \t|/،,:-–—•·>»«"
_PUBLISHED = re.compile(
    r"(?:(?:نُ?شر|تم|آخر|تاريخ|التاريخ|النشر|بتاريخ|في|يوم|تحديث|التحديث|published|on)[\s:،]+)+",
    re.IGNORECASE,
)
# «محليات2017/03/02», as two elements beside each other come out.
_GLUED = re.compile(r"(?<=[^\W\d_])(?=\d)")


@dataclass(frozen=True, slots=True)
class Heading:
    """Section and date as they stand around a headline, and the lines of the text below."""

    lines: tuple[str, ...]
    published: Published = UNKNOWN
    section: str = ""


def split_heading(lines: Sequence[str], title: str) -> Heading:
    """Return the text of an article apart from its headline and from what stands around it.

    Lines above the headline are never of the text; below it only lines go that are dates.
    """
    start = _find_headline(lines, title)
    above, below = (lines[: start - 1], lines[start:]) if start else ((), lines)
    count = _count_dates(below[:_BELOW_MAX_LINES])
    found = [_read_date(line) for line in (*above, *below[:count])]
    dates = [published for published, _ in found if published.day]
    sections = [section for _, section in found if section]
    first = next(iter(dates), UNKNOWN)
    return Heading(tuple(below[count:]), first, next(iter(sections), ""))


def _find_headline(lines: Sequence[str], title: str) -> int:
    """Return where the text below the headline begins, 0 where it is not there."""
    wanted = letters(title)
    for index, line in enumerate(lines[: _ABOVE_MAX_LINES + 1]):
        if wanted and letters(line) == wanted:
            return index + 1
        if len(line) > _LINE_MAX_CHARACTERS:
            return 0
    return 0


def _count_dates(lines: Sequence[str]) -> int:
    count = 0
    while count < len(lines) and _read_date(lines[count])[0].day:
        count += 1
    return count


def _read_date(line: str) -> tuple[Published, str]:
    """Return the date and the section of a line that is nothing else."""
    if len(line) > _LINE_MAX_CHARACTERS:
        return UNKNOWN, ""
    words = _GLUED.sub(" ", line).split()
    for count in range(min(_SECTION_MAX_WORDS, len(words)) + 1):
        text = _PUBLISHED.sub("", " ".join(words[count:]).strip(_EDGES), count=1)
        if (published := read_published([text])).day:
            section = " ".join(words[:count]).strip(_EDGES)
            return published, "" if _PUBLISHED.fullmatch(f"{section} ") else section
    return UNKNOWN, ""
