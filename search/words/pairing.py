"""Partners of stems: what the table says, and what rules propose and the archive confirms."""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import numpy as np

from search.compiling import AnyArray
from search.utf8 import Words
from search.words.judging import Evidence, Proposed, Use, judge
from search.words.kernels.contexts import hash_words
from search.words.kernels.keys import name_keys, spelling_keys
from search.words.kernels.owned import Keys
from search.words.kernels.pairing import pair_by_keys
from search.words.kernels.patterns import plural_keys, verb_keys
from search.words.kernels.relating import BY_TABLE
from search.words.kernels.remainders import remainder_keys
from search.words.keying import MAX_KEY, MIN_KEY, key_stems
from search.words.packing import pack_words
from search.words.partners import partner_stems
from search.words.relations import Reason
from search.words.rules import REASONS


class Proposal(NamedTuple):
    """A reason, the keys that propose it, and the least cosine of two stems with a key in common.

    `least` is by letters of the key from `MIN_KEY` on: the more of them, the less the archive has
    to say.
    """

    reason: Reason
    keys_of: Callable[[Words], Keys]
    least: tuple[float, float, float, float]


PROPOSALS = (
    Proposal(Reason.CLITIC, remainder_keys, (-1.0, -1.0, -1.0, -1.0)),
    Proposal(Reason.INFLECTION, verb_keys, (-1.0, 0.0, -1.0, -1.0)),
    Proposal(Reason.PLURAL, plural_keys, (0.35, 0.35, 0.35, 0.35)),
    Proposal(Reason.SPELLING, spelling_keys, (0.35, 0.35, 0.2, 0.0)),
    Proposal(Reason.NAME, name_keys, (0.4, 0.4, 0.2, 0.0)),
)
"""The best reason first; `search.words.judging` has more to ask for the first three."""


class Partners(NamedTuple):
    """The partners of each stem (u32), by `starts` (u32), each with the number of a reason (u8)."""

    starts: AnyArray
    stems: AnyArray
    reasons: AnyArray


def pair_stems(stems: Words, heads: AnyArray, contexts: AnyArray, use: Use) -> Partners:
    """Return the partners of stems, each with the slot of its most frequent form, -1 for none."""
    found = [_of_table(stems)]
    evidence = Evidence(stems, heads, contexts, use, found[0][:, :2])
    for proposal in PROPOSALS:
        pairs = _propose(proposal, evidence)
        is_right = judge(proposal.reason, *_narrowed(pairs, evidence))
        chosen = np.stack([pairs.one, pairs.other], axis=1)[is_right]
        found.append(_with_reason(chosen, proposal.reason))
    return _collect(np.concatenate(found), len(stems.begins))


def _propose(proposal: Proposal, evidence: Evidence) -> Proposed:
    """Return the pairs of stems that a proposal finds near enough."""
    are_whole = proposal.reason is not Reason.CLITIC
    hashes, of_stems, is_whole, letters = key_stems(proposal.keys_of, evidence.stems, are_whole)
    found = []
    for size, least in zip(range(MIN_KEY, MAX_KEY + 1), proposal.least, strict=True):
        here = letters == size
        own = hashes[here], of_stems[here], is_whole[here]
        pairs = pair_by_keys(*own, evidence.heads, evidence.contexts, least)
        found.append(np.insert(pairs, 2, size, axis=1))
    return Proposed(*np.concatenate(found).T)


def _narrowed(pairs: Proposed, evidence: Evidence) -> tuple[Proposed, Evidence]:
    """Return pairs with what is known of their stems alone, which are numbered anew."""
    used = np.unique(np.concatenate([pairs.one, pairs.other]))
    one, other = (np.searchsorted(used, stems) for stems in (pairs.one, pairs.other))
    text, begins, ends = evidence.stems
    articles, behind = evidence.use
    listed = evidence.listed[np.isin(evidence.listed, used).all(axis=1)]
    return Proposed(one, other, pairs.letters), Evidence(
        Words(text, begins[used], ends[used]),
        evidence.heads[used],
        evidence.contexts,
        Use(articles[used], behind[used]),
        np.searchsorted(used, listed),
    )


def _of_table(stems: Words) -> AnyArray:
    """Return the pairs of the table of partners of which both are stems here, with their reasons.

    All are i64[pairs, 3].
    """
    wanted = [one for one, _, _ in _table()] + [other for _, other, _ in _table()]
    own = hash_words(*pack_words(wanted))
    hashes, numbers = _among(stems, own)
    if not len(hashes):
        return np.empty((0, 3), np.int64)
    places = np.minimum(np.searchsorted(hashes, own), len(hashes) - 1)
    one, other = np.split(np.where(hashes[places] == own, numbers[places], -1), 2)
    reasons = np.array([REASONS.index(reason) | BY_TABLE for _, _, reason in _table()])
    return np.stack([one, other, reasons], axis=1)[(one >= 0) & (other >= 0)]


def _among(stems: Words, wanted: AnyArray) -> tuple[AnyArray, AnyArray]:
    """Return the hashes of stems that are wanted (u64), ascending, and the stems (i64)."""
    found, first = [(np.empty(0, np.uint64), np.empty(0, np.int64))], 0
    for part in stems.parted():
        hashes = hash_words(*part)
        here = np.flatnonzero(np.isin(hashes, wanted))
        found.append((hashes[here], here + first))
        first += len(hashes)
    hashes, numbers = map(np.concatenate, zip(*found, strict=True))
    order = np.argsort(hashes, kind="stable")
    return hashes[order], numbers[order]


@cache
def _table() -> tuple[tuple[str, str, Reason], ...]:
    return tuple(
        (stem, partner, Reason(reason))
        for stem, partners in partner_stems().items()
        for partner, reason in partners
    )


def _with_reason(pairs: AnyArray, reason: Reason) -> AnyArray:
    reasons = np.full((len(pairs), 1), REASONS.index(reason))
    return np.concatenate([pairs.astype(np.int64), reasons], axis=1)


def _collect(pairs: AnyArray, stems: int) -> Partners:
    """Group pairs by their first stem; of two reasons for a pair the first found stands."""
    order = np.lexsort((np.arange(len(pairs)), pairs[:, 1], pairs[:, 0]))
    one, other, reasons = pairs[order].T
    is_first = np.ones(len(pairs), np.bool_)
    is_first[1:] = (one[1:] != one[:-1]) | (other[1:] != other[:-1])
    starts = np.searchsorted(one[is_first], np.arange(stems + 1)).astype(np.uint32)
    return Partners(starts, other[is_first].astype(np.uint32), reasons[is_first].astype(np.uint8))
