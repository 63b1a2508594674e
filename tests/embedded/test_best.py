"""Which of the heaps is shown, and the room that queries are answered in."""

from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from search import Match, SearchRequest
from search.embedded.engine import EmbeddedEngine
from search.embedded.kernels import best
from search.embedded.kernels.best import EITHER, FIRST, ORDER, SHOWN, SIZE, choose_heap
from search.embedded.kernels.selection import ALL, ANY, KEPT, NEWEST, PASSED, RELEVANCE, TALLIES
from search.embedded.searching.collection import Collection
from search.embedded.searching.scratch import FEW_DOCUMENTS, FEW_WORDS, MANY_WORDS, Scratch
from search.request import LEAD
from tests.indexes import article, publish

ROOM = 4
places = st.lists(st.integers(0, 2), max_size=ROOM)


def slow_choice(some: list[int], whole: list[int], passed: int, order: int, size: int) -> int:
    """Return the heap that is shown where what is found decides, as `Match.AUTO` says."""
    if passed < size:
        return ANY
    lead = min(LEAD, size)
    return ALL if order != RELEVANCE or some[:lead] == whole[:lead] else ANY


@settings(deadline=None)
@given(places, places, st.integers(0, 3), st.sampled_from([RELEVANCE, NEWEST]), st.integers(1, 3))
def test_what_is_found_decides_what_is_shown(
    some: list[int], whole: list[int], passed: int, order: int, size: int
) -> None:
    kept, tallies = np.full((2, ROOM), 9, np.int64), np.zeros(TALLIES, np.int64)
    for heap, each in ((ANY, some), (ALL, whole)):
        kept[heap, : len(each)] = each
        tallies[KEPT + heap] = len(each)
    tallies[PASSED + ALL] = passed
    asked = np.zeros(FIRST, np.int64)
    asked[[ORDER, SHOWN, SIZE]] = order, EITHER, size
    numbers = np.empty((2, ROOM))
    heaps = numbers, kept, numbers, np.full(2, ROOM), tallies
    assert choose_heap(asked, heaps) == slow_choice(some, whole, passed, order, size)
    for shown in (ANY, ALL):
        asked[SHOWN] = shown
        assert choose_heap(asked, heaps) == shown


def test_room_grows_and_what_is_too_large_is_not_kept(tmp_path: Path) -> None:
    publish(tmp_path, [article("1", "كتاب")])
    with EmbeddedEngine.open(tmp_path) as engine:
        scratch = Scratch(Collection.open(tmp_path / engine.generation.name))
    assert (scratch.words, scratch.documents) == (FEW_WORDS, FEW_DOCUMENTS)
    before = scratch.table.tolist()
    scratch.make_room(FEW_WORDS, FEW_DOCUMENTS)
    assert scratch.table.tolist() == before
    scratch.make_room(FEW_WORDS + 1, 3)
    assert scratch.table[[best.MOST_WORDS, best.MOST_KEPT]].tolist() == [
        FEW_WORDS + 1,
        FEW_DOCUMENTS,
    ]
    assert scratch.is_worth_keeping
    scratch.make_room(MANY_WORDS + 1, 1)
    assert not scratch.is_worth_keeping


def test_more_words_than_there_is_room_for_are_answered(tmp_path: Path) -> None:
    words = [f"كلمة{number}" for number in range(MANY_WORDS + 2)]
    publish(tmp_path, [article(str(place), word) for place, word in enumerate(words)])
    with EmbeddedEngine.open(tmp_path) as engine:
        for _ in range(2):
            found = engine.rank(SearchRequest(" ".join(words), match=Match.ANY, size=100))
            assert found.total == len(words)
            assert sorted(map(int, found.ids)) == list(range(len(words)))
            assert engine.rank(SearchRequest(words[3], match=Match.ANY)).ids == ("3",)
