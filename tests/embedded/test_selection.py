"""The compiled selection of the best against dictionaries and sorting."""

import math
from collections import Counter

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from search.embedded.kernels.blocks import pack_mask
from search.embedded.kernels.counting import count_labels, no_counts
from search.embedded.kernels.heap import keep, sort
from search.embedded.kernels.matching import MUST, MUST_NOT, PARTLY, SHOULD, add_leaf, collect
from search.embedded.kernels.selection import (
    ALL,
    ANY,
    KEPT,
    NEWEST,
    NUMBER,
    OLDEST,
    PASSED,
    RELEVANCE,
    TALLIES,
    select,
)
from tests.embedded.tables import Table, members, text_of

SIZE = 12
NO_TEXT = text_of(
    *(np.zeros(1, np.uint32), np.empty(0, np.uint16), np.empty(0, np.uint8), np.ones(SIZE))
)
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
        self.marks, self.scores = np.zeros(SIZE, np.uint32), np.zeros(SIZE)
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
    heap = np.empty((2, room)), np.empty((2, room), np.int64), np.empty((2, room))
    kept = 0
    for key, place in entries:
        if kept < room or (heap[0][1, 0], -heap[1][1, 0]) < (key, -place):
            kept = keep(*heap, 1, room, kept, key, place, key + place)
    best = sorted(entries, key=lambda entry: (-entry[0], entry[1]))[:room]
    assert kept == len(best)
    sort(*heap, 1, kept)
    columns = (array[1, :kept].tolist() for array in heap)
    assert list(zip(*columns, strict=True)) == [(k, p, k + p) for k, p in best]


@settings(deadline=None)
@given(leaves, leaves, st.integers(0, 4), st.booleans(), masks)
def test_group_matches_what_its_clauses_say(
    some_leaves: list[Leaf],
    partly_met: list[Leaf],
    wanted: int,
    everything: bool,
    allowed: list[bool],
) -> None:
    scratch, scores, have_all = Scratch(), np.empty(SIZE + 1), np.empty(SIZE + 1, np.bool_)
    partly_met = [leaf for leaf in partly_met if leaf[0] != MUST_NOT]
    every = some_leaves + partly_met
    number = scratch.add(some_leaves + [(mark + PARTLY, graded) for mark, graded in partly_met])
    musts = sum(mark == MUST for mark, _ in every)
    found = collect(
        *(scratch.touched, number, musts, wanted, everything, np.array(allowed, np.uint8)),
        *(scratch.marks, scratch.scores, scratch.matched, scores, have_all),
    )
    ours = zip(*(a[:found].tolist() for a in (scratch.matched, scores, have_all)), strict=True)
    positive = [graded for mark, graded in some_leaves if mark != MUST_NOT]
    assert sorted(ours) == sorted(
        (document, score, sum(document in graded for graded in positive) >= wanted)
        for document, score in slow_match(every, everything, allowed).items()
    )
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
    st.booleans(),
    st.data(),
)
def test_best_of_all_segments_are_kept_in_any_order(
    segments, everything, order, room, has_factors, data
):
    scratch = Scratch()
    heaps = np.empty((2, room)), np.empty((2, room), np.int64), np.empty((2, room))
    rooms, tallies = np.full(2, room, np.int64), np.zeros(TALLIES, np.int64)
    count = SIZE * len(segments)
    ranks = data.draw(st.permutations(range(count)))
    shares = st.sampled_from([0.25, 0.5, 1.0]) if has_factors else st.just(1.0)
    factors = data.draw(st.lists(shares, min_size=count, max_size=count))
    days = data.draw(st.lists(st.integers(0, 3), min_size=count, max_size=count))
    expected: dict[int, list[tuple[float, int, int, float]]] = {ANY: [], ALL: []}
    for number, (some_leaves, allowed, passes) in enumerate(segments):
        own = slice(number * SIZE, (number + 1) * SIZE)
        touched = scratch.add(some_leaves)
        wanted = [graded for mark, graded in some_leaves if mark != MUST_NOT]
        table, sets = Table(), np.full((2, 3), 9, np.uint64)
        table.add(
            *(NO_TEXT, NO_TEXT, np.array(allowed, np.uint8)),
            passes=np.array(passes, np.uint8),
            factors=np.array(factors[own] if has_factors else [], np.float64),
            days=np.array(days[own], np.int32),
            ranks=np.array(ranks[own], np.uint32),
            base=own.start,
        )
        select(
            *(scratch.touched, touched, everything),
            (sum(mark == MUST for mark, _ in some_leaves), len(wanted), order),
            *(scratch.marks, scratch.scores, table.segments, 0, table.restrictions),
            *((*heaps, rooms, tallies), sets, 1),
        )
        assert (sets[:, ::2] == 9).all()
        scratch.assert_clear()
        matched = slow_match(some_leaves, everything, allowed)
        with_all = [d for d in matched if all(d in graded for graded in wanted)]
        for heap, documents in ((ANY, list(matched)), (ALL, with_all)):
            assert members(sets[heap, 1:2]) == sorted(documents)
            for document in documents:
                if passes[document]:
                    place = own.start + document
                    score = matched[document] * factors[place]
                    key = slow_key(score, days[place], order)
                    expected[heap].append((key, ranks[place], place, score))
    for heap in (ANY, ALL):
        kept = int(tallies[KEPT + heap])
        assert tallies[PASSED + heap] == len(expected[heap])
        assert kept == min(room, len(expected[heap]))
        ours = zip(*(array[heap, :kept].tolist() for array in heaps[1:]), strict=True)
        best = sorted((rank, n, score) for _, rank, n, score in sorted(expected[heap])[:room])
        assert sorted((place >> 32, place & NUMBER, score) for place, score in ours) == best


@settings(deadline=None)
@given(st.lists(st.integers(0, 99), unique=True), st.data())
def test_labels_are_counted(documents, data):
    labels = data.draw(st.lists(st.integers(0, 3), min_size=100, max_size=100))
    kind = data.draw(st.sampled_from([np.uint16, np.uint32]))
    mask, counts = np.zeros(100, np.bool_), no_counts(4)
    mask[documents] = True
    blocks = pack_mask(mask)
    assert members(blocks) == sorted(documents)
    count_labels(blocks, np.array(labels, kind), counts)
    expected = Counter(labels[d] for d in documents)
    assert counts.sum(axis=0).tolist() == [expected[label] for label in range(4)]
