"""Builds the word graph of a generation from its lexicon and its postings."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from search.compiling import AnyArray
from search.scratch import IN_MEMORY, Scratch
from search.utf8 import Words
from search.words.contexts import SegmentWords, build_contexts, find_judged
from search.words.endings import ENDING_NUMBERS, OTHER_ENDING, find_apart, thing_stems
from search.words.judging import count_use
from search.words.kernels.contexts import hash_words
from search.words.kernels.pairing import find_heads
from search.words.kernels.relating import Stems
from search.words.packing import pack_words
from search.words.pairing import pair_stems


class Lexicon(NamedTuple):
    """The forms of a generation: as words, their stems as a part of each, and their groups.

    `stem_parts` are the stems where they stand in the forms, `stems` the distinct ones, by the
    numbers that group the forms; `root_of` (u32) is by stem, of so many `roots`. `doc_freqs` (u32)
    counts the living articles that have each form, of so many `articles`; the segments hold `read`
    of them, all if None.
    """

    forms: Words
    stem_parts: Words
    stems: Words
    groups: Stems
    root_of: AnyArray
    roots: int
    doc_freqs: AnyArray
    articles: int
    read: int | None = None


def build_graph(
    lexicon: Lexicon, segments: Iterable[SegmentWords], scratch: Scratch = IN_MEMORY
) -> dict[str, AnyArray]:
    """Return the arrays of a word graph, see `kernels.relating.Graph`.

    The same lexicon and segments give the same arrays.
    """
    order = _Order(*map(scratch.keep, _order(lexicon)))
    contexts = build_contexts(
        lexicon.forms,
        lexicon.doc_freqs,
        lexicon.articles,
        order.judged,
        segments,
        lexicon.read,
        scratch,
    ).reshape(-1)
    heads = find_heads(order.judged, order.stem_slots, order.stem_judged, lexicon.doc_freqs)
    stem_of = _stem_of(lexicon.groups)
    begins, stems = lexicon.stem_parts.begins, len(heads)
    use = count_use(lexicon.forms, begins, stem_of, lexicon.doc_freqs, stems)
    partners = pair_stems(lexicon.stems, heads, contexts, use)
    del use
    endings = _endings(lexicon)
    is_thing = np.isin(hash_words(*lexicon.stems), hash_words(*pack_words(thing_stems())))
    return {
        "endings": endings[lexicon.groups.members],
        "apart": find_apart(endings, stem_of, lexicon.doc_freqs, is_thing),
        **order._asdict(),
        "contexts": contexts,
        "partner_starts": partners.starts,
        "partners": partners.stems,
        "partner_reasons": partners.reasons,
    }


class _Order(NamedTuple):
    """The judged forms in the order of their contexts, by stems and roots; see `relating.Graph`."""

    judged: AnyArray
    root_slots: AnyArray
    root_starts: AnyArray
    root_stems: AnyArray
    stem_slots: AnyArray
    stem_judged: AnyArray


def _order(lexicon: Lexicon) -> _Order:
    """Put judged forms with relatives side by side: a query reads their contexts in one go."""
    stem_starts, members = lexicon.groups
    sizes, roots = np.diff(stem_starts), lexicon.roots
    is_judged = find_judged(lexicon.doc_freqs, lexicon.articles)[members]
    by_root = np.argsort(np.repeat(lexicon.root_of, sizes)[is_judged], kind="stable")
    judged = members[is_judged][by_root]
    stem_judged = (
        np.add.reduceat(is_judged, stem_starts[:-1], dtype=np.uint32) if len(sizes) else sizes
    )
    root_stems = np.argsort(lexicon.root_of, kind="stable").astype(np.uint32)
    stem_slots = np.zeros(len(sizes), np.uint32)
    stem_slots[root_stems] = np.cumsum(stem_judged[root_stems]) - stem_judged[root_stems]
    return _Order(
        judged,
        _starts(np.bincount(lexicon.root_of, stem_judged, roots)),
        _starts(np.bincount(lexicon.root_of, minlength=roots)),
        root_stems,
        stem_slots,
        stem_judged,
    )


def _stem_of(groups: Stems) -> AnyArray:
    """Return the stem of each form (u32)."""
    stem_starts, members = groups
    stem_of = np.empty(len(members), np.uint32)
    numbers = np.arange(len(stem_starts) - 1, dtype=np.uint32)
    stem_of[members] = np.repeat(numbers, np.diff(stem_starts))
    return stem_of


def _starts(sizes: AnyArray) -> AnyArray:
    """Return where groups of these sizes start, and the end (u32)."""
    return np.concatenate([[0], np.cumsum(sizes)]).astype(np.uint32)


def _endings(lexicon: Lexicon) -> AnyArray:
    """Return the number of the ending of each form (u8)."""
    known = hash_words(*pack_words(ENDING_NUMBERS))
    order = np.argsort(known)
    own = hash_words(lexicon.forms.text, lexicon.stem_parts.ends, lexicon.forms.ends)
    places = np.minimum(np.searchsorted(known[order], own), len(known) - 1)
    return np.where(known[order][places] == own, order[places], OTHER_ENDING).astype(np.uint8)


def number_ending(form: str, stem: str) -> int:
    """Return the number of what stands behind the stem of a form."""
    ending = form.partition(stem)[2] if stem else form
    return ENDING_NUMBERS.get(ending, OTHER_ENDING)
