"""Scraped articles as plain text: one file an article, its headline on the first line.

Above the headline may stand a date or the name of the section, below it a date; folders may name
source and section. What is not understood stays in the body.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.dates import parse_date
from corpus.document import Document, Origin, Record, Skipped, SourceFile
from corpus.encoding import decode, note_encoding
from corpus.errors import EncodingUnknown, StreamUnreadable
from corpus.filenames import name_folders, readable_path
from corpus.furniture import cut_furniture
from corpus.ids import document_id
from corpus.lines import HEADLINE_MAX_WORDS, fold_line, is_headline, split_lines
from corpus.streams import format_suffix, read_whole

_SECTION_MAX_WORDS = 4
_TITLE_MAX_CHARACTERS = 200
_CLOSING_PUNCTUATION = (".", "!", "?", "؟", ":", "،", "؛", "…", ",")
_BYLINE_WORDS = frozenset("بقلم كتب كتبت إعداد اعداد ترجمة تصوير".split())
_DATE_LINE_MAX_CHARACTERS = 80
_DATE_LINE = re.compile(
    r"(?:(?:نُ?شر|تاريخ|التاريخ|النشر|بتاريخ|في|يوم)[\s:،]+)*"
    r"(?P<date>.*?)(?:\s*\((?P<section>[^()\d]+)\))?"
)


@dataclass(frozen=True, slots=True)
class _Layout:
    """The lines of a file in their parts; `kicker` is the bare line above the headline."""

    kicker: str
    title: str
    date: dt.date | None
    section: str
    paragraphs: list[str]


def accepts(file: SourceFile) -> bool:
    """Say whether the file is plain text."""
    return format_suffix(file.path) == ".txt"


def read(file: SourceFile) -> Iterator[Record | Skipped]:
    """Yield the one article of the file."""
    origin = Origin(str(readable_path(file.path)))
    try:
        raw = read_whole(file.path)
        decoded = decode(raw)
    except (StreamUnreadable, EncodingUnknown) as error:
        yield Skipped(origin, str(error))
        return
    lines = [line for line in cut_furniture(split_lines(decoded.text)) if line]
    document = _build_document(_split_article(lines), file, raw)
    if not document.title and not document.body:
        yield Skipped(origin, "no title and no text")
        return
    no_text = () if document.body else ("no text",)
    yield Record(origin, document, no_text + note_encoding(decoded.encoding))


def _build_document(layout: _Layout, file: SourceFile, raw: bytes) -> Document:
    source, folder = name_folders(file.relative)
    section = folder or layout.section
    # Where something else names the section, the line above the headline is part of the text.
    kicker = [layout.kicker] if section and layout.kicker else []
    return Document(
        id=document_id("", "", raw),
        title=layout.title,
        body="\n".join(kicker + layout.paragraphs),
        date=layout.date,
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


def _take_date_line(lines: list[str]) -> tuple[dt.date | None, str, list[str]]:
    """Return the date and section of a first line that is a date alone, and the other lines."""
    if lines and len(lines[0]) <= _DATE_LINE_MAX_CHARACTERS:
        match = _DATE_LINE.fullmatch(lines[0])
        if match and (date := parse_date(match["date"])):
            return date, match["section"] or "", lines[1:]
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
    return len(line.split()) > HEADLINE_MAX_WORDS or len(line) > _TITLE_MAX_CHARACTERS
