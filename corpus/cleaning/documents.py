"""Take from a document what is not the article; its words and their order are never edited.

Text that was decoded wrongly before it came here is put right first. Cleaning is idempotent:
`clean(clean(document)) == clean(document)`.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from corpus.cleaning.characters import is_plain, tidy
from corpus.cleaning.datelines import find_dateline
from corpus.cleaning.furniture import cut_furniture, is_furniture
from corpus.document import Document, Record
from corpus.folding import fold_line
from corpus.lines import HEADLINE_MAX_CHARACTERS, one_line, split_lines, trim
from corpus.mojibake import repair

CACHED_LABELS = 1 << 12


def clean_record(record: Record) -> Record:
    """Return the record with its document cleaned, and a note on what was decoded wrongly."""
    document = clean(record.document)
    # Nearly every record of a good source.
    if document is record.document:
        return record
    repaired = ", ".join(_repaired(record.document))
    notes = (f"repaired double encoding: {repaired}",) if repaired else ()
    return record._replace(document=document, notes=(*record.notes, *notes))


def clean(document: Document) -> Document:
    """Return the document with one-line fields and a body of nothing but the article.

    Gone are characters that show nothing, the furniture at the end of the body and a headline
    repeated at its beginning. A title that is furniture becomes empty; title and body may both be
    empty afterwards. A dateline fills its field, and a day that it names the date, where they are
    empty. A document that is clean is returned itself.
    """
    title = _clean_title(document.title) if document.title else ""
    body = _clean_body(document.body, title)
    dateline = None if document.dateline else find_dateline(body)
    if dateline is None and _is_clean(document, title, body):
        return document
    date = dateline.date if dateline and not document.date else None
    return Document(
        id=document.id,
        title=title,
        body=body,
        date=date.day if date else document.date,
        section=_clean_label(document.section),
        source=_clean_label(document.source),
        author=_clean_label(document.author),
        url=document.url,
        dateline=_clean_label(dateline.text if dateline else document.dateline),
        hijri=date.hijri if date else document.hijri,
    )


def _is_clean(document: Document, title: str, body: str) -> bool:
    """Say whether a document of this title and body, as they were cleaned, has nothing else."""
    if body != document.body or title != document.title:
        return False
    return _are_clean(document.section, document.source, document.author, document.dateline)


def _repaired(document: Document) -> Iterator[str]:
    """Yield which texts of a document were decoded wrongly before they came here."""
    for name in ("title", "body", "section", "source", "author", "dateline"):
        text = getattr(document, name)
        if repair(text) != text:
            yield name


@lru_cache(CACHED_LABELS)
def _are_clean(*labels: str) -> bool:
    return labels == tuple(map(_clean_label, labels))


@lru_cache(CACHED_LABELS)
def _clean_label(text: str) -> str:
    return one_line(_plain(text))


def _plain(text: str) -> str:
    """Return a text decoded as it is written, of characters that are what they show."""
    if is_plain(text):
        return text
    # What one leaves may be for the other: a soft hyphen is half of a letter read wrongly.
    while (better := tidy(repair(text))) != text:
        text = better
    return text


def _clean_title(title: str) -> str:
    title = one_line(_plain(title))
    return "" if is_furniture(title) else title


def _clean_body(body: str, title: str) -> str:
    if "\n" not in body and is_plain(body):
        paragraph = trim(body)
        # Nothing that is so long is furniture or a headline.
        if len(paragraph) > max(HEADLINE_MAX_CHARACTERS, 2 * len(title)):
            return paragraph
    lines = cut_furniture(_split(body))
    return _join_lines(_without_headline(lines, title))


def _split(body: str) -> list[str]:
    if is_plain(body):
        return [trim(line) for line in body.split("\n")]
    return split_lines(_plain(body))


def _without_headline(lines: list[str], title: str) -> list[str]:
    if not title and lines and lines[0]:
        return lines  # There is nothing that could be repeated.
    start = 0
    for index, line in enumerate(lines):
        if line and not _is_same_headline(line, title):
            break
        start = index + 1
    return lines[start:]


def _is_same_headline(line: str, title: str) -> bool:
    # Marks and tatweel at most double a line; folding whole paragraphs would cost the most here.
    if not title or len(line) > 2 * len(title):
        return False
    return line == title or fold_line(line) == fold_line(title) != ""


def _join_lines(lines: list[str]) -> str:
    """Join lines, runs of blank ones as a single one."""
    if "" not in lines:
        return "\n".join(lines)
    runs = (
        [""] if is_blank else run for is_blank, run in groupby(lines, key=lambda line: not line)
    )
    return "\n".join(line for run in runs for line in run).strip("\n")
