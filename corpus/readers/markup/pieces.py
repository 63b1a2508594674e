"""Cut a stream of text into records where their first tags are: nothing needs to be well-formed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from corpus import streams

START_MAX = 4096
"""No start tag is longer, in characters."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The text of one record and its first line; None in place of one too long for a record."""

    text: str | None
    line: int


def cut_pieces(chunks: Iterable[str], start: re.Pattern[str]) -> Iterator[Piece]:
    """Yield the text from each match of `start` to the next, and what is before the first.

    Not more than `streams.MAX_RECORD_BYTES` characters and a chunk are held.
    """
    buffer = _Buffer(start)
    for chunk in chain(chunks, [None]):
        yield from buffer.add(chunk or "", last=chunk is None)


class _Buffer:
    """The text from the start of the current record on."""

    def __init__(self, start: re.Pattern[str]) -> None:
        self._start = start
        self._text = ""
        # Where the next start may be: behind the one at which the text begins.
        self._from = 0
        self._line = 1
        self._dropped_lines = 0
        self._too_long = False

    def add(self, text: str, last: bool) -> Iterator[Piece]:
        """Take more text; yield the records that it ends."""
        self._text += text
        begin = 0
        while match := self._find(last):
            if match.start() > begin:
                yield self._take(begin, match.start())
            begin, self._from = match.start(), match.end()
        if last and (begin < len(self._text) or self._too_long):
            yield self._take(begin, len(self._text))
        self._text = self._text[begin:]
        self._from = max(self._from - begin, len(self._text) - START_MAX)
        if len(self._text) > streams.MAX_RECORD_BYTES:
            self._drop()

    def _find(self, last: bool) -> re.Match[str] | None:
        match = self._start.search(self._text, self._from)
        # A tag so near to the end may not be whole yet.
        return match if match and (last or match.start() + START_MAX <= len(self._text)) else None

    def _take(self, begin: int, end: int) -> Piece:
        too_long = self._too_long or end - begin > streams.MAX_RECORD_BYTES
        piece = Piece(None if too_long else self._text[begin:end], self._line)
        self._line += self._dropped_lines + self._text.count("\n", begin, end)
        self._dropped_lines, self._too_long = 0, False
        return piece

    def _drop(self) -> None:
        """Forget what is too long for a record, but the end, where the next tag may begin."""
        end = len(self._text) - START_MAX
        self._dropped_lines += self._text.count("\n", 0, end)
        self._text, self._from, self._too_long = self._text[end:], 0, True
