"""Folds, stems and roots whole vocabularies: compiled twins of `search.analysis`."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

import numpy as np

from search.analysis import fold
from search.embedded.kernels.roots import find_roots, root_tables, write_roots
from search.embedded.kernels.stemming import stem_tables, stem_words
from search.lexicon.kernels.folding import character_table, fold_words
from search.utf8 import Words


class Map(Protocol):
    """Does what `map` does, perhaps in several threads."""

    def __call__(
        self, function: Callable[[Words], Any], parts: Sequence[Words], /
    ) -> Iterable[Any]:
        """Return the results of a function for each part, in order."""


def fold_all(words: Words) -> Words:
    """Return the folded form of each word."""
    text, begins, ends, whole = fold_words(*words, character_table())
    whole_words = [bytes(words.text[words.begins[n] : words.ends[n]]).decode() for n in whole]
    folded = [fold(word).encode() for word in whole_words]
    starts = len(text) + np.cumsum([0, *map(len, folded)], dtype=np.uint32)
    begins[whole], ends[whole] = starts[:-1], starts[1:]
    return Words(np.concatenate([text, np.frombuffer(b"".join(folded), np.uint8)]), begins, ends)


def stem_all(forms: Words, each: Map = map) -> Words:
    """Return the stem of each folded form."""
    tables = stem_tables()
    found = each(lambda part: stem_words(*part, tables), forms.parted())
    begins, ends = (np.concatenate(arrays) for arrays in zip(*found, strict=True))
    return Words(forms.text, begins, ends)


def root_all(stems: Words, each: Map = map) -> Words:
    """Return the root of the forms that have these stems: it is found in the stem alone."""
    tables = root_tables()
    roots = np.concatenate(list(each(lambda part: find_roots(*part, tables), stems.parted())))
    return Words(*write_roots(roots, *stems))
