"""Words behind each other count as a walk over the texts counts them."""

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from search.compiling import AnyArray
from search.embedded.kernels import adjacency
from search.embedded.kernels.adjacency import MOST_READ, find_postings
from search.embedded.kernels.blocks import pack_mask
from search.embedded.kernels.bonuses import find_bonuses
from search.embedded.kernels.scoring import ROOM
from search.embedded.kernels.spans import BODY, find_word
from search.ranking import WHOLE
from search.ranking.bm25 import saturated
from tests.embedded.packed import find_places
from tests.embedded.tables import NO_PLACES, Table, text_of
from tests.slow_segment import field_arrays

WORDS = "abcd"
texts_of_words = st.lists(st.lists(st.sampled_from(WORDS), max_size=12), min_size=1, max_size=6)
some_words = st.lists(st.sampled_from([*WORDS, "never seen"]), unique=True, max_size=3)


def counted(
    texts: list[list[str]], pairs: list[tuple[list[str], list[str]]], reach: int
) -> list[float]:
    """Return the bonus of every text, pair n being worth n + 1."""
    arrays = field_arrays("f", texts, {word: row for row, word in enumerate(WORDS)})
    numbers: list[int] = []
    bounds = [0]
    for words in (each for pair in pairs for each in pair):
        # The last number is of a word that no text has.
        numbers += [WORDS.find(word) if len(word) == 1 else len(WORDS) for word in words]
        bounds.append(len(numbers))
    names = ("docs", "freqs", "lengths", "positions")
    stored = {name: arrays[f"f.{name}"] for name in (*names, "starts")}
    places = (*find_places(*(read_only(stored[name]) for name in names)),)
    ones, table = np.ones(len(texts)), Table()
    body = text_of(stored["starts"], *places[:2], ones, places)
    no_starts = np.zeros(1, np.uint32)
    title = text_of(no_starts, places[0][:0], places[1][:0], ones, NO_PLACES)
    table.add(
        *(title, body, np.ones(len(texts), np.uint8)),
        rows=range(len(WORDS)),
        spellings=len(WORDS) + 1,
        base=3,
    )
    asked = [np.array(numbers[first:last], np.uint32) for first, last in pairwise(bounds)]
    weights = [np.full(len(each), WHOLE, np.uint32) for each in asked]
    found = [
        find_word(own, weighed, BODY, table.segments)
        for own, weighed in zip(asked, weights, strict=True)
    ]
    order = np.arange(len(texts))[::-1]
    bonuses = find_bonuses(
        order + 3,
        np.array([place for _, place in found], np.int64),
        np.arange(2 * len(pairs)).reshape(-1, 2),
        np.arange(1.0, len(pairs) + 1),
        *(reach, table.segments, table.restrictions),
    )
    return bonuses[order].tolist()


def read_only(array: AnyArray) -> AnyArray:
    array.flags.writeable = False
    return array


def walked(text: list[str], one: list[str], other: list[str], reach: int) -> int:
    """Count the places of the second word with the first up to `reach` places before."""
    return sum(
        word in other and any(before in one for before in text[max(0, place - reach) : place])
        for place, word in enumerate(text)
    )


@settings(max_examples=100, deadline=None)
@given(texts_of_words, st.lists(st.tuples(some_words, some_words), max_size=3), st.integers(1, 4))
def test_counts_what_a_walk_counts(
    texts: list[list[str]], pairs: list[tuple[list[str], list[str]]], reach: int
) -> None:
    assert counted(texts, pairs, reach) == [
        sum(
            worth * saturated(walked(text, one, other, reach))
            for worth, (one, other) in enumerate(pairs, 1)
        )
        for text in texts
    ]


def test_a_word_with_very_many_places_is_looked_at_in_part() -> None:
    text = ["a", "b"] * adjacency.MOST_PLACES
    assert counted([text], [(["a"], ["b"])], 1) == [saturated(adjacency.MOST_PLACES)]


@settings(max_examples=50, deadline=None)
@given(
    st.integers(0, 2 * MOST_READ),
    st.sets(st.integers(0, 3 * MOST_READ), min_size=1, max_size=20),
    st.integers(0, 9),
)
def test_finds_the_first_posting_of_each_document(count: int, asked: set[int], seed: int) -> None:
    noise = np.random.default_rng(seed)
    docs = np.sort(noise.integers(0, 3 * MOST_READ, count + 7)).astype(np.uint16)
    first, end = 3, 3 + count
    documents, mask = np.array(sorted(asked), np.uint16), np.zeros(ROOM, np.bool_)
    mask[documents] = True
    found = np.full(len(documents), 99, np.int64)
    find_postings(documents, pack_mask(mask), first, end, docs, found)
    places = docs[first:end].tolist()
    assert found.tolist() == [
        first + places.index(each) if each in places else -1 for each in sorted(asked)
    ]
