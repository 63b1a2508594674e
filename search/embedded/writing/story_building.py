"""Tells which articles of a generation are one story: they say nearly the same."""

from collections.abc import Sequence

import numpy as np

from search.compiling import AnyArray
from search.embedded.kernels.clustering import BANDS, find_firsts, flag_candidates
from search.embedded.kernels.signatures import BINS
from search.embedded.storage.segments import Segment

LEAST_AGREEMENT = 39
"""In how many of its 64 bytes a signature agrees with that of the first article of its story; so
many stand for three in five of the shingles that are in either text (docs/duplicates.md)."""
_MOST_SLOTS = 1 << 26


def build_stories(segments: Sequence[Segment], alive: AnyArray) -> dict[str, AnyArray]:
    """Return the stories of the living documents of segments: see `tell_stories`."""
    days = np.concatenate([np.empty(0, np.int32), *(part.arrays["days"] for part in segments)])
    signatures = np.concatenate(
        [np.empty((0, BINS), np.uint8), *(part.signatures for part in segments)]
    )
    return tell_stories(signatures, days, alive)


def tell_stories(signatures: AnyArray, days: AnyArray, alive: AnyArray) -> dict[str, AnyArray]:
    """Return the stories of documents as `storage.documents` keeps them.

    The first of a story is its earliest article, undated ones last, then the one with the least
    number. Stories are in the order of their firsts. `days` is 0 where a document is undated.
    """
    candidates = _candidates(signatures, alive)
    # As unsigned numbers -1, which is no day, is the last.
    ages = (days[candidates] - 1).astype(np.uint32)
    order = candidates[np.lexsort((candidates, ages))]
    return _story_arrays(_find_firsts(signatures, order.astype(np.uint32)), order)


def _story_arrays(firsts: AnyArray, order: AnyArray) -> dict[str, AnyArray]:
    """Return the arrays of the stories.

    `firsts` has for each document the first of its story, `order` the documents that may be in one
    as they come in a story, firsts before others.
    """
    documents = len(firsts)
    sizes = np.bincount(firsts[order], minlength=documents)
    members = order[sizes[firsts[order]] > 1]
    # The places of the firsts in the order: stories come as their firsts do.
    ranks = np.zeros(documents, np.int64)
    ranks[order] = np.arange(len(order))
    members = members[np.argsort(ranks[firsts[members]], kind="stable")]
    is_first = firsts[members] == members
    stories = np.zeros(documents, np.uint32)
    stories[members] = np.cumsum(is_first)
    return {
        "stories": stories,
        "story.starts": np.append(np.flatnonzero(is_first), len(members)).astype(np.uint32),
        "story.members": members.astype(np.uint32),
    }


def _candidates(signatures: AnyArray, alive: AnyArray) -> AnyArray:
    """Return the living documents that may resemble another."""
    living: AnyArray = np.flatnonzero(alive & signatures.any(axis=1))
    slots = min(1 << (32 * len(living)).bit_length(), _MOST_SLOTS)
    flags = np.zeros(len(living), np.uint8)
    flag_candidates(signatures[living], np.empty(slots, np.uint8), flags)
    candidates: AnyArray = living[flags != 0]
    return candidates


def _find_firsts(signatures: AnyArray, order: AnyArray) -> AnyArray:
    """Return by document the first of its story, for those in `order`."""
    # A third of them at least stays free.
    slots = 1 << (BANDS * len(order) * 3 // 2).bit_length()
    firsts = np.zeros(len(signatures), np.uint32)
    find_firsts(
        *(signatures, order, LEAST_AGREEMENT),
        *(np.zeros(slots, np.uint32), np.full(slots, -1, np.int32)),
        *(np.full((len(order), BANDS), -1, np.int32), np.full(len(order), -1, np.int32)),
        firsts,
    )
    return firsts
