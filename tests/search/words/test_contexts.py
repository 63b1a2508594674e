"""Contexts: signs, the vectors of articles, and what these add up to, against the slow twin."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.compiling import AnyArray
from search.words.contexts import (
    MAX_SHARE,
    MIN_ARCHIVE,
    MIN_ARTICLES,
    Postings,
    SegmentWords,
    build_contexts,
    find_judged,
)
from search.words.kernels.contexts import DIMENSIONS, MOST_FREQ, SCALE, hash_words
from search.words.packing import pack_words
from tests import slow_graph

FORMS = "رييس حكومه هدف مباراه نفط في".split()
SPELLINGS = range(2 * len(FORMS))
"""Each form has two: those of form n are 2n and 2n + 1."""
Fields = tuple[dict[int, int], dict[int, int]]
"""An article: in its title and in its body, how often each spelling is there."""

freqs = st.one_of(st.integers(1, 3), st.sampled_from([MOST_FREQ, MOST_FREQ + 1, 60_000]))
fields = st.dictionaries(st.sampled_from(SPELLINGS), freqs, max_size=5)
archives = st.lists(st.tuples(st.tuples(fields, fields), st.booleans()), max_size=15)
"""Articles, and whether each is alive."""


def postings(documents: Sequence[dict[int, int]]) -> Postings:
    found = [
        [(number, freqs[row]) for number, freqs in enumerate(documents) if row in freqs]
        for row in SPELLINGS
    ]
    flat = [posting for of_row in found for posting in of_row]
    return Postings(
        np.cumsum([0, *map(len, found)]).astype(np.uint32),
        np.array([number for number, _ in flat], np.uint16),
        np.array([freq for _, freq in flat], np.uint16),
        np.array([row // 2 for row in SPELLINGS], np.uint32),
    )


def segment(articles: Sequence[tuple[Fields, bool]]) -> SegmentWords:
    return SegmentWords(
        np.array([is_alive for _, is_alive in articles], np.bool_),
        tuple(postings([fields[field] for fields, _ in articles]) for field in (0, 1)),
    )


def living(articles: Sequence[tuple[Fields, bool]], size: int) -> Sequence[slow_graph.Article]:
    """Return the living articles as the twin takes them, and as many empty ones as are wanted."""
    found = [
        [(FORMS[row // 2], freq) for field in fields for row, freq in field.items()]
        for fields, is_alive in articles
        if is_alive
    ]
    return found + [[]] * (size - len(found))


def contexts(
    articles: Sequence[tuple[Fields, bool]], size: int = MIN_ARCHIVE, cuts: Sequence[int] = ()
) -> tuple[list[str], AnyArray]:
    """Return the judged forms and their contexts in an archive of so many living articles."""
    texts = living(articles, size)
    doc_freqs = np.array([sum(form in dict(text) for text in texts) for form in FORMS], np.uint32)
    judged = np.flatnonzero(find_judged(doc_freqs, size)).astype(np.uint32)
    bounds = [0, *sorted(cuts), len(articles)]
    segments = [segment(articles[first:last]) for first, last in pairwise(bounds)]
    built = build_contexts(pack_words(FORMS), doc_freqs, size, judged, segments)
    return [FORMS[form] for form in judged], built


def of(*words: str, freq: int = 1) -> tuple[Fields, bool]:
    return ({}, {2 * FORMS.index(word): freq for word in words}), True


def test_signs_are_those_of_ever() -> None:
    """Contexts of generations that are merged have to agree, so no signs may change."""
    words = ["", "رييس", "covid"]
    expected = [0xF52A15E9A9B5E89B, 0xADA2E08AE3D663A8, 0x9EDC64C68315F26F]
    assert hash_words(*pack_words(words)).tolist() == expected
    assert [slow_graph.hash_word(word) for word in words] == expected


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=9), max_size=9))
def test_hashes_are_those_of_the_slow_twin(words: list[str]) -> None:
    assert hash_words(*pack_words(words)).tolist() == list(map(slow_graph.hash_word, words))


@settings(max_examples=40)
@given(archives, st.data())
@example([of("رييس", "حكومه")] * 3, None)
def test_contexts_are_those_of_the_slow_twin(
    articles: list[tuple[Fields, bool]], data: st.DataObject | None
) -> None:
    cuts = data.draw(st.lists(st.integers(0, len(articles)), max_size=3)) if data else []
    forms, built = contexts(articles, cuts=cuts)
    expected = slow_graph.contexts(living(articles, MIN_ARCHIVE))
    assert built.dtype == np.int8
    assert built.shape == (len(forms), DIMENSIONS)
    assert set(forms) == set(expected)
    for form, context in zip(forms, built.tolist(), strict=True):
        assert context == pytest.approx(expected[form], abs=0.51)


@settings(max_examples=40)
@given(archives, st.data())
def test_contexts_do_not_depend_on_the_cut_into_segments(
    articles: list[tuple[Fields, bool]], data: st.DataObject
) -> None:
    cuts = data.draw(st.lists(st.integers(0, len(articles)), max_size=5))
    (forms, whole), (same, cut) = contexts(articles), contexts(articles, cuts=cuts)
    assert forms == same
    assert np.abs(whole.astype(int) - cut).max(initial=0) <= 1
    assert contexts(articles, cuts=cuts)[1].tobytes() == cut.tobytes()


def test_the_vector_of_an_article_has_its_rare_and_frequent_words() -> None:
    vector = slow_graph.article_vector([("رييس", 1), ("نفط", 3)], {"رييس": 2.0, "نفط": 1.0})
    expected = [
        2 * one + slow_graph.damped(3) * other
        for one, other in zip(slow_graph.signs("رييس"), slow_graph.signs("نفط"), strict=True)
    ]
    assert vector == pytest.approx(slow_graph.unit(expected))


def test_contexts_of_forms_in_the_same_articles_are_equal() -> None:
    articles = [of("رييس", "حكومه")] * 4 + [of("هدف", "مباراه")] * 3
    forms, built = contexts(articles)
    near = {
        (one, other): slow_graph.cosine(built[i].tolist(), built[j].tolist())
        for i, one in enumerate(forms)
        for j, other in enumerate(forms)
    }
    assert near["رييس", "حكومه"] == near["رييس", "رييس"] == pytest.approx(1, abs=0.05)
    assert near["هدف", "مباراه"] == pytest.approx(1, abs=0.05)
    assert abs(near["رييس", "هدف"]) < 0.5


def test_dead_articles_say_nothing() -> None:
    articles = [of("رييس", "حكومه"), of("رييس", "هدف"), of("رييس", "نفط")] * 3
    dead = [(fields, False) for fields, _ in [of("رييس", "مباراه", freq=9)] * 5]
    assert (
        contexts([*dead[:2], *articles, *dead[2:]])[1].tobytes() == contexts(articles)[1].tobytes()
    )


@pytest.mark.parametrize("threads", [1, 3, 64])
def test_threads_change_nothing(threads: int, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [of("رييس", one, other) for one in FORMS[1:] for other in FORMS[1:]]
    expected = contexts(articles)[1].tobytes()
    monkeypatch.setattr("search.words.contexts.THREADS", threads)
    assert contexts(articles)[1].tobytes() == expected


def test_a_form_that_all_articles_have_alike_tells_nothing() -> None:
    """Centred, nothing is left of what it stands beside but rounding, which is no context."""
    others = [word for word in FORMS if word != "في"]
    texts = [of("في", *others[:place]) for place in (1, 2, 4)] * 9
    archive = texts + [of("في")] * (MIN_ARCHIVE - len(texts))
    forms, built = contexts(archive)
    assert not built[forms.index("في")].any()
    assert built[forms.index("رييس")].any()


@pytest.mark.parametrize(("articles", "is_silent"), [(100, False), (101, True)])
def test_a_form_in_too_many_articles_says_nothing_of_them(articles: int, is_silent: bool) -> None:
    """Its own context is what else is there: nothing."""
    assert articles > MAX_SHARE * MIN_ARCHIVE or not is_silent
    forms, built = contexts([of("في")] * articles)
    assert forms == ["في"]
    assert (not built.any()) == is_silent


@pytest.mark.parametrize(
    ("having", "size", "expected"),
    [
        (MIN_ARTICLES, MIN_ARCHIVE, True),
        (MIN_ARTICLES - 1, MIN_ARCHIVE, False),
        (2, 1_000, False),
        (500, 999, False),
    ],
)
def test_a_form_is_judged_in_enough_articles_of_enough(
    having: int, size: int, expected: bool
) -> None:
    forms, built = contexts([of("نفط")] * having, size)
    assert (forms == ["نفط"], len(built) == 1) == (expected, expected)


def test_contexts_are_of_the_length_of_their_scale() -> None:
    forms, built = contexts([of("رييس", word) for word in FORMS[1:] * 3])
    assert len(forms) == len(FORMS)
    assert np.hypot.reduce(built.astype(float), axis=1) == pytest.approx(SCALE, abs=4)
