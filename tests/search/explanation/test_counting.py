"""Phrases of an explanation are counted as by looking at every place of the text."""

from hypothesis import given
from hypothesis import strategies as st

from search.analysis import View
from search.explanation.counting import Words, count_forms
from search.matching import Row, Wanted, WantedWord, own_form
from search.query import Phrase
from search.schema import Article

LETTERS = ("ا", "ب", "ج")


def slowly(words: list[str], row: Row) -> int:
    places = range(len(words) - len(row.words) + 1)
    return sum(all(answer(words[p + n]) for n, answer in enumerate(row.words)) for p in places)


@given(st.lists(st.sampled_from(LETTERS)), st.lists(st.sampled_from(LETTERS), min_size=2))
def test_phrases_are_counted_as_place_by_place(text: list[str], phrase: list[str]) -> None:
    words = tuple(WantedWord(word, (own_form(word),), View.SPELLING) for word in phrase)
    wanted = Wanted(Phrase(tuple(phrase)), words)
    article = Words(Article("1", "", " ".join(text)))
    counted = sum(count_forms(article, "body", wanted).values())
    assert counted == slowly(article.of("body"), Row.of(wanted))
