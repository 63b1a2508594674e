"""A generation opened for searching: its segments in a row, what lives in them, its lexicon."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self

import numpy as np

from search.compiling import AnyArray
from search.embedded.kernels.blocks import pack_mask
from search.embedded.kernels.packing import measure
from search.embedded.kernels.places import Places
from search.embedded.kernels.segments import (
    COLUMNS,
    Text,
    columns_of_segment,
    columns_of_text,
)
from search.embedded.searching.stories import Stories
from search.embedded.storage.contents import SEGMENT
from search.embedded.storage.documents import open_documents
from search.embedded.storage.manifest import read_manifest
from search.embedded.storage.segments import Segment
from search.errors import IndexDamaged
from search.lexicon.lexicon import Lexicon
from search.ranking import WHOLE
from search.ranking.bm25 import B
from search.request import Entry
from search.schema import TEXT_FIELDS, Article, FieldSpec
from search.strings import StringTable


class TextField:
    """The postings of a text field in one segment, and the lengths that BM25F divides by.

    `average` is the mean length over the living articles of the generation that have the field;
    `places` are what positions are read with.
    """

    def __init__(self, arrays: Mapping[str, AnyArray], spec: FieldSpec, average: float) -> None:
        name = spec.name
        self.starts = arrays[f"{name}.starts"]
        self.docs = arrays[f"{name}.docs"]
        self.freqs = arrays[f"{name}.freqs"]
        self.lengths = arrays[f"{name}.lengths"]
        self.average = average
        packed = arrays[f"{name}.positions"], arrays[f"{name}.marks"]
        distinct = np.unique(self.lengths)
        norms = 1 - B + B * distinct / average
        self._factors = spec.boost / WHOLE / norms
        self._length_of = np.searchsorted(distinct, self.lengths).astype(np.uint16)

        self.places = Places(self.docs, self.freqs, measure(self.lengths), *packed)

    @cached_property
    def factors(self) -> AnyArray:
        """What an occurrence of weight 1/1024 is worth in the field, by document (f64).

        Made when it is first asked for, by what is not ranked in one go.
        """
        factors: AnyArray = self._factors[self._length_of]
        return factors

    def arrays(self) -> Text:
        """Return what kernels know of the field."""
        return Text(
            *(self.starts, self.docs, self.freqs),
            *(self._length_of, self._factors, (*self.places,)),
        )


@dataclass(frozen=True, slots=True)
class Part:
    """A segment in its place: its document n is document `base + n` of the generation.

    `order` counts the segments; the lexicon calls this one `number`. `alive` u8, `ranks` u32 and
    `days` i32 are by document, `living` are the blocks of what is alive, see `kernels.blocks`.
    `finder` finds the rows of spellings, see `Lexicon.membership`.
    """

    segment: Segment
    order: int
    number: str
    base: int
    first_block: int
    alive: AnyArray
    living: AnyArray
    ranks: AnyArray
    days: AnyArray
    finder: tuple[AnyArray, AnyArray]
    texts: dict[str, TextField]

    @property
    def blocks(self) -> slice:
        """Return where the blocks of the segment are in a row of those of all segments."""
        return slice(self.first_block, self.first_block + len(self.living))

    def columns(self) -> list[int]:
        """Return the row of the segment for `kernels.segments`."""
        return columns_of_segment(
            (self.segment.count, self.base, self.first_block),
            (self.days, self.ranks),
            self.finder,
            [columns_of_text(text.arrays()) for text in self.texts.values()],
        )


class Collection:
    """The open files of a generation, read-only, for any number of threads.

    `count` is the number of living articles, `averages` are the mean lengths of the text fields;
    `stories` are what tells articles that say nearly the same, `parts` the segments, `segments` is
    the table of these for kernels, see `kernels.segments`.
    """

    def __init__(
        self, segments: Mapping[str, Segment], documents: Mapping[str, AnyArray], lexicon: Lexicon
    ) -> None:
        self.lexicon = lexicon
        self._by_rank = documents["by_rank"].data
        self._alive, self._ranks = documents["alive"], documents["ranks"]
        self.stories = Stories(documents)
        self.count = int(np.count_nonzero(self._alive))
        self.averages = {spec.name: self._average(segments, spec.name) for spec in TEXT_FIELDS}
        self._bases: list[int] = []
        self._ids: list[StringTable] = []
        self.parts: tuple[Part, ...] = ()
        for name, segment in segments.items():
            self._append(name, segment)
        rows = list(map(Part.columns, self.parts))
        self.segments: AnyArray = np.array(rows, np.int64).reshape(-1, COLUMNS)

    @classmethod
    def open(cls, directory: Path) -> Self:
        """Map the files that the manifest of a generation names.

        Raises:
            IndexDamaged: one is missing or cut short, or they do not fit together.
            IndexOutdated: another version of a format made one.
        """
        names = [entry.name for entry in read_manifest(directory).segments]
        segments = {name: Segment.open(directory, name) for name in names}
        documents, lexicon = open_documents(directory), Lexicon.open(directory)
        has_rows = all(f"rows.{_number(name)}" in lexicon.arrays for name in names)
        if not has_rows or sum(s.count for s in segments.values()) != len(documents["alive"]):
            raise IndexDamaged(f"the files of {directory} do not fit together; index again")
        return cls(segments, documents, lexicon)

    def _average(self, segments: Mapping[str, Segment], field: str) -> float:
        """Return the mean length over the living articles that have a field, 1 where none has."""
        lengths = [np.empty(0, np.uint32)]
        lengths += [segment.arrays[f"{field}.lengths"] for segment in segments.values()]
        living = np.concatenate(lengths)[self._alive != 0]
        filled = np.count_nonzero(living)
        return int(living.sum(dtype=np.uint64)) / filled if filled else 1.0

    def _append(self, name: str, segment: Segment) -> None:
        last = self.parts[-1] if self.parts else None
        base = last.base + last.segment.count if last else 0
        own, number = slice(base, base + segment.count), _number(name)
        texts = {
            spec.name: TextField(segment.arrays, spec, self.averages[spec.name])
            for spec in TEXT_FIELDS
        }
        part = Part(
            segment,
            len(self.parts),
            number,
            base,
            last.blocks.stop if last else 0,
            self._alive[own],
            pack_mask(self._alive[own]),
            self._ranks[own],
            segment.arrays["days"],
            self.lexicon.membership(number),
            texts,
        )
        self.parts += (part,)
        self._bases.append(base)
        self._ids.append(segment.ids)

    def article(self, number: int) -> Article:
        """Return the article of a document of the generation."""
        part = self._part(number)
        return part.segment.article(number - part.base)

    def headlines(self, number: int) -> Iterator[tuple[int, str, str]]:
        """Yield what `Segment.headlines` returns, by the documents of the generation."""
        part = self._part(number)
        for own, article_id, title in part.segment.headlines(number - part.base):
            yield part.base + own, article_id, title

    def article_id(self, number: int) -> str:
        """Return the id of a document of the generation."""
        (article_id,) = self.article_ids((number,))
        return article_id

    def article_ids(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """Return the ids of documents of the generation."""
        bases, tables, ids = self._bases, self._ids, []
        for number in numbers:
            order = bisect_right(bases, number) - 1
            ids.append(tables[order].text_of(number - bases[order]))
        return tuple(ids)

    def value(self, number: int, label: str) -> str:
        """Return what a document has in a label field."""
        part = self._part(number)
        value = part.segment.arrays[f"{label}.numbers"][number - part.base]
        table = StringTable.of(part.segment.arrays, label)
        return table[int(value)].decode("utf-8", "surrogatepass")

    def find(self, article_id: str) -> int | None:
        """Return the document of a living article, None where there is none of this id."""
        # Among documents of one id the living one has the least rank.
        rank = bisect_left(self._by_rank, article_id, key=self.article_id)
        if rank == len(self._by_rank):
            return None
        number = self._by_rank[rank]
        return number if self._alive[number] and self.article_id(number) == article_id else None

    def entries(self, start: int, size: int | None) -> Iterator[Entry]:
        """Return an iterator over the living articles by id: `size` of them from `start` on."""
        by_rank: AnyArray = np.frombuffer(self._by_rank, np.uint32)
        living = by_rank[self._alive[by_rank] != 0]
        return map(self._entry, living[start:][:size].tolist())

    def _entry(self, number: int) -> Entry:
        part = self._part(number)
        day = int(part.days[number - part.base])
        return Entry(self.article_id(number), dt.date.fromordinal(day) if day else None)

    def _part(self, number: int) -> Part:
        return self.parts[bisect_right(self._bases, number) - 1]


def _number(name: str) -> str:
    return name.removeprefix(SEGMENT)
