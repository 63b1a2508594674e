"""Tells which articles of a generation are one story: they say nearly the same."""

from collections.abc import Sequence

import numpy as np

from search.compiling import AnyArray
from search.embedded.kernels.clustering import (
    BANDS,
    KEYS,
    chain_band,
    count_keys,
    find_firsts,
    flag_shared,
)
from search.embedded.kernels.signatures import BINS
from search.embedded.kernels.stories import list_stories, size_stories
from search.embedded.storage.segments import Segment
from search.scratch import IN_MEMORY, Scratch

LEAST_AGREEMENT = 39
"""In how many of its 64 bytes a signature agrees with that of the first article of its story; so
many stand for three in five of the shingles that are in either text (docs/duplicates.md)."""


def build_stories(
    segments: Sequence[Segment], alive: AnyArray, scratch: Scratch = IN_MEMORY
) -> dict[str, AnyArray]:
    """Return the stories of the living documents of segments: see `tell_stories`."""
    days = np.concatenate([np.empty(0, np.int32), *(part.arrays["days"] for part in segments)])
    # There may be no segment; there is one part at least.
    signatures = [np.empty((0, BINS), np.uint8), *(part.signatures for part in segments)]
    return _tell(signatures, days, alive, scratch)


def tell_stories(signatures: AnyArray, days: AnyArray, alive: AnyArray) -> dict[str, AnyArray]:
    """Return the stories of documents as `storage.documents` keeps them.

    The first of a story is its earliest article, undated ones last, then the one with the least
    number. Stories are in the order of their firsts. `days` is 0 where a document is undated.
    """
    return _tell([signatures], days, alive, IN_MEMORY)


def _tell(
    parts: Sequence[AnyArray], days: AnyArray, alive: AnyArray, scratch: Scratch
) -> dict[str, AnyArray]:
    """Tell stories of signatures that lie in several arrays."""
    candidates = _candidates(parts, alive)
    # As unsigned numbers -1, which is no day, is the last.
    ages = (days[candidates] - 1).astype(np.uint32)
    order = candidates[np.argsort(ages, kind="stable")].astype(np.uint32)
    del candidates, ages
    return _story_arrays(_find_firsts(_gathered(parts, order, scratch), scratch), order, len(days))


def _candidates(parts: Sequence[AnyArray], alive: AnyArray) -> AnyArray:
    """Return the living documents that may resemble another: they agree with one in a band."""
    ends = np.cumsum([len(part) for part in parts])[:-1]
    living = np.concatenate([np.empty(0, np.bool_), *(part.any(axis=1) for part in parts)])
    living &= alive
    flags = np.zeros(len(living), np.uint8)
    slots = min(1 << (32 * int(np.count_nonzero(living))).bit_length(), KEYS)
    own = list(
        zip(parts, np.split(living.view(np.uint8), ends), np.split(flags, ends), strict=True)
    )
    for band in range(BANDS):
        counts = np.zeros(slots, np.uint8)
        for signatures, lives, _ in own:
            count_keys(signatures, lives, band, counts)
        for signatures, lives, flagged in own:
            flag_shared(signatures, lives, band, counts, flagged)
    return np.flatnonzero(flags)


def _gathered(parts: Sequence[AnyArray], order: AnyArray, scratch: Scratch) -> AnyArray:
    """Return the signatures of documents in an order, side by side."""
    gathered = scratch.empty((len(order), BINS), np.uint8)
    ends = np.cumsum([len(part) for part in parts])
    by_document = np.argsort(order)
    cuts = np.searchsorted(order[by_document], ends[:-1])
    for part, end, places in zip(parts, ends, np.split(by_document, cuts), strict=True):
        gathered[places] = part[order[places] - (end - len(part))]
    return gathered


def _find_firsts(signatures: AnyArray, scratch: Scratch) -> AnyArray:
    """Return for each signature the first of its story (u32)."""
    count = len(signatures)
    chains = scratch.empty((BANDS, count), np.int32)
    # A third of them at least stays free.
    slots = 1 << (count * 3 // 2).bit_length()
    keys, latest = np.empty(slots, np.uint32), np.empty(slots, np.int32)
    for band in range(BANDS):
        chain_band(signatures, band, keys, latest, chains[band])
    del keys, latest
    firsts = np.zeros(count, np.uint32)
    find_firsts(signatures, LEAST_AGREEMENT, chains, np.full(count, -1, np.int32), firsts)
    return firsts


def _story_arrays(firsts: AnyArray, order: AnyArray, documents: int) -> dict[str, AnyArray]:
    """Return the arrays of the stories.

    `order` has the documents that may be in one as they come in a story, firsts before others;
    `firsts` has by place in it the place of the first.
    """
    sizes = np.zeros(len(firsts), np.uint32)
    members = np.empty(size_stories(firsts, sizes), np.uint32)
    stories, starts = np.zeros(documents, np.uint32), np.empty(len(members) // 2 + 1, np.uint32)
    number = list_stories(firsts, order, sizes, stories, starts, members)
    return {"stories": stories, "story.starts": starts[: number + 1], "story.members": members}
