"""From a word to where its postings are, in one call.

To hand a kernel an array costs a tenth of a microsecond, and what it returns a whole one: a lexicon
is a table of addresses and lengths, i64[2 * arrays], which `table_of` makes.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numba import float64, int64, typeof, types, uint32

from search.compiling import AnyArray, kernel
from search.embedded.kernels.segments import SEGMENTS
from search.embedded.kernels.spans import find_word
from search.embedded.kernels.views import address, bytes_at, numbers_at, signed_bytes_at
from search.lexicon.kernels.bisection import find_string
from search.lexicon.kernels.relations import spell_out
from search.words.kernels.relating import Graph, Stems, Word, relate_word, signed
from search.words.rules import LEAST, MOST

_NAMES = (
    *("forms.text", "forms.offsets", "stem_of", "root_of", "form.starts", "form.members"),
    *("doc_freqs", "stem.starts", "stem.members"),
)
"""The arrays of a lexicon; those of its graph are behind them."""
_GRAPH = 9
UNKNOWN = -1
_BYTES = typeof(b"")  # type: ignore[no-untyped-call]
_FOUND = types.Tuple((uint32[::1], int64, int64))  # type: ignore[no-untyped-call]


class _Forms(NamedTuple):
    """The sorted table of the forms, and the stem of each and its root (u32)."""

    text: AnyArray
    offsets: AnyArray
    stem_of: AnyArray
    root_of: AnyArray


def table_of(lexicon: Mapping[str, AnyArray], graph: Graph) -> AnyArray:
    """Return the table of a lexicon and of its graph, whose arrays have to be kept."""
    arrays = [*map(lexicon.__getitem__, _NAMES), *graph]
    return np.array([(address(each), len(each)) for each in arrays], np.int64).reshape(-1)


@kernel()
def _bytes(table: AnyArray, number: int) -> AnyArray:
    return bytes_at(table[2 * number], table[2 * number + 1])


@kernel()
def _numbers(table: AnyArray, number: int) -> AnyArray:
    return numbers_at(table[2 * number], table[2 * number + 1])


@kernel()
def _forms_of(table: AnyArray) -> _Forms:
    return _Forms(_bytes(table, 0), _numbers(table, 1), _numbers(table, 2), _numbers(table, 3))


@kernel()
def _graph_of(table: AnyArray) -> Graph:
    contexts = signed_bytes_at(table[2 * (_GRAPH + 8)], table[2 * (_GRAPH + 8) + 1])
    return Graph(
        *(_bytes(table, _GRAPH), _numbers(table, _GRAPH + 1), _numbers(table, _GRAPH + 2)),
        *(_numbers(table, _GRAPH + 3), _numbers(table, _GRAPH + 4), _numbers(table, _GRAPH + 5)),
        *(_numbers(table, _GRAPH + 6), _numbers(table, _GRAPH + 7), contexts),
        *(_numbers(table, _GRAPH + 9), _numbers(table, _GRAPH + 10), _bytes(table, _GRAPH + 11)),
        *(_numbers(table, _GRAPH + 12), _bytes(table, _GRAPH + 13)),
    )


@kernel(_FOUND(_BYTES, float64[:, ::1], int64, int64[::1], SEGMENTS))
def look_up(
    form: bytes, rules: AnyArray, fields: int, table: AnyArray, segments: AnyArray
) -> tuple[AnyArray, int, int]:
    """Return what `spans.find_word` returns for the spellings of all forms that stand for a folded
    word by the rules of a level, and their common doc_freq, see `relations.spell_out`.

    The last is UNKNOWN where the lexicon has not the form itself.
    """
    forms = _forms_of(table)
    number = find_string(forms.text, forms.offsets, form)
    if number < 0:
        return np.empty(0, np.uint32), 0, UNKNOWN
    stem, graph = signed(forms.stem_of[number]), _graph_of(table)
    # Of a known form the graph knows the ending.
    word = Word(number, stem, signed(forms.root_of[stem]), 0)
    stems = Stems(_numbers(table, 7), _numbers(table, 8))
    nobody = graph.partners[:0], graph.partner_reasons[:0]
    related, weights, _ = relate_word(word, stems, graph, nobody, rules, LEAST, MOST)
    starts, members, doc_freqs = _numbers(table, 4), _numbers(table, 5), _numbers(table, 6)
    spellings, weighed, doc_freq = spell_out(related, weights, starts, members, doc_freqs)
    found, place = find_word(spellings, weighed, fields, segments)
    return found, place, doc_freq
