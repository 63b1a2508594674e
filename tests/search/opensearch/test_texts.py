"""Texts as a cluster keeps them: any text comes back, terms are told apart and bounded."""

from hypothesis import given
from hypothesis import strategies as st

from search.opensearch.texts import (
    MAX_TERM_BYTES,
    bounded,
    document_id,
    keep,
    restore,
    signed,
)

ANY = st.text(st.characters(codec=None, exclude_categories=()), max_size=40)


@given(ANY)
def test_any_text_comes_back(text):
    kept = keep(text)
    assert restore(kept) == text
    kept.encode()


@given(st.text(max_size=30))
def test_text_that_utf8_holds_is_kept_as_it_is(text):
    if "\x1b" not in text:
        assert keep(text) == text


@given(ANY, ANY, st.integers(0, 3))
def test_terms_are_bounded_and_told_apart(one, other, times):
    one, other = one * 10**times, other * 10**times
    assert len(bounded(one).encode()) <= MAX_TERM_BYTES
    assert (bounded(one) == bounded(other)) == (one == other)


@given(st.text(min_size=1_100, max_size=1_200), st.text(min_size=1_100, max_size=1_200))
def test_long_terms_keep_the_order_of_their_beginnings(one, other):
    first, second = (keep(text).encode()[:900] for text in (one, other))
    if first != second:
        assert (bounded(one).encode() < bounded(other).encode()) == (first < second)


@given(ANY)
def test_id_of_a_document_is_safe_in_any_address(article_id):
    place = document_id(article_id)
    assert len(place) == 22
    assert place.replace("-", "").replace("_", "").isalnum() and place.isascii()


@given(st.integers(0, (1 << 64) - 1))
def test_64_bits_are_a_long(number):
    assert signed(number) % (1 << 64) == number
    assert -(1 << 63) <= signed(number) < 1 << 63
