"""The forms of a lexicon that are a few edits from a word: for fuzzy words and for suggestions.

Its tables are made at its first use and kept: of 462,000 forms 18 MB.
"""

from functools import cached_property

import numpy as np

from search.compiling import AnyArray
from search.lexicon.kernels.neighbours import find_near, sign_forms
from search.strings import StringTable


class NearForms:
    """Finds near forms in a table of all; any thread may ask."""

    def __init__(self, forms: StringTable) -> None:
        self._forms = forms

    def find(self, word: str, distance: int) -> tuple[AnyArray, AnyArray]:
        """Return the forms (u32) within `distance` edits of a folded word, and the edits (u8).

        Forms come in ascending order; the word itself is among them, with no edit.
        """
        letters, (order, lengths, signatures) = letters_of(word), self._by_length
        (signature,) = sign_forms(letters, np.array([0, len(letters)]))
        first = np.searchsorted(lengths, len(letters) - distance, "left")
        last = np.searchsorted(lengths, len(letters) + distance, "right")
        near = order[first:last], signatures[first:last]
        forms, edits = find_near(self.letters, self.starts, *near, letters, signature, distance)
        ascending = np.argsort(forms)
        return forms[ascending], edits[ascending]

    @cached_property
    def letters(self) -> AnyArray:
        """The letters of all forms end to end (u16)."""
        return letters_of(self._forms.text.tobytes().decode("utf-8", "surrogatepass"))

    @cached_property
    def starts(self) -> AnyArray:
        """Where each form begins among the letters, and the end (u32)."""
        text, offsets = self._forms.text, self._forms.offsets
        before = np.zeros(len(text) + 1, np.uint32)
        np.cumsum((text & 0xC0) != 0x80, out=before[1:])
        starts: AnyArray = before[offsets]
        return starts

    @cached_property
    def _by_length(self) -> tuple[AnyArray, AnyArray, AnyArray]:
        """Forms (u32) by ascending length, their lengths (i64) and signatures (u64)."""
        lengths = np.diff(self.starts.astype(np.int64))
        order = np.argsort(lengths, kind="stable").astype(np.uint32)
        return order, lengths[order], sign_forms(self.letters, self.starts)[order]


def letters_of(text: str) -> AnyArray:
    """Return the letters of a text (u16), those beyond the basic plane cut down."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.uint16)
