"""The forms that a pattern or a fuzzy word stands for in this archive."""

from dataclasses import dataclass

import numpy as np

from search.analysis import fold
from search.compiling import AnyArray
from search.deadline import check_time
from search.lexicon.lexicon import Expansion, Lexicon
from search.lexicon.near_forms import NearForms
from search.query import Fuzzy, Pattern
from search.query.patterns import compile_pattern, literal_prefix
from search.ranking import WHOLE
from search.recent import Recent

MAX_FORMS = 128
"""How many forms one word of a query may stand for: those that most articles have."""
_KEPT = 256
_WALKED = 1024
"""How many forms are walked over before time is looked at."""


@dataclass(frozen=True, slots=True)
class Forms:
    """The spellings that answer a node; `is_cut` tells that there are more than MAX_FORMS forms."""

    related: Expansion
    is_cut: bool


class Expander:
    """Expands patterns and fuzzy words in one generation; any thread may ask."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.near = NearForms(lexicon.forms)
        self._lexicon = lexicon
        self._recent = Recent[Pattern | Fuzzy, Forms](_KEPT)

    def expand(self, node: Pattern | Fuzzy) -> Forms:
        """Return what a node stands for; where it is in the text does not count."""
        forms = self._recent.get(node)
        if forms is None:
            forms = self._expand(node)
            self._recent.add(node, forms, 1)
        return forms

    def _expand(self, node: Pattern | Fuzzy) -> Forms:
        if isinstance(node, Pattern):
            forms = self._matching(node.text)
            return self._best(forms, np.full(len(forms), WHOLE, np.uint32), own=forms[:0])
        forms, slips = self.near.find(fold(node.text), node.edits)
        # One slip halves what an occurrence counts, two quarter it.
        weights = (WHOLE >> slips.astype(np.int64)).astype(np.uint32)
        return self._best(forms, weights, own=forms[slips == 0])

    def _matching(self, pattern: str) -> AnyArray:
        """Return the forms (u32) of a shape: a walk over those that begin like it."""
        table, prefix = self._lexicon.forms, literal_prefix(pattern)
        beginning = self._lexicon.beginning(prefix)
        if fold(pattern) == f"{prefix}*":
            return np.array(beginning, np.uint32)
        matches, found = compile_pattern(pattern).fullmatch, []
        for number in beginning:
            if not number % _WALKED:
                check_time()
            if matches(_decode(table[number])):
                found.append(number)
        return np.array(found, np.uint32)

    def _best(self, forms: AnyArray, weights: AnyArray, own: AnyArray) -> Forms:
        """Return the spellings of the forms that most articles have, the word's `own` before all.

        An article counts for each spelling of a form that it has.
        """
        is_cut = len(forms) > MAX_FORMS
        if is_cut:
            kept = np.lexsort((forms, -self._doc_freqs(forms), ~np.isin(forms, own)))[:MAX_FORMS]
            forms, weights = forms[kept], weights[kept]
        order = np.argsort(-weights.astype(np.int64), kind="stable")
        forms, weights = forms[order], weights[order]
        spellings, sizes = self._spellings(forms)
        weighed = np.repeat(weights, sizes)
        counted = int((self._lexicon.doc_freqs[spellings] * weighed.astype(np.int64)).sum())
        return Forms(Expansion(spellings, weighed, counted / WHOLE), is_cut)

    def _spellings(self, forms: AnyArray) -> tuple[AnyArray, AnyArray]:
        """Return the spellings (u32) of all forms in their order, and how many each has (i64)."""
        groups = self._lexicon.form_groups
        starts = groups.starts[forms].astype(np.int64)
        sizes = groups.starts[forms.astype(np.int64) + 1] - starts
        skipped = np.repeat(starts - np.cumsum(sizes) + sizes, sizes)
        return groups.members[skipped + np.arange(len(skipped))], sizes

    def _doc_freqs(self, forms: AnyArray) -> AnyArray:
        """Return the document frequency of each form (i64), added up over its spellings."""
        spellings, sizes = self._spellings(forms)
        sums = np.concatenate(([0], np.cumsum(self._lexicon.doc_freqs[spellings], dtype=np.int64)))
        ends = np.cumsum(sizes)
        counted: AnyArray = sums[ends] - sums[ends - sizes]
        return counted


def _decode(form: bytes) -> str:
    return form.decode("utf-8", "surrogatepass")
