"""The laws of stems and roots; the words themselves are in tests/golden."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given

from search.analysis import Segmentation, fold, root, segmentations, stem, tokenize
from search.analysis.stemming import (
    ARTICLES,
    ENDINGS,
    FUTURES,
    PARTICLES,
    RARE_PARTICLES,
    protected_stems,
)
from tests.strategies import plain_words, texts, written_words


@given(texts)
def test_stem_is_a_piece_of_the_form(text):
    for token in tokenize(text):
        form = fold(token.surface)
        assert stem(form)
        assert stem(form) in form


@given(written_words)
def test_stem_of_a_longer_form_keeps_three_letters(word):
    form = fold(word)
    assert len(stem(form)) >= min(3, len(form))


@given(texts)
def test_root_is_never_empty(text):
    for token in tokenize(text):
        assert root(fold(token.surface)).strip()


@given(plain_words)
def test_article_never_parts_a_word_from_itself(word):
    """الحكم must be found by حكم; ط is no affix, so the word has none of its own."""
    form = fold("ط" + word + "ط")
    assert stem("ال" + form) == stem("وال" + form) == form


@pytest.mark.parametrize("article", sorted(ARTICLES))
def test_every_article_comes_off(article):
    assert stem(f"{article}مهندس") == "مهندس"


@pytest.mark.parametrize("particle", sorted(PARTICLES | RARE_PARTICLES - {"ك"}))
def test_every_particle_comes_off_five_letters(particle):
    assert stem(f"{particle}مهندس") == "مهندس"


@pytest.mark.parametrize("particle", sorted(PARTICLES | RARE_PARTICLES))
def test_every_particle_comes_off_a_protected_word(particle):
    assert stem(f"{particle}لبنان") == "لبنان"


@pytest.mark.parametrize("particle", sorted(FUTURES))
def test_every_future_comes_off_the_imperfect(particle):
    assert stem(f"{particle}يتواصل") == "يتواصل"


@pytest.mark.parametrize("ending", sorted(ENDINGS))
def test_every_ending_comes_off(ending):
    assert stem(f"مهندس{ending}") == "مهندس"


@pytest.mark.parametrize("protected", sorted(protected_stems() - {"اثنين"}))
def test_protected_stem_stays_under_article_and_ending(protected):
    """No shorter protected word inside wins, and no entry of the list is dead."""
    assert stem(f"ال{protected}ات") == stem(f"{protected}ه") == protected


@pytest.mark.parametrize("form", ["", "2015", "covid", "f16", "كوفيد19", "3.5", "ال", "وال", "و"])
def test_what_is_no_arabic_word_is_its_own_stem(form):
    assert stem(form) == form


def test_threads_get_the_stems_and_roots_of_their_own_words(eager_threads: None):
    """Tashaphyne keeps the word at work in itself."""
    forms = [f"{prefix}{word}ات" for prefix in ARTICLES for word in ("مهندس", "مشروع", "انتخاب")]
    stem.cache_clear(), root.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda form: (stem(form), root(form)), forms * 20))
    stem.cache_clear(), root.cache_clear()
    assert together == [(stem(form), root(form)) for form in forms] * 20


@given(texts)
def test_segmentations_are_the_form_taken_apart(text):
    for token in tokenize(text):
        form = fold(token.surface)
        ways = segmentations(form)
        assert all(way.prefix + way.stem + way.ending == form for way in ways)
        assert len(set(ways)) == len(ways)
        assert stem(form) in {form, *(way.stem for way in ways)}


def test_segmentations_say_what_comes_off():
    assert Segmentation("ولل", "وزار", "ات") in segmentations("وللوزارات")
    assert segmentations("غزه")[-1] == Segmentation("", "غزه", "")
    assert {way.prefix for way in segmentations("كتاب")} == {""}
