"""The lexicon of a generation: every spelling, and which of them stand for the same word.

A form is a set of spellings, a stem a set of forms, a root one of stems. `rows.NNNNNN` has the
spellings of a segment, ascending: one for each of its rows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self

import numpy as np

from search.analysis import View, fold, root, spell, stem
from search.arrays import open_arrays
from search.compiling import AnyArray
from search.lexicon.kernels.bisection import find_beginning, find_string
from search.lexicon.kernels.membership import mark_members, places_of
from search.lexicon.kernels.relations import Groups, count_by_form, spell_out
from search.ranking import WHOLE, Level
from search.recent import Recent
from search.strings import StringTable
from search.words.building import number_ending
from search.words.graph import NO_PARTNERS, Partners, Related, WordGraph
from search.words.kernels.relating import Stems, Word
from search.words.numerals import with_numbers
from search.words.partners import partner_stems
from search.words.relations import Reason, RelatedForm
from search.words.rules import REASONS

LEXICON, GRAPH = "lexicon.arrays", "graph.arrays"
"""The names of the files that a lexicon is opened from."""
CACHED_SPELLINGS = 1 << 19
"""How many spellings the expansions that are kept may have together: 8 MB."""
_NONE: AnyArray = np.empty(0, np.uint32)
_WHOLE: AnyArray = np.array([WHOLE], np.uint16)


@dataclass(frozen=True, slots=True)
class Expansion:
    """The spellings (u32) that answer a query word, with their weights (u32), which never rise.

    `WHOLE` is the weight of the word itself. `doc_freq` is in how many documents the word is, each
    spelling's counted by its weight; it may be more than there are. The arrays are shared.
    """

    spellings: AnyArray
    weights: AnyArray
    doc_freq: float


class Lexicon:
    """An open lexicon with its word graph; any thread may ask it.

    `spellings`, `forms`, `stems` and `roots` are its sorted tables; `form_groups` are the spellings
    of the forms, `stem_groups` the forms of the stems. `doc_freqs` says in how many living
    documents of the generation each spelling is.
    """

    def __init__(self, arrays: Mapping[str, AnyArray], graph: Mapping[str, AnyArray]) -> None:
        self.arrays = {name: _read_only(array) for name, array in arrays.items()}
        self.spellings = StringTable.of(self.arrays, "spellings")
        self.forms = StringTable.of(self.arrays, "forms")
        self.stems = StringTable.of(self.arrays, "stems")
        self.roots = StringTable.of(self.arrays, "roots")
        self.form_groups = self._groups("form")
        self.stem_groups = self._groups("stem")
        self.doc_freqs = self.arrays["doc_freqs"]
        self._stored_graph = {name: _read_only(array) for name, array in graph.items()}
        self._expansions = Recent[tuple[str, Level], Expansion](CACHED_SPELLINGS)
        self._memberships: dict[str, tuple[AnyArray, AnyArray]] = {}

    @classmethod
    def open(cls, directory: Path) -> Self:
        """Map the files of the lexicon and the word graph of a generation.

        Raises:
            IndexDamaged, IndexOutdated: as `open_arrays`.
        """
        lexicon, graph = directory / LEXICON, directory / GRAPH
        return cls(open_arrays(lexicon, "lexicon"), open_arrays(graph, "graph"))

    def _groups(self, view: str) -> Groups:
        names = (f"{view}_of", f"{view}.starts", f"{view}.members")
        return Groups(*map(self.arrays.__getitem__, names))

    @cached_property
    def form_doc_freqs(self) -> AnyArray:
        """In how many articles each form is (u32), see `count_by_form`."""
        _, starts, members = self.form_groups
        return _read_only(count_by_form(self.doc_freqs, starts, members))

    @cached_property
    def graph(self) -> WordGraph:
        """Which forms stand for the same word."""
        _, starts, members = self.stem_groups
        return WordGraph(self._stored_graph, Stems(starts, members), self.form_doc_freqs)

    def expand(self, word: str, level: Level) -> Expansion:
        """Return the spellings that answer a word as a user wrote it.

        A word that was never seen still meets its relatives.
        """
        known = self._expansions.get((word, level))
        if known is None:
            if level is Level.EXACT:
                known = self.equal(word, View.SPELLING)
            else:
                forms, weights, _ = self._relate(word, level)
                known = self._spelled(forms, weights)
            self._expansions.add((word, level), known, len(known.spellings) + 1)
        return known

    def equal(self, word: str, view: View) -> Expansion:
        """Return the spellings that equal a word in one view, the spelling or the form."""
        if view is View.SPELLING:
            number = find(self.spellings, _encode(spell(word)))
            spellings = np.array([number], np.uint32) if number >= 0 else _NONE
            doc_freq = float(self.doc_freqs[spellings].sum(dtype=np.int64))
            return Expansion(spellings, np.full(len(spellings), WHOLE, np.uint32), doc_freq)
        number = find(self.forms, _encode(fold(word)))
        forms = np.array([number], np.uint32) if number >= 0 else _NONE
        return self._spelled(forms, _WHOLE[: len(forms)])

    def related(self, word: str, level: Level) -> tuple[RelatedForm, ...]:
        """Return the forms that answer a word, its own form first, whether the archive has it."""
        own = fold(word)
        if level is Level.EXACT:
            return (RelatedForm(own, 1.0, Reason.SAME, self._articles(own)),)
        found = self._relate(word, level)
        related = tuple(
            RelatedForm(_decode(self.forms[form]), weight / WHOLE, REASONS[reason], articles)
            for form, weight, reason, articles in zip(
                *(column.tolist() for column in (*found, self.form_doc_freqs[found.forms])),
                strict=True,
            )
        )
        is_seen = related[:1] and related[0].form == own
        return related if is_seen else (RelatedForm(own, 1.0, Reason.SAME, 0), *related)

    def beginning(self, prefix: str) -> range:
        """Return the numbers of the forms that begin with a folded prefix."""
        return range(*find_beginning(self.forms.text, self.forms.offsets, _encode(prefix)))

    def commonest_spelling(self, form: str) -> str:
        """Return how most articles write a form, "" where none has it."""
        number = self.form_number(form)
        return self.commonest_spelling_of(number) if number >= 0 else ""

    def commonest_spelling_of(self, number: int) -> str:
        """Return how most articles write the form of a number."""
        _, starts, members = self.form_groups
        spellings = members[starts[number] : starts[number + 1]]
        return _decode(self.spellings[int(spellings[self.doc_freqs[spellings].argmax()])])

    def _articles(self, form: str) -> int:
        number = find(self.forms, _encode(form))
        return int(self.form_doc_freqs[number]) if number >= 0 else 0

    def _relate(self, word: str, level: Level) -> Related:
        related = self.graph.relate(*self._asked(word, level))
        return with_numbers(related, fold(word), level, self.form_number)

    def _asked(self, word: str, level: Level) -> tuple[Word, Level, Partners]:
        number = self._number(word)
        partners = NO_PARTNERS if number.stem >= 0 else self._named_partners(stem(fold(word)))
        return number, level, partners

    def form_number(self, form: str) -> int:
        """Return the number of a form, -1 where no article has it."""
        return find(self.forms, _encode(form))

    def _named_partners(self, bare: str) -> Partners:
        """Return what the table of partners names for a stem that no article has."""
        named = {
            find(self.stems, _encode(partner)): Reason(reason)
            for partner, reason in partner_stems().get(bare, ())
        }
        named.pop(-1, None)
        return Partners.of(named) if named else NO_PARTNERS

    def _spelled(self, forms: AnyArray, weights: AnyArray) -> Expansion:
        _, starts, members = self.form_groups
        spellings, weighed, doc_freq = spell_out(forms, weights, starts, members, self.doc_freqs)
        return Expansion(spellings, weighed, doc_freq / WHOLE)

    def rows(self, segment: str, spellings: AnyArray) -> AnyArray:
        """Return the rows (i64) of spellings (u32) in the segment "NNNNNN", -1 for none."""
        return places_of(*self.membership(segment), spellings)

    def membership(self, segment: str) -> tuple[AnyArray, AnyArray]:
        """Return what the kernel `membership.place_of` finds the row of a spelling with."""
        if segment not in self._memberships:
            rows = self.arrays[f"rows.{segment}"]
            self._memberships[segment] = mark_members(rows, len(self.spellings))
        return self._memberships[segment]

    def _number(self, word: str) -> Word:
        """Return a word by its numbers here."""
        form = fold(word)
        number = find(self.forms, _encode(form))
        # The slow twin: few words that are asked for were never seen, and the compiled one would
        # have to be loaded first.
        bare = stem(form) if number < 0 else _decode(self.stems[self.stem_groups.of[number]])
        own = find(self.stems, _encode(bare)) if number < 0 else int(self.stem_groups.of[number])
        if own >= 0:
            own_root = int(self.arrays["root_of"][own])
        else:
            own_root = find(self.roots, _encode(root(form)))
        return Word(number, own, own_root, number_ending(form, bare))


def find(table: StringTable, string: bytes) -> int:
    """Return the number of a string of a table of the lexicon, -1 where it is not there."""
    return find_string(table.text, table.offsets, string)


def _encode(string: str) -> bytes:
    return string.encode("utf-8", "surrogatepass")


def _decode(string: bytes) -> str:
    return string.decode("utf-8", "surrogatepass")


def _read_only(array: AnyArray) -> AnyArray:
    """Return a read-only view, as of a mapped file: kernels are compiled for these."""
    view = array.view()
    view.flags.writeable = False
    return view
