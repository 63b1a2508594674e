"""The slow, obvious lexicon, in dictionaries: what the compiled one must equal, array by array."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from search.analysis import View, fold, root, spell, stem
from search.compiling import AnyArray
from search.embedded.storage.strings import pack_strings
from search.ranking import LEVELS, Level

VIEWS: dict[View, Callable[[str], str]] = {
    View.SPELLING: lambda spelling: spelling,
    View.FORM: fold,
    View.STEM: lambda spelling: stem(fold(spelling)),
    View.ROOT: lambda spelling: root(fold(spelling)),
}
"""A view of a word, from its spelling."""


def lexicon_arrays(tables: Mapping[str, Sequence[str]]) -> dict[str, AnyArray]:
    """Return the arrays of the lexicon of segments, by name with their spellings in any order."""
    spellings = _distinct(word for words in tables.values() for word in words)
    forms = _distinct(map(fold, spellings))
    stems, roots = _distinct(map(stem, forms)), _distinct(map(root, forms))
    named = {"spellings": spellings, "forms": forms, "stems": stems, "roots": roots}
    arrays: dict[str, AnyArray] = {}
    for name, strings in named.items():
        arrays |= pack_strings(name, [string.encode() for string in strings])
    arrays |= _groups("form", [forms.index(fold(word)) for word in spellings], len(forms))
    arrays |= _groups("stem", [stems.index(stem(word)) for word in forms], len(stems))
    arrays |= _groups("root", [roots.index(root(word)) for word in forms], len(roots))
    for name, words in tables.items():
        rows = sorted(spellings.index(word) for word in words)
        arrays[f"rows.{name}"] = np.array(rows, np.uint32)
    return arrays


def _distinct(strings: Iterable[str]) -> list[str]:
    return sorted(set(strings), key=str.encode)


def _groups(name: str, of: Sequence[int], groups: int) -> dict[str, AnyArray]:
    members = [[member for member in range(len(of)) if of[member] == n] for n in range(groups)]
    starts = np.cumsum([0, *map(len, members)])
    return {
        f"{name}_of": np.array(of, np.uint32),
        f"{name}.starts": starts.astype(np.uint32),
        f"{name}.members": np.array([member for group in members for member in group], np.uint32),
    }


def expansion(
    spellings: Sequence[str], word: str, level: Level
) -> list[tuple[int, float, set[View]]]:
    """Return number, weight and views of the spellings that answer a word as written, in order."""
    asked = spell(word)
    found = []
    for number, spelling in enumerate(spellings):
        views = {view for view in LEVELS[level] if VIEWS[view](spelling) == VIEWS[view](asked)}
        if views:
            found.append(
                (number, sum(LEVELS[level][view] for view in LEVELS[level] if view in views), views)
            )
    return sorted(found, key=lambda it: (-it[1], it[0]))
