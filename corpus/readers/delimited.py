"""CSV and its kin: one article a row, cells parted by comma, semicolon, tab or bar."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from corpus.document import Record, Skipped
from corpus.errors import EncodingUnknown, StreamUnreadable
from corpus.inputs import Input
from corpus.readers.columns import Columns, find_columns
from corpus.readers.dialects import (
    DELIMITERS,
    declared_delimiter,
    find_dialect,
    parse_row,
    read_rows,
)
from corpus.readers.fields import build_record
from corpus.readers.quoting import QUOTE_NEVER_CLOSED, Dialect, Line, RawRecord, iter_records
from corpus.readers.text_stream import TextStream, open_pieces
from corpus.streams import iter_lines

NAME = "CSV"
SUFFIXES = (".csv", ".tsv", ".tab")

_SAMPLE_CHARACTERS = 1 << 18
_NUL_MAX_SHARE = 8  # One in so many bytes.
_TAB = "\t"
# How tables write that a cell has no value.
_NO_VALUE = frozenset(("nan", "null", "none", "\\n", "n/a", "<na>"))
_NO_VALUE_MAX_CHARACTERS = 8


def recognizes(head: bytes) -> bool:
    """Say no: any text could be a table, so the name has to say it."""
    return False


def read(source: Input) -> Iterator[Record | Skipped]:
    """Yield the article of every row, under the number of its first line."""
    lines = _Lines(source, open_pieces(source))
    sample = lines.take_sample()
    table = _describe(sample, source)
    records = iter_records(chain(sample, lines), table.dialect)
    first_notes = (table.columns.note,) if table.columns.note else ()
    is_header = table.columns.has_header
    for record in records:
        yield from lines.take_skipped(record.line)
        cells = parse_row(record, table.dialect)
        if cells and not is_header:
            yield table.build(record, cells, source, (*lines.take_notes(record), *first_notes))
            first_notes = ()
        is_header = is_header and not cells
    yield from lines.take_skipped()


def _describe(sample: list[Line], source: Input) -> "_Table":
    """Return what the table is like; the line that names its delimiter is taken off the sample."""
    delimiter = declared_delimiter(sample[0][1]) if sample else ""
    if delimiter:
        del sample[0]
        dialect = find_dialect(sample, (delimiter,))
    else:
        is_tabbed = source.relative.suffix.lower() in (".tsv", ".tab")
        dialect = find_dialect(sample, (_TAB, *DELIMITERS) if is_tabbed else DELIMITERS)
    columns = find_columns(read_rows(iter(sample), dialect), source.options.names)
    return _Table(dialect, columns)


@dataclass(slots=True)
class _Lines:
    """The lines of an input as text; those that cannot be decoded are set aside.

    Where the stream breaks off while the sample is taken, what was read is given first.
    """

    source: Input
    text: TextStream
    _skipped: deque[Skipped] = field(default_factory=deque)
    _notes: deque[tuple[int, tuple[str, ...]]] = field(default_factory=deque)
    _numbered: Iterator[tuple[int, bytes | None]] = field(init=False)
    _fault: StreamUnreadable | None = None

    def __post_init__(self) -> None:
        self._numbered = enumerate(iter_lines(self.text.stream), start=1)

    def __iter__(self) -> Iterator[Line]:
        return self

    def __next__(self) -> Line:
        if self._fault:
            raise self._fault
        while True:
            number, line = next(self._numbered)
            try:
                return number, self._decode(number, line)
            except EncodingUnknown as error:
                self._skipped.append(Skipped(self.source.at(number), str(error)))

    def _decode(self, number: int, line: bytes | None) -> str:
        if line is None:
            raise EncodingUnknown("the line is too long for one article")
        # A few are accidents; of many the decoder says what they mean.
        if b"\0" in line and line.count(0) * _NUL_MAX_SHARE < len(line):
            line = line.replace(b"\0", b"")
        decoded = self.text.decode(line)
        if notes := (*decoded.notes, *self.text.take_notes()):
            self._notes.append((number, notes))
        return decoded.text

    def take_notes(self, record: RawRecord) -> tuple[str, ...]:
        """Return what was odd in the bytes of the lines up to the end of a record, once each."""
        found: dict[str, None] = {}
        last = record.line + record.text.rstrip("\r\n").count("\n")
        while self._notes and self._notes[0][0] <= last:
            found |= dict.fromkeys(self._notes.popleft()[1])
        return tuple(found)

    def take_sample(self) -> list[Line]:
        """Return the first lines, to find out what the table is like."""
        sample, size = list[Line](), 0
        try:
            for line in self:
                sample.append(line)
                size += len(line[1])
                if size > _SAMPLE_CHARACTERS:
                    break
        except StreamUnreadable as fault:
            self._fault = fault
        return sample

    def take_skipped(self, before: int | None = None) -> Iterator[Skipped]:
        """Yield the lines that were set aside, those before a line or all."""
        while self._skipped and (before is None or (self._skipped[0].origin.line or 0) < before):
            yield self._skipped.popleft()


@dataclass(frozen=True, slots=True)
class _Table:
    dialect: Dialect
    columns: Columns

    def build(
        self, record: RawRecord, cells: list[str], source: Input, notes: Sequence[str]
    ) -> Record | Skipped:
        """Return the article of a row."""
        found = [*notes, QUOTE_NEVER_CLOSED] if record.is_broken else [*notes]
        cells = self._fit(cells, found)
        values = dict(zip(self.columns.names, map(self._value, cells), strict=False))
        raw = record.text.strip().encode()
        return build_record(values, raw, source.at(record.line), tuple(found), source.options)

    def _fit(self, cells: list[str], notes: list[str]) -> list[str]:
        """Return as many cells as there are columns; what is too much belongs to the text."""
        width, count = len(self.columns.names), len(cells)
        if count < width:
            notes.append(f"too few cells: {count} of {width}")
        if count <= width or not any(map(str.strip, cells[width:])):
            return cells[:width]
        notes.append(f"too many cells: {count} of {width}, joined in the text")
        start = self.columns.body
        end = start + count - width + 1
        return [*cells[:start], self.dialect.delimiter.join(cells[start:end]), *cells[end:]]

    def _value(self, cell: str) -> str:
        if len(cell) <= _NO_VALUE_MAX_CHARACTERS and cell.strip().casefold() in _NO_VALUE:
            return ""
        if self.dialect.delimiter == _TAB and "\\" in cell:
            # Databases write line breaks so in files without quotes.
            return cell.replace("\\r\\n", "\n").replace("\\n", "\n").replace("\\t", " ")
        return cell
