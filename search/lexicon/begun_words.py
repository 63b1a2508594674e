"""The words that a beginning may become: the most frequent, or those beside others in titles."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np

from search.analysis import is_stop
from search.compiling import AnyArray
from search.lexicon.kernels.frequent import most_beside, most_frequent
from search.lexicon.lexicon import Lexicon
from search.recent import Recent

_CANDIDATES = 64
"""How many words are looked at: some are stop words, some have a stem in common."""
_RARE = 200
"""A word that so many times fewer articles have than the most frequent one is left out."""
_BROAD = 256
"""The best of a beginning that so many forms have are kept: there are few such beginnings."""
_KEPT_BROAD = 1 << 10
_KEPT_WORDS = 1 << 14


class Beginning(NamedTuple):
    """Folded letters that a word begins with, and the numbers of the forms that do."""

    letters: str
    forms: range


class BegunWord(NamedTuple):
    """A word as most articles write it, in how many it is, and the number of its stem."""

    written: str
    articles: int
    stem: int
    is_stop: bool


class Neighbours(Protocol):
    """Knows which words stand beside each other."""

    def beside(self, forms: range, others: Sequence[str]) -> tuple[AnyArray, AnyArray]:
        """Return which of the forms titles have that have all the others, and how many titles.

        Both arrays ascend by the numbers of the forms, u32 and i64.
        """
        ...

    def prepare(self) -> None:
        """Make and load all that answers take, so that none waits for it."""
        ...


class BegunWords:
    """Finds the words of a generation by how they begin; any thread may ask."""

    def __init__(self, lexicon: Lexicon, neighbours: Neighbours) -> None:
        self._lexicon = lexicon
        self._neighbours = neighbours
        self._best = Recent[tuple[int, int], list[int]](_KEPT_BROAD)
        self._words: dict[int, BegunWord] = {}

    def prepare(self) -> None:
        """Make and load all that answers take."""
        doc_freqs, none = self._lexicon.form_doc_freqs, np.empty(0, np.int64)
        self._lexicon.beginning("")
        most_frequent(doc_freqs, 0, 0, _RARE, _CANDIDATES)
        most_beside(doc_freqs, none.astype(np.uint32), none, 0, _CANDIDATES)

    def of(self, forms: range, others: Sequence[str], typed: str, number: int) -> list[BegunWord]:
        """Return words that begin so, those beside the others in headlines if there are any.

        The most frequent come first. Of words with one stem there is one, and neither a stop word
        nor what is typed already.
        """
        known, words = self._words, dict[int, BegunWord]()
        for form in self._frequent(forms, others) if forms else ():
            word = known.get(form) or self._word(form)
            if not word.is_stop and word.stem not in words and word.written != typed:
                words[word.stem] = word
                if len(words) == number:
                    break
        return list(words.values())

    def _frequent(self, forms: range, others: Sequence[str]) -> list[int]:
        alone, doc_freqs = self._alone(forms), self._lexicon.form_doc_freqs
        if others:
            beside, times = self._neighbours.beside(forms, others)
            if len(beside):
                least = int(doc_freqs[alone[0]]) // _RARE if alone else 0
                near: list[int] = most_beside(doc_freqs, beside, times, least, _CANDIDATES).tolist()
                return near
        return alone

    def _alone(self, forms: range) -> list[int]:
        """Return the most frequent forms of a beginning, whatever stands beside them."""
        key = forms.start, forms.stop
        known = self._best.get(key)
        if known is None:
            doc_freqs = self._lexicon.form_doc_freqs
            known = most_frequent(doc_freqs, *key, _RARE, _CANDIDATES).tolist()
            if len(forms) >= _BROAD:
                self._best.add(key, known, 1)
        return known

    def _word(self, form: int) -> BegunWord:
        """Return the word of a form, and keep it."""
        if len(self._words) >= _KEPT_WORDS:
            self._words.clear()
        written = self._lexicon.commonest_spelling_of(form)
        articles = int(self._lexicon.form_doc_freqs[form])
        word = BegunWord(
            written, articles, int(self._lexicon.stem_groups.of[form]), is_stop(written)
        )
        self._words[form] = word
        return word
