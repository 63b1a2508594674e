"""The compiled ranking of a group of words against dictionaries, sorting and the formulas."""

import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from search.embedded.kernels.matching import MUST, MUST_NOT, SHOULD
from search.embedded.kernels.membership import mark_members
from search.embedded.kernels.ranking import BODY, TITLE, rank
from search.embedded.kernels.scoring import WINDOW
from search.embedded.kernels.selection import ALL, ANY, KEPT, NUMBER, PASSED, RELEVANCE, TALLIES
from tests.embedded.slow_grades import ROWS, SIZE, Texts, texts

Word = tuple[int, dict[int, int], float, int]
"""A mark, the weights of spellings, an idf, the fields."""

ORDER = (MUST, SHOULD, MUST_NOT)
IN_FIELDS = {TITLE: ("title",), BODY: ("body",), TITLE | BODY: ("title", "body")}
words = st.tuples(
    st.sampled_from([SHOULD, SHOULD, SHOULD, MUST, MUST_NOT]),
    st.dictionaries(st.integers(0, ROWS + 1), st.integers(1, 1024), max_size=4),
    st.sampled_from([0.1, 1.0, 2.5, 9.0]),
    st.sampled_from([*IN_FIELDS]),
)
groups = st.lists(words, min_size=1, max_size=5).map(
    lambda some: sorted(some, key=lambda word: (ORDER.index(word[0]), -word[2]))
)


def slow_rank(
    some_texts: Texts, group: list[Word], wanted: int
) -> tuple[dict[int, float], set[int]]:
    """Return the scores of what matches, and what of that has so many words as are wanted."""
    graded = [
        (mark, some_texts.grades(weights, IN_FIELDS[fields]), idf)
        for mark, weights, idf, fields in group
    ]
    positive = [(grades, idf) for mark, grades, idf in graded if mark != MUST_NOT]
    musts = [grades for mark, grades, _ in graded if mark == MUST]
    forbidden = {d for mark, grades, _ in graded if mark == MUST_NOT for d in grades}
    candidates = {d for grades, _ in positive for d in grades} - forbidden
    scores = {
        d: math.fsum(idf * grades.get(d, 0.0) for grades, idf in positive)
        for d in candidates
        if all(d in grades for grades in musts)
    }
    met = {d: sum(d in grades for grades, _ in positive) for d in scores}
    return scores, {d for d in scores if met[d] >= wanted}


@settings(max_examples=200, deadline=None)
@given(texts(), groups, st.integers(0, 4), st.integers(0, 4), st.data())
def test_ranks_as_the_formulas(some_texts, group, room_any, room_all, data):
    is_filtered, is_choice, has_factors = (data.draw(st.booleans()) for _ in range(3))
    related = [weights for _, weights, _, _ in group]
    marks = [mark for mark, *_ in group]
    positive = len(marks) - marks.count(MUST_NOT)
    wanted = min(positive, 1) if is_choice else positive
    factors = 1 / (1 + np.arange(SIZE) % 5) if has_factors else np.empty(0)
    passes = some_texts.alive & (np.arange(SIZE) % 3 != 1) if is_filtered else some_texts.alive
    ranks = np.arange(SIZE, dtype=np.uint32)[::-1].copy()
    room = max(room_any, room_all)
    heaps = np.empty((2, room)), np.empty((2, room), np.int64), np.empty((2, room))
    tallies, lists = np.zeros(TALLIES, np.int64), np.empty((2, SIZE + 1), np.uint16)
    scratch = np.zeros(WINDOW, np.uint32), np.zeros(WINDOW), np.zeros(WINDOW, np.uint64)
    rank(
        np.array([row for each in related for row in each], np.uint32),
        np.array([weight for each in related for weight in each.values()], np.uint32),
        np.cumsum([0, *map(len, related)]),
        np.array([fields for *_, fields in group], np.int64),
        np.array(marks, np.int64),
        np.array([0.0 if mark == MUST_NOT else idf for mark, _, idf, _ in group]),
        *(marks.count(MUST), wanted),
        *mark_members(np.arange(ROWS, dtype=np.uint32), ROWS + 2),
        *some_texts.arrays(),
        *(some_texts.alive, passes, factors),
        *(np.zeros(SIZE, np.int32), ranks, 7, RELEVANCE),
        *(*heaps, np.array([room_any, room_all]), tallies, lists),
        *scratch,
        *(np.empty(SIZE, np.uint16), np.empty(WINDOW + 1, np.uint16)),
    )
    assert not any(array.any() for array in scratch)
    scores, with_all = slow_rank(some_texts, group, wanted)
    if has_factors:
        scores = {document: score * factors[document] for document, score in scores.items()}
    for heap, limit, documents in ((ANY, room_any, set(scores)), (ALL, room_all, with_all)):
        assert sorted(lists[heap, : tallies[heap]].tolist()) == sorted(documents)
        passing = [d for d in documents if passes[d]]
        assert tallies[PASSED + heap] == len(passing)
        best = sorted(passing, key=lambda d: (-round(scores[d], 9), ranks[d]))[:limit]
        kept = int(tallies[KEPT + heap])
        places, ours = (array[heap, :kept].tolist() for array in heaps[1:])
        found = dict(zip(((place & NUMBER) - 7 for place in places), ours, strict=True))
        assert sorted(found) == sorted(best)
        for document, score in found.items():
            assert math.isclose(score, scores[document], rel_tol=1e-12)
