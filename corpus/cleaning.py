"""Take from a document what is not the article; its words and their order are never edited.

Cleaning is idempotent: `clean(clean(document)) == clean(document)`.
"""

from dataclasses import replace
from itertools import groupby

from corpus.document import Document
from corpus.furniture import cut_furniture, is_furniture
from corpus.lines import fold_line, one_line, split_lines


def clean(document: Document) -> Document:
    """Return the document with one-line fields and a body of nothing but the article.

    Gone are the furniture at the end of the body and a headline repeated at its beginning. A title
    that is furniture becomes empty; title and body may both be empty afterwards.
    """
    title = _clean_title(document.title)
    return replace(
        document,
        title=title,
        body=_join_lines(_without_headline(cut_furniture(split_lines(document.body)), title)),
        section=one_line(document.section),
        source=one_line(document.source),
        author=one_line(document.author),
    )


def _clean_title(title: str) -> str:
    title = one_line(title)
    return "" if is_furniture(title) else title


def _without_headline(lines: list[str], title: str) -> list[str]:
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
    runs = (
        [""] if is_blank else run for is_blank, run in groupby(lines, key=lambda line: not line)
    )
    return "\n".join(line for run in runs for line in run).strip("\n")
