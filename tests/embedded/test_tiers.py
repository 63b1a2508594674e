"""The policy of merging: nothing is lost, segments stay few, and little is written again."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from search.embedded.storage.segments import MAX_DOCUMENTS
from search.embedded.writing.tiers import MAX_BYTES, TIER_FACTOR, Size, is_worn, plan_merges

SIZES = st.integers(0, MAX_DOCUMENTS).flatmap(
    lambda documents: st.builds(
        Size, st.just(documents), st.integers(0, documents), st.integers(0, MAX_BYTES)
    )
) | st.integers(1, 9).map(lambda documents: Size(documents, documents, documents))


def _alive(count: int) -> Size:
    return Size(count, count, 1000 * count)


def _tier(living: int) -> int:
    return len(oct(living)) - 2


@settings(deadline=None)
@given(st.lists(SIZES, max_size=60))
def test_every_segment_with_a_living_document_is_in_one_group(sizes: list[Size]) -> None:
    groups = plan_merges(sizes)
    places = [place for group in groups for place in group]
    assert sorted(places) == [place for place, size in enumerate(sizes) if size.living]
    assert all(list(group) == sorted(group) for group in groups)


@settings(deadline=None)
@given(st.lists(SIZES, max_size=60))
def test_a_merge_fits_into_a_segment(sizes: list[Size]) -> None:
    for group in plan_merges(sizes):
        living = [sizes[place].living for place in group]
        shares = [
            size.bytes * size.living // size.documents for size in map(sizes.__getitem__, group)
        ]
        assert sum(living) <= MAX_DOCUMENTS
        assert sum(shares) <= MAX_BYTES


@settings(deadline=None)
@given(st.lists(st.integers(1, MAX_DOCUMENTS), max_size=60))
def test_no_tier_below_the_largest_stays_crowded(counts: list[int]) -> None:
    groups = plan_merges([Size(count, count, count) for count in counts])
    tiers = Counter(_tier(sum(counts[place] for place in group)) for group in groups)
    assert all(tiers[tier] < TIER_FACTOR for tier in tiers if tier < _tier(MAX_DOCUMENTS // 2))


def test_large_articles_make_segments_of_fewer_documents() -> None:
    sizes = [Size(100, 100, MAX_BYTES // 3)] * 8
    assert plan_merges(sizes) == [(0, 1, 2), (3,), (4,), (5,), (6,), (7,)]


def test_few_segments_are_left_alone() -> None:
    sizes = [_alive(count) for count in (5, 65536, 900, 7, 7, 7, 7, 7, 7)]
    assert plan_merges(sizes) == [(place,) for place in range(9)]


def test_eight_of_a_tier_become_one_in_the_place_of_the_first() -> None:
    sizes = [_alive(100), *[_alive(3)] * 5, _alive(70), *[Size(3, 2, 9)] * 3]
    assert plan_merges(sizes) == [(0,), (1, 2, 3, 4, 5, 7, 8, 9), (6,)]


def test_as_many_as_fit_are_merged() -> None:
    assert plan_merges([_alive(20_000)] * 8) == [(0, 1, 2), (3,), (4,), (5,), (6,), (7,)]


def test_articles_that_come_in_small_updates_are_copied_a_few_times_each() -> None:
    segments: list[Size] = []
    written = most = 0
    for _ in range(4_000):
        segments.append(_alive(50))
        groups = plan_merges(segments)
        sums = [sum(segments[place].living for place in group) for group in groups]
        written += sum(total for total, group in zip(sums, groups, strict=True) if len(group) > 1)
        segments = [_alive(total) for total in sums]
        most = max(most, len(segments))
    assert written <= 5 * 4_000 * 50
    assert most <= 7 * 5 + 4_000 * 50 // (MAX_DOCUMENTS // 2)


def test_a_segment_is_worn_when_more_than_a_quarter_is_dead() -> None:
    assert not is_worn(Size(4, 3, 9))
    assert is_worn(Size(100, 74, 9))
    assert not is_worn(Size(0, 0, 9))
