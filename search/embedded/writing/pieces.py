"""Pieces of an index: segments named by what went into them, so that work is never done twice.

A run is the segment of one batch of articles, a merge is the segment of several others. The name
of either is a digest of its input and of all that decides how it is analysed and written; so the
same name means the same bytes, whoever made them and when.
"""

import hashlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import get_ident
from typing import Protocol, Self

from search import analysis, schema
from search.compiling import AnyArray
from search.embedded.storage.file_entries import FORMAT, FileEntry, file_entry
from search.embedded.storage.files import naming
from search.embedded.storage.records import RECORD_END, encode_article
from search.embedded.storage.segments import Segment, SegmentData, write_segment
from search.embedded.writing.building import build_segment
from search.embedded.writing.merging import merge_segments
from search.schema import Article

SUFFIXES = (".arrays", ".stored")


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment that was made: its files are its name and each of SUFFIXES, and what they hold."""

    name: str
    documents: int
    files: dict[str, FileEntry]

    @property
    def checksum(self) -> str:
        """Return what tells the content of the segment from every other."""
        return " ".join(self.files[suffix].checksum for suffix in SUFFIXES)


class Task(Protocol):
    """Makes a piece; it is sent to another process to be called there."""

    @property
    def name(self) -> str:
        """The name of the piece."""

    def __call__(self, directory: Path) -> Piece:
        """Make the piece in a directory and return it."""


@dataclass(frozen=True, slots=True)
class Run:
    """Makes a run of a batch of articles; `records` are the articles encoded."""

    name: str
    records: Sequence[bytes]

    @classmethod
    def of(cls, records: Sequence[bytes]) -> Self:
        """Return the task for a batch."""
        return cls(_name("run", [RECORD_END.join([*records, b""])]), records)

    def __call__(self, directory: Path) -> Piece:
        """Analyse the articles and write their segment."""
        data = build_segment(self.records)
        return _write(directory, self.name, data, len(self.records))


@dataclass(frozen=True, slots=True)
class Part:
    """A segment to be merged: where it is, what tells its content, which documents live."""

    directory: Path
    name: str
    checksum: str
    alive: AnyArray | None = None


@dataclass(frozen=True, slots=True)
class Merge:
    """Makes a merge of the living documents of segments, in their order."""

    name: str
    parts: Sequence[Part]

    @classmethod
    def of(cls, parts: Sequence[Part]) -> Self:
        """Return the task for segments."""
        flags = (b"" if part.alive is None else part.alive.tobytes() for part in parts)
        checksums = (part.checksum.encode() for part in parts)
        pairs = zip(checksums, flags, strict=True)
        return cls(_name("merge", (part for pair in pairs for part in pair)), parts)

    def __call__(self, directory: Path) -> Piece:
        """Merge the segments and write the new one."""
        segments = [Segment.open(part.directory, part.name) for part in self.parts]
        data = merge_segments(segments, [part.alive for part in self.parts])
        return _write(directory, self.name, data, len(data.arrays["days"]))


def warm_up(directory: Path) -> None:
    """Make a small piece of each kind: what must be compiled is, here and not by every worker."""
    records = [encode_article(Article(name, "عنوان", "نص")) for name in "12"]
    runs = [Run.of([record])(directory) for record in records]
    merge = Merge.of([Part(directory, run.name, run.checksum) for run in runs])(directory)
    for piece in (*runs, merge):
        for suffix in SUFFIXES:
            (directory / (piece.name + suffix)).unlink()


def _name(kind: str, parts: Iterable[bytes]) -> str:
    made_by = f"{FORMAT} {schema.fingerprint()} {analysis.fingerprint()} "
    digest = hashlib.blake2b(made_by.encode(), digest_size=16)
    for part in parts:
        digest.update(part)
    return f"{kind}-{digest.hexdigest()}"


def _write(directory: Path, name: str, data: SegmentData, documents: int) -> Piece:
    """Write a piece aside and rename it: another thread may be reading one of the same name."""
    draft = f"{name}-{os.getpid()}-{get_ident()}"
    with naming(directory / draft):
        write_segment(directory, draft, data)
    files = {suffix: file_entry(directory / (draft + suffix)) for suffix in SUFFIXES}
    for suffix in SUFFIXES:
        (directory / (draft + suffix)).replace(directory / (name + suffix))
    return Piece(name, documents, files)
