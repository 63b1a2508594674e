"""Puts a generation together: the segments kept, made and merged, and the files that join them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Self

import numpy as np

from search.compiling import AnyArray
from search.embedded.storage.contents import SEGMENT
from search.embedded.storage.file_entries import FileEntry, file_entry
from search.embedded.storage.files import link
from search.embedded.storage.generations import remove_files
from search.embedded.storage.manifest import Manifest, SegmentEntry, make_manifest, write_manifest
from search.embedded.writing.allocator import give_back
from search.embedded.writing.base import Base
from search.embedded.writing.joining import write_joining_files
from search.embedded.writing.lexicon_building import build_lexicon
from search.embedded.writing.pieces import SUFFIXES, Merge, Part, Piece
from search.embedded.writing.segmentation import Workshop
from search.embedded.writing.tiers import Size, is_worn, plan_merges
from search.strings import StringTable


@dataclass(frozen=True, slots=True)
class Source:
    """A segment that goes into the generation: where it is, what it holds, what of it lives."""

    directory: Path
    name: str
    files: dict[str, FileEntry]
    alive: AnyArray

    @classmethod
    def of_piece(cls, directory: Path, piece: Piece) -> Self:
        """Return a piece, in which all documents live."""
        return cls(directory, piece.name, piece.files, np.ones(piece.documents, np.bool_))

    @property
    def size(self) -> Size:
        """Return its documents, those that live, and its bytes."""
        size = sum(entry.size for entry in self.files.values())
        return Size(len(self.alive), int(np.count_nonzero(self.alive)), size)

    @property
    def part(self) -> Part:
        """Return the segment as one to be merged."""
        checksum = " ".join(self.files[suffix].checksum for suffix in SUFFIXES)
        return Part(self.directory, self.name, checksum, self.alive)


def prepare() -> None:
    """Load what assembles a generation, which takes some tenths of a second the first time."""
    import search.embedded.plain.codec  # noqa: F401

    word = np.frombuffer(b"word", np.uint8)
    build_lexicon({name: StringTable(word, np.array([0, 4], np.uint32)) for name in "12"})


def assemble(
    building: Path, workshop: Workshop, base: Base | None, pieces: Sequence[Piece]
) -> Manifest:
    """Write all files of a generation: of what lives of `base`, then of the pieces.

    Raises:
        ValueError: two of its articles have the same id.
        OSError, IndexInterrupted: it cannot be written.
    """
    remove_files(building)
    kept = _sources_of(base) if base else []
    made = [Source.of_piece(workshop.directory, piece) for piece in pieces]
    sources = _merged(workshop, [*kept, *made])
    # All pieces are made: what they took is wanted here.
    workshop.workers.dismiss()
    give_back()
    segments = dict(zip(_names(kept, sources), sources, strict=True))
    files: dict[str, FileEntry] = {}
    for name, source in segments.items():
        for suffix, entry in source.files.items():
            link(source.directory / (source.name + suffix), building / (name + suffix))
            files[name + suffix] = entry
    alive = np.concatenate([np.empty(0, np.bool_), *(source.alive for source in sources)])
    entries = tuple(SegmentEntry(name, len(source.alive)) for name, source in segments.items())
    for path in write_joining_files(building, entries, alive, workshop.workers):
        files[path.name] = file_entry(path)
    manifest = make_manifest(int(np.count_nonzero(alive)), entries, files)
    write_manifest(building, manifest)
    return manifest


def _sources_of(base: Base) -> list[Source]:
    sources, first = [], 0
    for name, documents in base.manifest.segments:
        files = {suffix: base.manifest.files[name + suffix] for suffix in SUFFIXES}
        alive = base.alive[first : first + documents]
        sources.append(Source(base.directory, name, files, alive))
        first += documents
    return sources


def _merged(workshop: Workshop, sources: Sequence[Source]) -> list[Source]:
    """Return the segments of the generation: some as they are, some to be merged by the workers."""
    groups = [
        [sources[place] for place in places]
        for places in plan_merges([source.size for source in sources])
    ]
    tasks = [
        workshop.workers.submit(workshop.make, Merge.of([source.part for source in group]))
        if len(group) > 1 or is_worn(group[0].size)
        else None
        for group in groups
    ]
    return [
        Source.of_piece(workshop.directory, task.result()) if task else group[0]
        for group, task in zip(groups, tasks, strict=True)
    ]


def _names(kept: Sequence[Source], sources: Sequence[Source]) -> list[str]:
    """Return what the segments are called: kept ones as before, others by the next numbers."""
    last = max((int(source.name.removeprefix(SEGMENT)) for source in kept), default=0)
    fresh = map(f"{SEGMENT}{{:06}}".format, count(last + 1))
    names = [source.name for source in sources]
    return [name if name.startswith(SEGMENT) else next(fresh) for name in names]
