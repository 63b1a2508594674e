"""The slow, obvious twin of cleaning: every step on every text, and nothing is proved before."""

from itertools import groupby

from corpus.cleaning.characters import tidy
from corpus.cleaning.datelines import find_dateline
from corpus.cleaning.furniture import cut_furniture, is_furniture
from corpus.document import Document
from corpus.folding import fold_any_line
from corpus.lines import one_line, split_lines
from corpus.mojibake import repair


def clean_slowly(document: Document) -> Document:
    """Return what `corpus.clean` returns."""
    title = one_line(_plain(document.title))
    title = "" if is_furniture(title) else title
    lines = cut_furniture(split_lines(_plain(document.body)))
    while lines and (not lines[0] or _is_headline(lines[0], title)):
        lines.pop(0)
    body = _without_blank_runs(lines)
    dateline = None if document.dateline else find_dateline(body)
    date = dateline.date if dateline and not document.date else None
    return Document(
        id=document.id,
        title=title,
        body=body,
        date=date.day if date else document.date,
        section=one_line(_plain(document.section)),
        source=one_line(_plain(document.source)),
        author=one_line(_plain(document.author)),
        url=document.url,
        dateline=one_line(_plain(dateline.text if dateline else document.dateline)),
        hijri=date.hijri if date else document.hijri,
    )


def _plain(text: str) -> str:
    while (better := tidy(repair(text))) != text:
        text = better
    return text


def _is_headline(line: str, title: str) -> bool:
    if not title or len(line) > 2 * len(title):
        return False
    return line == title or fold_any_line(line) == fold_any_line(title) != ""


def _without_blank_runs(lines: list[str]) -> str:
    runs = ([""] if is_blank else [*run] for is_blank, run in groupby(lines, lambda line: not line))
    return "\n".join(line for run in runs for line in run).strip("\n")
