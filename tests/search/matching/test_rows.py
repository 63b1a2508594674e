"""All rows of a query in one pass over a text, against each by itself and a look at every word."""

from hypothesis import given
from hypothesis import strategies as st

from search.analysis import tokenize
from search.matching import EVERY_PLACE, Wanted, WantedWord, own_form, scanning_all
from search.matching.rows import Rows
from search.query import Near, Phrase

letters = st.sampled_from("ابتثج")
texts = st.lists(letters, max_size=30).map(" ".join)
phrases = st.lists(letters, min_size=2, max_size=3).map(lambda words: Phrase(tuple(words)))
near_words = st.builds(
    lambda words, slop: Near(tuple(words), slop),
    st.lists(letters, min_size=2, max_size=3),
    st.integers(1, 5),
)


def wanted_of(leaf: Phrase | Near) -> Wanted:
    words = tuple(WantedWord(word, (own_form(word),)) for word in leaf.words)
    return Wanted(leaf, words, None, leaf.slop if isinstance(leaf, Near) else None)


@given(texts, st.lists(phrases | near_words, max_size=6), st.lists(texts, max_size=2))
def test_rows_are_found_together_as_each_by_itself(text, leaves, read_before):
    rows, places = Rows(map(wanted_of, leaves)), scanning_all("ابتثج")(text, EVERY_PLACE).places
    for other in read_before:
        list(rows.find(other, scanning_all("ابتثج")(other, EVERY_PLACE).places))
    alone = [match for leaf in leaves for match in Rows([wanted_of(leaf)]).find(text, places)]
    assert list(rows.find(text, places)) == alone


@given(texts, phrases)
def test_a_phrase_is_found_wherever_its_words_follow_each_other(text, phrase):
    places = scanning_all(phrase.words)(text, EVERY_PLACE).places
    tokens, size = list(tokenize(text)), len(phrase.words)
    expected = [
        (tokens[first].start, tokens[first + size - 1].end)
        for first in range(len(tokens) - size + 1)
        if tuple(token.surface for token in tokens[first : first + size]) == phrase.words
    ]
    assert [match.span for match in Rows([wanted_of(phrase)]).find(text, places)] == expected
