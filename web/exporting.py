"""Articles as a table for Excel and as JSON Lines, a line at a time."""

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from io import StringIO

import orjson

from search import Article
from web.characters import printable

LONGEST_CELL = 32_767
"""How many characters a cell of Excel holds; a longer one would break the rows."""
CUT = "…"
COLUMNS = ("id", "date", "title", "section", "source", "author", "url", "characters", "body")
# A cell that begins so is a formula to Excel; what nobody sees may stand before it (OWASP, "CSV
# injection").
_UNSEEN = r"\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd"
_FORMULA = re.compile(rf"[{_UNSEEN}]*[=+\-@＝＋－＠|%]|[\t\r\n]")
_BYTE_ORDER_MARK = "\ufeff"


class Format(StrEnum):
    """How an export is written."""

    CSV = "csv"
    JSONL = "jsonl"


@dataclass(frozen=True, slots=True)
class Writing:
    """How a format is written, its media type, and the name of the file that is saved."""

    lines: Callable[[Iterable[Article]], Iterator[bytes]]
    media_type: str
    file: str


def csv_lines(articles: Iterable[Article]) -> Iterator[bytes]:
    """Yield a table with a row for each article, which Excel opens as it is and runs nothing of.

    It begins with a byte order mark. A cell that Excel would calculate has an apostrophe before
    it; one too long for it is cut and ends in "…", `characters` says how long the body is.
    """
    yield (_BYTE_ORDER_MARK + _row(COLUMNS)).encode()
    for article in articles:
        yield _row(map(_cell, _values(article))).encode()


def jsonl_lines(articles: Iterable[Article]) -> Iterator[bytes]:
    """Yield each article whole as a JSON object in a line, as `arshif export` does."""
    for article in articles:
        try:
            yield orjson.dumps(article, option=orjson.OPT_APPEND_NEWLINE)
        except TypeError:
            # A lone surrogate, which is no UTF-8 and stands as an escape.
            yield json.dumps(asdict(article), default=str).encode() + b"\n"


WRITINGS = {
    Format.CSV: Writing(csv_lines, "text/csv; charset=utf-8", "arshif.csv"),
    Format.JSONL: Writing(jsonl_lines, "application/jsonl", "arshif.jsonl"),
}


def _values(article: Article) -> tuple[str, ...]:
    date = article.date.isoformat() if article.date else ""
    length = str(len(article.body))
    labels = article.section, article.source, article.author
    return (article.id, date, article.title, *labels, article.url, length, article.body)


def _cell(text: str) -> str:
    shown = printable(text)
    if _FORMULA.match(shown):
        shown = f"'{shown}"
    return shown if len(shown) <= LONGEST_CELL else shown[: LONGEST_CELL - 1] + CUT


def _row(cells: Iterable[str]) -> str:
    row = StringIO(newline="")
    csv.writer(row, quoting=csv.QUOTE_ALL).writerow(cells)
    return row.getvalue()
