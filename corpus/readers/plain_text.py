"""Scraped articles as plain text: one file an article, its headline on the first line.

Above the headline may stand a date or the name of the section, below it a date; folders may name
source and section. What is not understood stays in the body.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.cleaning.furniture import cut_furniture
from corpus.dates import ParsedDate, parse_date
from corpus.document import Document, Origin, Record, Skipped
from corpus.encoding import decode
from corpus.errors import EncodingUnknown
from corpus.filenames import name_folders
from corpus.folding import fold_line
from corpus.ids import document_id
from corpus.inputs import Input
from corpus.lines import HEADLINE_MAX_WORDS, is_headline, split_lines
from corpus.streams import read_whole

NAME = "plain text"
SUFFIXES = (".txt",)

_SECTION_MAX_WORDS = 4
_TITLE_MAX_CHARACTERS = 200
_CLOSING_PUNCTUATION = (".", "!", "?", "؟", ":", "،", "؛", "…", ",")
_BYLINE_WORDS = frozenset("بقلم كتب كتبت إعداد اعداد ترجمة تصوير".split())
_DATE_LINE_MAX_CHARACTERS = 80
_DATE_LINE = re.compile(
    # «الرأي نشر في الرأي يوم 15 - 08 - 2012», as aggregators write it.
    r"(?:.{0,30}نُ?شر في\s.{1,30}\sيوم\s+)?"
    r"(?:(?:نُ?شر|تاريخ|التاريخ|النشر|بتاريخ|في|يوم)[\s:،]+)*"
    r"(?P<date>.*?)(?:\s*\((?P<section>[^()\d]+)\))?"
)


@dataclass(frozen=True, slots=True)
class _Layout:
    """The lines of a file in their parts; `kicker` is the bare line above the headline."""

    kicker: str
    title: str
    date: ParsedDate | None
    section: str
    paragraphs: list[str]


def recognizes(head: bytes) -> bool:
    """Say no: any text could be an article, so the name has to say it."""
    return False


def read(source: Input) -> Iterator[Record | Skipped]:
    """Yield the one article of the file."""
    raw = read_whole(source.stream)
    if not raw:
        return
    try:
        decoded = decode(raw, override=source.options.encoding)
    except EncodingUnknown as error:
        yield Skipped(source.origin, str(error))
        return
    yield build_article(decoded.text, raw, str(source.relative), source.origin, decoded.notes)


def build_article(
    text: str, raw: bytes, place: str, origin: Origin, notes: tuple[str, ...] = ()
) -> Record | Skipped:
    """Return the article of a text, `raw` as it is written, at a place under its source."""
    lines = [line for line in cut_furniture(split_lines(text)) if line]
    document = _build_document(_split_article(lines), place, raw)
    if not document.title and not document.body:
        return Skipped(origin, "no title and no text")
    no_text = () if document.body else ("no text",)
    return Record(origin, document, no_text + notes)


def _build_document(layout: _Layout, place: str, raw: bytes) -> Document:
    source, folder = name_folders(place)
    section = folder or layout.section
    # Where something else names the section, the line above the headline is part of the text.
    kicker = [layout.kicker] if section and layout.kicker else []
    return Document(
        id=document_id("", "", raw),
        title=layout.title,
        body="\n".join(kicker + layout.paragraphs),
        date=layout.date.day if layout.date else None,
        hijri=layout.date.hijri if layout.date else "",
        section=section or layout.kicker,
        source=source,
    )


def _split_article(lines: list[str]) -> _Layout:
    date, section, lines = _take_date_line(lines)
    kicker = ""
    if _has_kicker(lines):
        kicker, *lines = lines
    if not lines or _is_paragraph(lines[0]):
        return _Layout(kicker, "", date, section, lines)
    title, *paragraphs = lines
    if date is None:
        date, section, paragraphs = _take_date_line(paragraphs)
    return _Layout(kicker, title, date, section, paragraphs)


def _take_date_line(lines: list[str]) -> tuple[ParsedDate | None, str, list[str]]:
    """Return the date and section of a first line that is a date alone, and the other lines."""
    if lines and len(lines[0]) <= _DATE_LINE_MAX_CHARACTERS:
        match = _DATE_LINE.fullmatch(lines[0])
        parsed = parse_date(match["date"]) if match else None
        if match and parsed and parsed.day and not parsed.note:
            return parsed, match["section"] or "", lines[1:]
    return None, "", lines


def _has_kicker(lines: list[str]) -> bool:
    """Say whether the first line is bare and stands above a longer headline with a text."""
    if len(lines) < 3:
        return False
    first, second = lines[:2]
    return (
        0 < len(fold_line(first).split()) <= _SECTION_MAX_WORDS
        and not first.endswith(_CLOSING_PUNCTUATION)
        and len(second.split()) > len(first.split())
        and is_headline(second)
        and second.split()[0].rstrip(":") not in _BYLINE_WORDS
        and not _take_date_line([second])[0]
    )


def _is_paragraph(line: str) -> bool:
    return len(line) > _TITLE_MAX_CHARACTERS or len(line.split()) > HEADLINE_MAX_WORDS
