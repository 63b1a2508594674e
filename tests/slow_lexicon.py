"""The slow, obvious lexicon, in dictionaries: what the compiled one must equal, array by array."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from search.analysis import fold, root, spell, stem, tokenize
from search.compiling import AnyArray
from search.ranking import WHOLE, Level
from search.schema import Article
from search.strings import pack_strings
from tests.slow_relations import SlowRelations


def lexicon_arrays(tables: Mapping[str, Sequence[str]]) -> dict[str, AnyArray]:
    """Return the arrays of the lexicon of segments, by name with their spellings in any order."""
    spellings = _distinct(word for words in tables.values() for word in words)
    forms = _distinct(map(fold, spellings))
    stems = _distinct(map(stem, forms))
    roots = _distinct(map(root, forms))
    named = {"spellings": spellings, "forms": forms, "stems": stems, "roots": roots}
    arrays: dict[str, AnyArray] = {}
    for name, strings in named.items():
        arrays |= pack_strings(name, [string.encode() for string in strings])
    arrays |= _groups("form", [forms.index(fold(word)) for word in spellings], len(forms))
    arrays |= _groups("stem", [stems.index(stem(word)) for word in forms], len(stems))
    # The forms of a stem have one root.
    root_of = {stem(word): roots.index(root(word)) for word in forms}
    arrays["root_of"] = np.array([root_of[word] for word in stems], np.uint32)
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
    spellings: Sequence[str], doc_freqs: Sequence[int], word: str, level: Level
) -> list[tuple[int, int]]:
    """Return number and weight of the spellings that answer a word as written, in order."""
    if level is Level.EXACT:
        return [(n, WHOLE) for n, spelling in enumerate(spellings) if spelling == spell(word)]
    relate = SlowRelations(form_doc_freqs(spellings, doc_freqs))
    return [
        (number, round(related.weight * WHOLE))
        for related in relate(word, level)
        for number, spelling in enumerate(spellings)
        if fold(spelling) == related.form
    ]


def form_doc_freqs(spellings: Sequence[str], doc_freqs: Sequence[int]) -> Counter[str]:
    """Return the document frequency of each form, added up over its spellings."""
    counts: Counter[str] = Counter()
    for spelling, doc_freq in zip(spellings, doc_freqs, strict=True):
        counts[fold(spelling)] += doc_freq
    return counts


def doc_freqs(spellings: Sequence[str], articles: Iterable[Article]) -> AnyArray:
    """Return in how many of the living articles each spelling is."""
    having = [
        {spell(t.surface) for text in (a.title, a.body) for t in tokenize(text)} for a in articles
    ]
    counts = [sum(spelling in words for words in having) for spelling in spellings]
    return np.array(counts, np.uint32)
