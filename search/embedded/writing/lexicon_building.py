"""Builds the lexicon of a generation from the spellings of its segments."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from search.compiling import AnyArray
from search.embedded.kernels.forms import Map, fold_all, root_all, stem_all
from search.embedded.kernels.frequencies import add_doc_freqs
from search.embedded.kernels.sorting import gather_strings, number_strings
from search.embedded.storage.layout import TEXTS
from search.embedded.storage.segments import Segment
from search.embedded.writing.unions import unite_tables
from search.scratch import IN_MEMORY, Scratch
from search.strings import StringTable
from search.utf8 import Words


class LexiconData(NamedTuple):
    """The arrays of a lexicon, and the stem of each form where it stands in the form."""

    arrays: dict[str, AnyArray]
    stem_parts: Words


def build_lexicon(
    tables: Mapping[str, StringTable], each: Map = map, scratch: Scratch = IN_MEMORY
) -> LexiconData:
    """Return the lexicon of segments, given by name with their sorted spellings.

    The same tables in the same order give the same arrays. For each table `name` there is
    `rows.name`: the number of the spelling of each row, ascending. What `each` runs side by side
    lets go of the interpreter's lock.
    """
    spellings, rows = _union(list(tables.values()), scratch)
    forms, form_of, form_starts, form_members = _distinct(fold_all(Words.of(spellings)), scratch)
    stem_parts = _kept(stem_all(Words.of(forms), each), scratch)
    stems, stem_of, stem_starts, stem_members = _distinct(stem_parts, scratch)
    roots, root_of, _, _ = _distinct(root_all(Words.of(stems), each), scratch)
    arrays: dict[str, AnyArray] = {}
    for name, table in zip(
        ("spellings", "forms", "stems", "roots"), (spellings, forms, stems, roots), strict=True
    ):
        arrays |= {f"{name}.text": table.text, f"{name}.offsets": table.offsets}
    arrays |= {
        "form_of": form_of,
        "form.starts": form_starts,
        "form.members": form_members,
        "stem_of": stem_of,
        "stem.starts": stem_starts,
        "stem.members": stem_members,
        "root_of": root_of,
    }
    arrays |= {f"rows.{name}": part for name, part in zip(tables, rows, strict=True)}
    return LexiconData(arrays, stem_parts)


def count_documents(
    lexicon: Mapping[str, AnyArray],
    names: Iterable[str],
    segments: Iterable[Segment],
    alive: AnyArray,
) -> AnyArray:
    """Return in how many living documents each spelling of a lexicon is (u32).

    `names` are those of the segments in the lexicon; `alive` is by document of the generation.
    """
    doc_freqs, first = np.zeros(len(lexicon["spellings.offsets"]) - 1, np.uint32), 0
    for name, segment in zip(names, segments, strict=True):
        title, body = (
            (segment.arrays[f"{field}.starts"], segment.arrays[f"{field}.docs"]) for field in TEXTS
        )
        living = alive[first : first + segment.count].astype(np.uint8)
        add_doc_freqs(lexicon[f"rows.{name}"], *title, *body, living, doc_freqs)
        first += segment.count
    return doc_freqs


def _kept(words: Words, scratch: Scratch) -> Words:
    return Words(words.text, scratch.keep(words.begins), scratch.keep(words.ends))


def _distinct(words: Words, scratch: Scratch) -> tuple[StringTable, AnyArray, AnyArray, AnyArray]:
    """Return the sorted table of the words, the number of each word, and the groups of words."""
    numbers, starts, members = map(scratch.keep, number_strings(*words))
    text, offsets = map(scratch.keep, gather_strings(*words, members[starts[:-1]]))
    return StringTable(text, offsets), numbers, starts, members


def _union(tables: Sequence[StringTable], scratch: Scratch) -> tuple[StringTable, list[AnyArray]]:
    """Merge sorted tables: return the merged one and each table's numbers in it."""
    if len(tables) == 1:
        return tables[0], [np.arange(len(tables[0]), dtype=np.uint32)]
    if not tables:
        return StringTable(np.empty(0, np.uint8), np.zeros(1, np.uint32)), []
    return unite_tables(tables, [np.ones(len(table), np.bool_) for table in tables], scratch)
