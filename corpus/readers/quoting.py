"""Records of delimited text: lines, joined where a quoted cell goes on over their ends.

Only whether a quote is open is found out here, as `csv` would; `csv` cuts the cells.
"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from corpus import streams

QUOTE_NEVER_CLOSED = "quote never closed"
# Each has the lines behind it read again; more would take a time that grows with their square.
_MAX_RECOVERIES = 20

Line = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Dialect:
    r"""What parts the cells, and whether a quote inside quotes is written \" or doubled."""

    delimiter: str
    is_escaped: bool = False


@dataclass(frozen=True, slots=True)
class RawRecord:
    """The text of a record and the number of its first line.

    Where a quote is opened and never closed it is one line, in which quotes stand for themselves.
    """

    line: int
    text: str
    is_broken: bool = False


class Quotes:
    """Knows whether a quote is open behind a line.

    A quote opens at the beginning of a cell only; what is behind its end belongs to the cell too.
    """

    def __init__(self, dialect: Dialect) -> None:
        part = re.escape(dialect.delimiter)
        if dialect.is_escaped:
            quoted, first, rest = (
                r'(?:[^"\\]++|\\.)*+',
                rf'(?:[^"\\{part}]|\\.)',
                rf"[^\\{part}]|\\.",
            )
        else:
            quoted, first, rest = r'(?:[^"]++|"")*+', rf'[^"{part}]', rf"[^{part}]"
        rest = rf"(?:{rest})*+"
        cells = rf'(?:(?:"{quoted}"{rest}|{first}{rest}|){part})*+'
        self._quoted = re.compile(quoted, re.DOTALL)
        self._rest = re.compile(rest, re.DOTALL)
        self._opening = re.compile(rf'{cells}"{quoted}\Z', re.DOTALL)

    def is_open(self, line: str, was_open: bool) -> bool:
        """Say whether a quote is open behind a line; `was_open` is so of the line before."""
        if '"' not in line:
            return was_open
        return self._opening.match(line, self._close(line) if was_open else 0) is not None or (
            was_open and self._end(self._quoted, line, 0) == len(line)
        )

    def closes_badly(self, line: str) -> bool:
        """Say whether a quote that is open before a line ends in the middle of a cell.

        Then it should not have been open: what looks like its end opens another.
        """
        end = self._end(self._quoted, line, 0) + 1
        return bool(line[end : self._end(self._rest, line, end)].strip())

    def _close(self, line: str) -> int:
        """Return where the cell after the one that goes on in this line begins."""
        return self._end(self._rest, line, self._end(self._quoted, line, 0) + 1) + 1

    @staticmethod
    def _end(pattern: re.Pattern[str], line: str, start: int) -> int:
        match = pattern.match(line, start)
        return match.end() if match else start


def iter_records(lines: Iterator[Line], dialect: Dialect) -> Iterator[RawRecord]:
    """Yield the records of numbered lines, each as large as a record may be."""
    quotes, waiting, recoveries = Quotes(dialect), deque[Line](), 0
    while taken := _take_record(waiting, lines, quotes):
        held, is_whole = taken
        number, first = held.pop(0)
        if is_whole:
            yield RawRecord(number, first + "".join(text for _, text in held))
            continue
        yield RawRecord(number, first, is_broken=True)
        recoveries += 1
        if recoveries <= _MAX_RECOVERIES:
            waiting.extendleft(reversed(held))
        else:
            yield from (RawRecord(*line, quotes.is_open(line[1], False)) for line in held)


def _take_record(
    waiting: deque[Line], lines: Iterator[Line], quotes: Quotes
) -> tuple[list[Line], bool] | None:
    """Return the lines of a record and whether it comes to an end, None behind the last."""
    held: list[Line] = []
    size, is_open = 0, False
    while line := waiting.popleft() if waiting else next(lines, None):
        held.append(line)
        size += len(line[1])
        if is_open and quotes.closes_badly(line[1]):
            break
        is_open = quotes.is_open(line[1], is_open)
        if not is_open or size > streams.MAX_RECORD_BYTES:
            break
    return (held, not is_open) if held else None
