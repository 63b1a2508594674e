"""The compiled ranking of a group of words against dictionaries, sorting and the formulas."""

import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from search.embedded.kernels.matching import MUST, MUST_NOT, SHOULD
from search.embedded.kernels.ranking import rank
from search.embedded.kernels.scoring import ROOM, ROOM_BLOCKS
from search.embedded.kernels.selection import ALL, ANY, KEPT, NUMBER, PASSED, RELEVANCE, TALLIES
from search.embedded.kernels.spans import BODY, TITLE, find_word
from search.ranking import bm25
from tests.embedded.slow_grades import ROWS, SIZE, Texts, texts
from tests.embedded.tables import Table, members, text_of

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
groups = st.lists(words, min_size=1, max_size=6).map(
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
    marks = [mark for mark, *_ in group]
    positive = len(marks) - marks.count(MUST_NOT)
    wanted = min(positive, 1) if is_choice else positive
    factors = 1 / (1 + np.arange(SIZE) % 5) if has_factors else np.empty(0)
    passes = some_texts.alive & (np.arange(SIZE) % 3 != 1) if is_filtered else some_texts.alive
    ranks = np.arange(SIZE, dtype=np.uint32)[::-1].copy()
    table = Table()
    title, body = np.split(np.arange(8), 2)
    arrays = some_texts.arrays()
    table.add(
        *(text_of(*(arrays[place] for place in field)) for field in (title, body)),
        *(some_texts.alive,),
        passes=passes,
        factors=factors,
        ranks=ranks,
        rows=range(ROWS),
        spellings=ROWS + 2,
        base=7,
    )
    room = max(room_any, room_all)
    heaps = np.empty((2, room)), np.empty((2, room), np.int64), np.empty((2, room))
    tallies, matched = np.zeros(TALLIES, np.int64), np.full((2, table.blocks), 9, np.uint64)
    counts = [np.zeros((len(group), ROOM), np.uint32) for _ in range(2)]
    blocks = [np.zeros((len(group), ROOM_BLOCKS), np.uint64) for _ in range(2)]
    found = [
        find_word(
            np.array([*weights], np.uint32),
            np.array([*weights.values()], np.uint32),
            *(fields, table.segments),
        )
        for _, weights, _, fields in group
    ]
    rank(
        np.array([place for _, place in found], np.int64),
        np.array([0.0 if mark == MUST_NOT else idf for mark, _, idf, _ in group]),
        (marks.count(MUST), positive, wanted, RELEVANCE),
        *(table.segments, table.restrictions),
        (*heaps, np.array([room_any, room_all]), tallies),
        (*counts, *blocks, np.empty(SIZE, np.uint16), matched),
    )
    assert not any(scratch.any() for scratch in (*counts, *blocks))
    scores, with_all = slow_rank(some_texts, group, wanted)
    if has_factors:
        scores = {document: score * factors[document] for document, score in scores.items()}
    for heap, limit, documents in ((ANY, room_any, set(scores)), (ALL, room_all, with_all)):
        assert members(matched[heap]) == sorted(documents)
        passing = [d for d in documents if passes[d]]
        assert tallies[PASSED + heap] == len(passing)
        best = sorted(passing, key=lambda d: (-round(scores[d], 9), ranks[d]))[:limit]
        kept = int(tallies[KEPT + heap])
        places, ours = (array[heap, :kept].tolist() for array in heaps[1:])
        found = dict(zip(((place & NUMBER) - 7 for place in places), ours, strict=True))
        assert sorted(found) == sorted(best)
        for document, score in found.items():
            assert math.isclose(score, scores[document], rel_tol=1e-12)


def test_ranks_more_documents_than_are_looked_at_together() -> None:
    size, room, noise = 2_000, 20, np.random.default_rng(7)
    freqs = noise.integers(1, 40, (2, size)).astype(np.uint8)
    lengths, documents = noise.integers(20, 400, size), np.arange(size, dtype=np.uint16)
    factors = 1 / 1024 / (1 - bm25.B + bm25.B * lengths / 200)
    none = text_of(np.zeros(3, np.uint32), documents[:0], freqs[0, :0], factors)
    starts = np.array([0, size, 2 * size], np.uint32)
    body, table = text_of(starts, np.tile(documents, 2), freqs.ravel(), factors), Table()
    ranks = np.arange(size, dtype=np.uint32)
    table.add(none, body, np.ones(size, np.uint8), ranks=ranks, rows=range(2), spellings=2)
    heaps = np.empty((1, room)), np.empty((1, room), np.int64), np.empty((1, room))
    tallies, matched = np.zeros(TALLIES, np.int64), np.empty((2, table.blocks), np.uint64)
    whole = np.array([1024], np.uint32)
    found = [find_word(np.array([row], np.uint32), whole, BODY, table.segments) for row in range(2)]
    idfs = np.array([3.0, 1.0])
    rank(
        *(np.array([place for _, place in found], np.int64), idfs, (0, 2, 2, RELEVANCE)),
        *(table.segments, table.restrictions, (*heaps, np.array([room, 0]), tallies)),
        (
            *(np.zeros((2, ROOM), np.uint32), np.zeros((2, ROOM), np.uint32)),
            *(np.zeros((2, ROOM_BLOCKS), np.uint64), np.zeros((2, ROOM_BLOCKS), np.uint64)),
            *(np.empty(size, np.uint16), matched),
        ),
    )
    scores = idfs @ bm25.saturated(1024.0 * freqs * factors)
    assert tallies.tolist() == [size, size, room, 0]
    assert sorted(heaps[1][0] & NUMBER) == sorted(np.argsort(-scores)[:room])
    assert np.allclose(np.sort(heaps[2][0]), np.sort(scores)[-room:], rtol=1e-12)
