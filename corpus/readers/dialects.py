"""Finds out how the cells of delimited text are parted and quoted, from its first lines."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from corpus import streams
from corpus.lines import one_line
from corpus.readers.field_names import find_field
from corpus.readers.quoting import Dialect, Line, RawRecord, iter_records

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_ROWS = 100


def declared_delimiter(line: str) -> str:
    """Return the delimiter of the line that Excel writes before the rest, "sep=;", else ""."""
    name, _, delimiter = line.rstrip("\r\n").partition("=")
    return delimiter if name.strip('"').lower() == "sep" and len(delimiter) == 1 else ""


def find_dialect(lines: Sequence[Line], delimiters: Sequence[str] = DELIMITERS) -> Dialect:
    """Return how the lines are written; of delimiters that fit alike the first.

    The first row decides where it has names of fields, else how alike in number its cells are.
    """
    sample = "".join(text for _, text in lines)
    is_escaped = sample.count('\\"') > sample.count('\\",') + sample.count('""')
    dialects = [Dialect(delimiter, is_escaped) for delimiter in delimiters]
    return max(dialects, key=lambda dialect: _fitness(dialect, lines))


def _fitness(dialect: Dialect, lines: Sequence[Line]) -> tuple[int, float, int]:
    rows = read_rows(iter(lines), dialect)
    if not rows:
        return 0, 0.0, 0
    known = sum(find_field(one_line(cell)) is not None for cell in rows[0])
    width, count = Counter(map(len, rows)).most_common(1)[0]
    return known, count / len(rows) if width > 1 else 0.0, width


def read_rows(lines: Iterator[Line], dialect: Dialect) -> list[list[str]]:
    """Return the first rows that have cells."""
    rows = (parse_row(record, dialect) for record in iter_records(lines, dialect))
    return list(islice(filter(None, rows), _SAMPLE_ROWS))


def parse_row(record: RawRecord, dialect: Dialect) -> list[str]:
    """Return the cells of a record, none where they are all blank."""
    try:
        cells = _parse(record.text, record.is_broken, dialect)
    except csv.Error:
        # A carriage return of its own outside of quotes.
        cells = _parse(record.text.replace("\r", " "), record.is_broken, dialect)
    return cells if any(map(str.strip, cells)) else []


def _parse(text: str, is_broken: bool, dialect: Dialect) -> list[str]:
    # The limit is one for the whole process; a smaller one would refuse long articles.
    csv.field_size_limit(max(csv.field_size_limit(), 2 * streams.MAX_RECORD_BYTES))
    rows = csv.reader(
        [text],
        delimiter=dialect.delimiter,
        quoting=csv.QUOTE_NONE if is_broken else csv.QUOTE_MINIMAL,
        escapechar="\\" if dialect.is_escaped else None,
        doublequote=not dialect.is_escaped,
    )
    return next(rows, [])
