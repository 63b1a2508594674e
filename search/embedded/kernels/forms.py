"""Folds, stems and roots whole vocabularies: compiled twins of `search.analysis`."""

from typing import NamedTuple

import numpy as np

from search.analysis import fold
from search.compiling import AnyArray
from search.embedded.kernels.folding import character_table, fold_words
from search.embedded.kernels.roots import find_roots, root_tables, write_roots
from search.embedded.kernels.stemming import stem_tables, stem_words
from search.embedded.storage.strings import StringTable


class Words(NamedTuple):
    """Words anywhere in a text of UTF-8 (u8): where each begins and ends (u32)."""

    text: AnyArray
    begins: AnyArray
    ends: AnyArray

    @classmethod
    def of(cls, table: StringTable) -> "Words":
        """Return the strings of a table in its order."""
        return cls(table.text, table.offsets[:-1], table.offsets[1:])


def fold_all(words: Words) -> Words:
    """Return the folded form of each word."""
    text, begins, ends, whole = fold_words(*words, character_table())
    whole_words = [bytes(words.text[words.begins[n] : words.ends[n]]).decode() for n in whole]
    folded = [fold(word).encode() for word in whole_words]
    starts = len(text) + np.cumsum([0, *map(len, folded)], dtype=np.uint32)
    begins[whole], ends[whole] = starts[:-1], starts[1:]
    return Words(np.concatenate([text, np.frombuffer(b"".join(folded), np.uint8)]), begins, ends)


def stem_all(forms: Words) -> Words:
    """Return the stem of each folded form."""
    return Words(forms.text, *stem_words(*forms, stem_tables()))


def root_all(stems: Words) -> Words:
    """Return the root of the forms that have these stems: it is found in the stem alone."""
    return Words(*write_roots(find_roots(*stems, root_tables()), *stems))
