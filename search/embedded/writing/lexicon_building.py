"""Builds the lexicon of a generation from the spellings of its segments."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np

from search.compiling import AnyArray
from search.embedded.kernels.forms import Words, fold_all, root_all, stem_all
from search.embedded.kernels.relations import group
from search.embedded.kernels.sorting import gather_strings, number_strings
from search.embedded.storage.strings import StringTable


def build_lexicon(tables: Mapping[str, StringTable]) -> dict[str, AnyArray]:
    """Return the arrays of a lexicon of segments, given by name with their sorted spellings.

    The same tables in the same order give the same arrays. For each table `name` there is
    `rows.name`: the number of the spelling of each row, ascending.
    """
    spellings, rows = _union(list(tables.values()))
    forms, form_of, form_starts, form_members = _distinct(fold_all(Words.of(spellings)))
    stems, stem_of, stem_starts, stem_members = _distinct(stem_all(Words.of(forms)))
    roots, root_of_stem, _, _ = _distinct(root_all(Words.of(stems)))
    root_of = root_of_stem[stem_of]
    root_starts, root_members = group(root_of, len(roots))
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
        "root.starts": root_starts,
        "root.members": root_members,
    }
    return arrays | {f"rows.{name}": part for name, part in zip(tables, rows, strict=True)}


def _distinct(words: Words) -> tuple[StringTable, AnyArray, AnyArray, AnyArray]:
    """Return the sorted table of the words, the number of each word, and the groups of words."""
    numbers, starts, members = number_strings(*words)
    return StringTable(*gather_strings(*words, members[starts[:-1]])), numbers, starts, members


def _union(tables: Sequence[StringTable]) -> tuple[StringTable, list[AnyArray]]:
    """Merge sorted tables, two at a time: return the merged one and each table's numbers in it."""
    if len(tables) > 2:
        half = len(tables) // 2
        parts = [_union(tables[:half]), _union(tables[half:])]
        merged, numbers = _union([table for table, _ in parts])
        return merged, [
            of_part[of_table]
            for of_part, (_, of_tables) in zip(numbers, parts, strict=True)
            for of_table in of_tables
        ]
    merged, joined, _, _ = _distinct(_join(tables))
    bounds = np.cumsum([0, *map(len, tables)])
    return merged, [joined[first:last] for first, last in pairwise(bounds)]


def _join(tables: Sequence[StringTable]) -> Words:
    """Return the strings of some tables, one table after the other."""
    shifts = np.cumsum([0, *(len(table.text) for table in tables)], dtype=np.uint32)
    words = [Words.of(table) for table in tables]
    return Words(
        np.concatenate([np.empty(0, np.uint8), *(each.text for each in words)]),
        np.concatenate([shifts[:0], *map(np.add, (each.begins for each in words), shifts)]),
        np.concatenate([shifts[:0], *map(np.add, (each.ends for each in words), shifts)]),
    )
