"""What is read: files as they are found, and the streams of bytes that come out of them."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import NamedTuple, Protocol

from corpus.document import Origin, Record, Skipped
from corpus.encoding import check_encoding

HEAD_BYTES = 1 << 16
"""How much of an input its format is told from."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a user knows of a source; what is empty is found out or left unknown.

    `encoding` goes before whatever a file says of itself. `names` say which of our fields a name in
    the source stands for, {"content": "body"}. `source` and `section` are those of articles that
    name none. `format` is a reader's name or one of its suffixes, "jsonl"; without it name and
    content tell.
    """

    encoding: str = ""
    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    source: str = ""
    section: str = ""
    format: str = ""

    def __post_init__(self) -> None:
        """Check what can be checked before anything is read.

        Raises:
            EncodingNameUnknown: nobody knows the encoding.
        """
        check_encoding(self.encoding)


class SourceFile(NamedTuple):
    """A file to read: `name` opens it, `place` is where it is under the source it came from.

    Of a file that was itself named as a source, `place` is the bare name. The name `-` is standard
    input. Both are texts: an archive may be millions of files, and paths are dear to make and keep.
    """

    name: str
    place: str
    options: Options = Options()

    @property
    def path(self) -> Path:
        """Return the name as a path."""
        return Path(self.name)


@dataclass(frozen=True, slots=True)
class Input:
    """An open stream of plain bytes: a file, or a member of one, with its compression undone.

    `relative` is its place under the source, with the suffixes of compression cut off: its last
    suffix names the format, its folders may name source and section. Whoever opened the stream
    closes it.
    """

    stream: io.BufferedReader
    relative: PurePath
    origin: Origin
    options: Options = Options()

    @property
    def head(self) -> bytes:
        """Return the first `HEAD_BYTES` at most; call it before anything is read."""
        return self.stream.peek(HEAD_BYTES)[:HEAD_BYTES]

    def at(self, line: int) -> Origin:
        """Return the origin of a record by its line, or its number from 1 where there are none."""
        return Origin(self.origin.path, line, self.origin.member)


class Reader(Protocol):
    """One format: a module with these.

    Law: `read` streams, in a memory that does not grow with the input, and never raises for bad
    content: it yields `Skipped`. `StreamUnreadable` from the stream may pass through; the caller
    turns it into `Skipped`.
    """

    @property
    def NAME(self) -> str:
        """What the format is called in a report."""

    @property
    def SUFFIXES(self) -> tuple[str, ...]:
        """How names of its files end, in lower case: ".jsonl"."""

    def recognizes(self, head: bytes) -> bool:
        """Say whether an input that begins so is clearly of this format."""

    def read(self, source: Input) -> Iterator[Record | Skipped]:
        """Yield every record of an input in its order."""
