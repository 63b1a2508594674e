"""Which segments of an index that grew by updates are merged: a tiered policy.

Merging small segments keeps their number low, so that a search stays fast; merging like with like
keeps what is written again low: an article is copied once for each tier that it climbs.
"""

from collections.abc import Sequence
from typing import NamedTuple

from search.embedded.storage.segments import MAX_DOCUMENTS

TIER_FACTOR = 8
"""A tier's segments are up to so many times larger than the tier's below; so many make a merge."""
DEAD_SHARE = 0.25
"""A segment with more dead documents than this is written again without them."""
MAX_BYTES = 256 << 20
"""No merge makes a larger segment: a merge takes three times its memory."""


class Size(NamedTuple):
    """The documents of a segment, those that live, and the bytes of its files."""

    documents: int
    living: int
    bytes: int


class Group(NamedTuple):
    """Segments by their place that become one, with its documents and, about, its bytes."""

    places: tuple[int, ...]
    living: int
    bytes: int


def plan_merges(sizes: Sequence[Size]) -> list[tuple[int, ...]]:
    """Return the new segments, in order, as places of old ones; where nothing lives, nothing is.

    A segment alone in its group is kept as it is, unless it `is_worn`.
    """
    groups = [_alone(place, size) for place, size in enumerate(sizes) if size.living]
    while merged := _next_merge(groups):
        groups[groups.index(merged[0])] = _joined(merged)
        groups = [group for group in groups if group not in merged]
    return [group.places for group in groups]


def is_worn(size: Size) -> bool:
    """Say whether so many documents of a segment are dead that it is written again."""
    return size.documents - size.living > DEAD_SHARE * size.documents


def _alone(place: int, size: Size) -> Group:
    return Group((place,), size.living, size.bytes * size.living // size.documents)


def _joined(groups: Sequence[Group]) -> Group:
    return Group(
        tuple(sorted(place for group in groups for place in group.places)),
        sum(group.living for group in groups),
        sum(group.bytes for group in groups),
    )


def _next_merge(groups: Sequence[Group]) -> list[Group]:
    """Return the groups of the lowest crowded tier that are merged next, none if none is."""
    tiers: dict[int, list[Group]] = {}
    for group in groups:
        tiers.setdefault(_tier(group.living), []).append(group)
    for tier in sorted(tiers):
        if len(tiers[tier]) >= TIER_FACTOR:
            fitting = _fitting(tiers[tier])
            if len(fitting) > 1:
                return fitting
    return []


def _fitting(groups: Sequence[Group]) -> list[Group]:
    """Return the first of the groups that fit into one segment together."""
    chosen: list[Group] = []
    for group in groups[:TIER_FACTOR]:
        together = _joined([*chosen, group])
        if together.living <= MAX_DOCUMENTS and together.bytes <= MAX_BYTES:
            chosen.append(group)
    return chosen


def _tier(living: int) -> int:
    tier = 0
    while living >= TIER_FACTOR ** (tier + 1):
        tier += 1
    return tier
