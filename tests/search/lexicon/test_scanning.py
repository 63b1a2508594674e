"""The compiled scan finds what a look at every word finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import fold, tokenize
from search.lexicon.kernels.characters import CODE_POINTS, FAR_EAST
from search.lexicon.kernels.scanning import MOST_WHOLE, folded_table
from search.lexicon.scanning import scanning
from search.matching import EVERY_PLACE, Scan, scanning_all
from tests.strategies import texts, world_texts, world_words

any_texts = st.one_of(world_texts, texts, st.lists(texts | world_texts, max_size=4).map("\n".join))


def _with_forms(scan: Scan, text: str, most: int, forms: set[str]):
    """Return what is found, without the words that were found to be looked at."""
    places, words = scan(text, most)
    return [place for place in places if fold(text[place[0] : place[1]]) in forms], words


@given(any_texts, st.data())
def test_places_are_those_of_a_look_at_every_word(text, data):
    surfaces = [token.surface for token in tokenize(text)] or ["خبر"]
    words = data.draw(st.lists(st.sampled_from(surfaces) | world_words, max_size=6))
    forms = {fold(word) for word in words}
    expected = scanning_all(forms)(text, EVERY_PLACE)
    assert _with_forms(scanning(forms), text, EVERY_PLACE, forms) == (*expected,)


@given(st.lists(world_words, max_size=40).map(" ".join), st.integers(0, 3))
def test_only_the_first_places_of_each_form_are_found(text, most):
    forms = {fold(word) for word in text.split()[::2]}
    expected = scanning_all(forms)(text, most)
    assert _with_forms(scanning(forms), text, most, forms) == (*expected,)


def test_few_words_are_found_for_nothing():
    text = "قالَ الوزيـر في ٢٠١٥ إنّ «المدرسة» covid ٣٫٥ مليون" * 9
    assert len(scanning({"وزير"})(text, EVERY_PLACE).places) == 0


def test_words_to_be_seen_whole_are_bounded_too():
    text = "1,200 " * (MOST_WHOLE + 5)
    assert len(scanning({"وزير"})(text, 1).places) == MOST_WHOLE


@pytest.mark.parametrize("text", ["", " ", "؟", "\n"])
def test_text_without_words_has_none(text):
    assert scanning({"وزير"})(text, 1) == ([], 0)


def test_forms_that_no_word_can_have_are_not_found():
    assert scanning({"", "a\nb"})("a b", 1).places == []


def test_small_table_is_the_beginning_of_the_large_one():
    """But for letters that only those far behind melt into: these are to be seen whole anyway."""
    small, large = folded_table(FAR_EAST), folded_table(CODE_POINTS)[:FAR_EAST]
    assert small[:0x800].tolist() == large[:0x800].tolist()
    assert ((small ^ large) >> 27 << 27).tolist() == (small ^ large).tolist()
