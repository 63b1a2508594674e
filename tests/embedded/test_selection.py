"""The compiled selection of the best against dictionaries and sorting."""

import math
from collections import Counter

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from search.embedded.kernels.counting import LANES, count_labels
from search.embedded.kernels.heap import keep
from search.embedded.kernels.matching import MUST, MUST_NOT, SHOULD, add_leaf, collect
from search.embedded.kernels.selection import NEWEST, NUMBER, OLDEST, RELEVANCE, select

SIZE = 12
Leaf = tuple[int, dict[int, float]]
"""A mark, and grades by document."""

keys = st.sampled_from([0.0, 0.5, 1.0, 2.5, -math.inf])
grades = st.dictionaries(st.integers(0, SIZE - 1), st.sampled_from([0.25, 0.5, 1.0]), max_size=8)
leaves = st.lists(st.tuples(st.sampled_from([SHOULD, SHOULD, MUST, MUST_NOT]), grades), max_size=5)
masks = st.lists(st.booleans(), min_size=SIZE, max_size=SIZE)
limits = st.integers(1, 2 * SIZE)


class Scratch:
    """What the kernels write to, to be found zero again."""

    def __init__(self) -> None:
        self.marks, self.scores = np.zeros(SIZE, np.uint16), np.zeros(SIZE)
        self.touched, self.matched = np.empty(SIZE + 1, np.uint16), np.empty(SIZE + 1, np.uint16)

    def add(self, some_leaves: list[Leaf]) -> int:
        number = 0
        for mark, graded in some_leaves:
            documents = np.array(list(graded), np.uint16)
            number = add_leaf(
                documents,
                np.array(list(graded.values()), np.float64),
                2.0,
                mark,
                self.marks,
                self.scores,
                self.touched,
                number,
            )
        return number

    def assert_clear(self) -> None:
        assert not self.marks.any() and not self.scores.any()


def slow_match(some_leaves: list[Leaf], everything: bool, allowed: list[bool]) -> dict[int, float]:
    """Return the scores of the documents that a group matches."""
    musts = [graded for mark, graded in some_leaves if mark == MUST]
    positive = musts + [graded for mark, graded in some_leaves if mark == SHOULD]
    forbidden = {d for mark, graded in some_leaves if mark == MUST_NOT for d in graded}
    candidates = set(range(SIZE)) if everything else {d for graded in positive for d in graded}
    return {
        d: math.fsum(2.0 * graded.get(d, 0.0) for graded in positive)
        for d in candidates
        if allowed[d] and d not in forbidden and all(d in graded for graded in musts)
    }


@settings(deadline=None)
@given(st.lists(st.tuples(keys, st.integers(0, 9)), max_size=40, unique=True), limits)
def test_heap_keeps_the_best(entries: list[tuple[float, int]], room: int) -> None:
    heap = np.empty(room), np.empty(room, np.int64), np.empty(room)
    kept = 0
    for key, place in entries:
        if kept < room or (heap[0][0], -heap[1][0]) < (key, -place):
            kept = keep(*heap, kept, key, place, key + place)
    best = sorted(entries, key=lambda entry: (-entry[0], entry[1]))[:room]
    assert kept == len(best)
    columns = (array[:kept].tolist() for array in heap)
    assert sorted(zip(*columns, strict=True)) == sorted((k, p, k + p) for k, p in best)


@settings(deadline=None)
@given(leaves, st.booleans(), masks)
def test_group_matches_what_its_clauses_say(
    some_leaves: list[Leaf], everything: bool, allowed: list[bool]
) -> None:
    scratch, scores = Scratch(), np.empty(SIZE + 1)
    number = scratch.add(some_leaves)
    musts = sum(mark == MUST for mark, _ in some_leaves)
    found = collect(
        scratch.touched,
        number,
        musts,
        everything,
        np.array(allowed, np.uint8),
        scratch.marks,
        scratch.scores,
        scratch.matched,
        scores,
    )
    ours = zip(scratch.matched[:found].tolist(), scores[:found].tolist(), strict=True)
    assert sorted(ours) == sorted(slow_match(some_leaves, everything, allowed).items())
    scratch.assert_clear()


def slow_key(score: float, day: int, order: int) -> float:
    if order == RELEVANCE:
        return -score
    return (day or math.inf) if order == OLDEST else -day


@settings(deadline=None)
@given(
    st.lists(st.tuples(leaves, masks, masks), min_size=1, max_size=3),
    st.booleans(),
    st.sampled_from([RELEVANCE, NEWEST, OLDEST]),
    st.integers(1, 20),
    st.data(),
)
def test_best_of_all_segments_are_kept_in_any_order(segments, everything, order, room, data):
    scratch, total, kept = Scratch(), 0, 0
    heap = np.empty(room), np.empty(room, np.int64), np.empty(room)
    count = SIZE * len(segments)
    ranks = data.draw(st.permutations(range(count)))
    days = data.draw(st.lists(st.integers(0, 3), min_size=count, max_size=count))
    expected = []
    for number, (some_leaves, allowed, passes) in enumerate(segments):
        own = slice(number * SIZE, (number + 1) * SIZE)
        touched = scratch.add(some_leaves)
        found, passing, kept = select(
            scratch.touched,
            touched,
            sum(mark == MUST for mark, _ in some_leaves),
            everything,
            np.array(allowed, np.uint8),
            np.array(passes, np.uint8),
            scratch.marks,
            scratch.scores,
            np.array(days[own], np.int32),
            np.array(ranks[own], np.uint32),
            own.start,
            order,
            *heap,
            kept,
            scratch.matched,
        )
        scratch.assert_clear()
        matched = slow_match(some_leaves, everything, allowed)
        assert sorted(scratch.matched[:found].tolist()) == sorted(matched)
        assert passing == sum(passes[document] for document in matched)
        for document, score in matched.items():
            if passes[document]:
                place = own.start + document
                expected.append((slow_key(score, days[place], order), ranks[place], place, score))
        total += passing
    assert kept == min(room, total)
    ours = [
        (place >> 32, place & NUMBER, score)
        for place, score in zip(heap[1][:kept].tolist(), heap[2][:kept].tolist(), strict=True)
    ]
    assert sorted(ours) == sorted((rank, n, score) for _, rank, n, score in sorted(expected)[:room])


@settings(deadline=None)
@given(st.lists(st.integers(0, SIZE - 1), unique=True), masks, st.booleans(), st.data())
def test_labels_are_counted(documents, passes, is_filtered, data):
    labels = data.draw(st.lists(st.integers(0, 3), min_size=SIZE, max_size=SIZE))
    kind = data.draw(st.sampled_from([np.uint16, np.uint32]))
    counts = np.zeros((LANES, 4), np.int64)
    count_labels(
        np.array([*documents, 0], np.uint16),
        len(documents),
        is_filtered,
        np.array(passes, np.uint8),
        np.array(labels, kind),
        counts,
    )
    expected = Counter(labels[d] for d in documents if passes[d] or not is_filtered)
    assert counts.sum(axis=0).tolist() == [expected[label] for label in range(4)]
