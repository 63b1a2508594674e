"""Builds the word graph of a generation from its lexicon and its postings."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from search.compiling import AnyArray
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


def build_graph(lexicon: Lexicon, segments: Iterable[SegmentWords]) -> dict[str, AnyArray]:
    """Return the arrays of a word graph, see `kernels.relating.Graph`.

    The same lexicon and segments give the same arrays.
    """
    stem_starts, members = lexicon.groups
    stems, sizes = len(stem_starts) - 1, np.diff(stem_starts)
    # Relatives side by side: a query reads their contexts in one go.
    by_root = np.argsort(lexicon.root_of, kind="stable")
    root_of_member = np.repeat(lexicon.root_of, sizes)
    order = np.argsort(root_of_member, kind="stable")
    is_judged = find_judged(lexicon.doc_freqs, lexicon.articles)[members]
    judged = members[order][is_judged[order]]
    stem_judged = np.add.reduceat(is_judged, stem_starts[:-1], dtype=np.uint32) if stems else sizes
    stem_slots = np.zeros(stems, np.uint32)
    stem_slots[by_root] = np.cumsum(stem_judged[by_root]) - stem_judged[by_root]
    of_roots = np.bincount(lexicon.root_of, stem_judged, lexicon.roots)
    stem_of = np.empty(len(members), np.uint32)
    stem_of[members] = np.repeat(np.arange(stems, dtype=np.uint32), sizes)
    contexts = build_contexts(
        lexicon.forms, lexicon.doc_freqs, lexicon.articles, judged, segments, lexicon.read
    ).reshape(-1)
    heads = find_heads(judged, stem_slots, stem_judged, lexicon.doc_freqs)
    begins = lexicon.stem_parts.begins
    use = count_use(lexicon.forms, begins, stem_of, lexicon.doc_freqs, stems)
    partners = pair_stems(lexicon.stems, heads, contexts, use)
    endings = _endings(lexicon)
    is_thing = np.isin(hash_words(*lexicon.stems), hash_words(*pack_words(thing_stems())))
    return {
        "endings": endings[members],
        "apart": find_apart(endings, stem_of, lexicon.doc_freqs, is_thing),
        "judged": judged,
        "root_slots": _starts(of_roots),
        "root_starts": _starts(np.bincount(lexicon.root_of, minlength=lexicon.roots)),
        "root_stems": by_root.astype(np.uint32),
        "stem_slots": stem_slots,
        "stem_judged": stem_judged,
        "contexts": contexts,
        "partner_starts": partners.starts,
        "partners": partners.stems,
        "partner_reasons": partners.reasons,
    }


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
