"""Finds out what the columns of a table are: by the names in its first row, else by content."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from corpus.dates import parse_date
from corpus.lines import one_line
from corpus.readers.bylines import is_prose
from corpus.readers.field_map import FieldMap
from corpus.readers.field_names import find_field

_NAME_MAX_CHARACTERS = 40
_NAME_MAX_WORDS = 4
_TITLE_MIN_WORDS = 3
_SECTION_MAX_WORDS = 3
# Of a hundred cells some are empty, or in the wrong row.
_MOST = 0.8
_SECTION_MAX_SHARE = 0.3
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_KEY = re.compile(r"(?:(?!\d)[\w.:/-])*+\d[\w.:/-]*+")

Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class Columns:
    """The name of every column, theirs or one of ours; `note` says what was told by content.

    `body` is the column of the text, the last one where there is none.
    """

    names: tuple[str, ...]
    has_header: bool
    body: int
    note: str = ""


def find_columns(rows: Sequence[Row], mapped: Mapping[str, str]) -> Columns:
    """Return the columns of a table that begins with `rows`; those without a name have a number.

    `mapped` are the names that a user gives a meaning.
    """
    # A map of its own: that a name was met is for the records to say.
    known = FieldMap(mapped)
    has_header = _is_header(rows, known)
    names = [one_line(cell) for cell in rows[0]] if has_header else []
    width = max(len(names), *map(len, rows), 0) if rows and not has_header else len(names)
    names += [str(number) for number in range(len(names) + 1, width + 1)]
    columns = [_cells(rows[has_header:], index) for index in range(width)]
    fields = [_field_of(name, known) for name in names]
    told = {} if "body" in fields else _tell({i: columns[i] for i in range(width) if not fields[i]})
    for index, field in (told | _misplaced_leads(fields, columns)).items():
        names[index] = fields[index] = field
    body = fields.index("body") if "body" in fields else max(width - 1, 0)
    return Columns(_distinct(names), has_header, body, _describe(told))


def _describe(told: Mapping[int, str]) -> str:
    columns = ", ".join(f"{index + 1} {field}" for index, field in sorted(told.items()))
    return f"columns told by content: {columns}" if columns else ""


def _field_of(name: str, mapped: FieldMap) -> str:
    """Return the field of ours that a name stands for, "" where it is none."""
    place = find_field(name)
    return mapped.meet(name) or (place[0] if place else "")


def _cells(rows: Sequence[Row], index: int) -> list[str]:
    return [cell for row in rows if len(row) > index and (cell := one_line(row[index]))]


def _is_header(rows: Sequence[Row], mapped: FieldMap) -> bool:
    """Say whether the first row names the columns: by a known name, or unlike those below it."""
    if not rows:
        return False
    first = [one_line(cell) for cell in rows[0]]
    if not all(map(_may_be_name, first)):
        return False
    if any(_field_of(name, mapped) for name in first):
        return True
    below = [one_line(cell) for row in rows[1:] for cell in row]
    return len(set(first)) == len(first) > 1 and not all(map(_may_be_name, below))


def _may_be_name(cell: str) -> bool:
    return (
        len(cell) <= _NAME_MAX_CHARACTERS
        and len(cell.split()) <= _NAME_MAX_WORDS
        and not cell.isdecimal()
        and not _URL.match(cell)
        and not parse_date(cell)
    )


def _tell(columns: Mapping[int, Sequence[str]]) -> dict[int, str]:
    """Return which field each column holds, where its content tells."""
    found: dict[int, str] = {}
    for field, fits in _TESTS.items():
        fitting = [i for i in columns if i not in found and columns[i] and fits(columns[i])]
        if fitting:
            best = (
                max(fitting, key=lambda i: _length(columns[i])) if field == "body" else fitting[0]
            )
            found[best] = field
    return found


def _length(cells: Sequence[str]) -> float:
    return fmean(map(len, cells))


def _words(cells: Sequence[str]) -> float:
    return fmean(len(cell.split()) for cell in cells)


def _mostly(test: Callable[[str], object]) -> Callable[[Sequence[str]], bool]:
    return lambda cells: sum(map(bool, map(test, cells))) >= _MOST * len(cells)


def _is_key(cells: Sequence[str]) -> bool:
    return len(set(cells)) == len(cells) and _mostly(_KEY.fullmatch)(cells)


def _is_section(cells: Sequence[str]) -> bool:
    few = len(set(cells)) <= max(1, _SECTION_MAX_SHARE * len(cells))
    return few and _words(cells) <= _SECTION_MAX_WORDS and _mostly(_has_letters)(cells)


def _has_letters(cell: str) -> bool:
    return any(map(str.isalpha, cell))


# In this order: what looks like nothing else first.
_TESTS: dict[str, Callable[[Sequence[str]], bool]] = {
    "url": _mostly(_URL.fullmatch),
    "date": _mostly(parse_date),
    "id": _is_key,
    "body": _mostly(_has_letters),
    "title": lambda cells: _words(cells) >= _TITLE_MIN_WORDS and _mostly(_has_letters)(cells),
    "section": _is_section,
}


def _misplaced_leads(fields: Sequence[str], columns: Sequence[Sequence[str]]) -> dict[int, str]:
    """Return the columns of authors in which the openings of the articles stand."""
    return {
        index: "lead"
        for index, field in enumerate(fields)
        if field == "author" and sum(map(is_prose, columns[index])) > len(columns[index]) / 2
    }


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    """Return the names, a second one of a name with its number behind it."""
    return tuple(
        name if name not in names[:index] else f"{name} #{index + 1}"
        for index, name in enumerate(names)
    )
