"""Snippets: the best passages, never a word cut in two, never a mark astray."""

from collections.abc import Iterator
from typing import SupportsIndex

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from search import Level, Snippet
from search.analysis import tokenize
from search.hits import match_query
from search.markup import mark_html
from search.matching import Match
from search.matching.best_window import WINDOW
from search.query import Word, parse_query
from search.snippet import LEAD, MARGIN, best_snippet
from tests.slow_relatives import SlowMeanings
from tests.strategies import texts, world_queries, world_texts

FILLER = "ثم جاء كلام كثير لا يعني أحدا منهم. "
SENTENCE_LESS = "كلام طويل بلا وقفة "
bodies = st.one_of(
    texts,
    st.lists(world_texts | st.just(FILLER) | st.just(SENTENCE_LESS * 5), max_size=8).map(" ".join),
    st.lists(world_texts | st.just(FILLER), max_size=8).map("\n".join),
)


def _matches(body: str, query: str) -> list[Match]:
    matcher = match_query(parse_query(query).root, Level.WORD, SlowMeanings(body))
    return matcher.find(body, "body")


def _snippet(body: str, query: str, **weights: float) -> Snippet:
    return best_snippet(
        body, _matches(body, query), {Word(text): weight for text, weight in weights.items()}
    )


@given(bodies, world_queries)
@example("\n  قال الوزير", "وزير")
def test_highlights_are_the_matched_words_and_html_is_their_marks(body, query):
    snippet = _snippet(body, query)
    matched = {" ".join(body[slice(*m.span)].split()) for m in _matches(body, query)}
    shown = [" ".join(snippet.text[slice(*span)].split()) for span in snippet.highlights]
    assert set(shown) <= matched
    assert bool(shown) == bool(matched)
    assert list(snippet.highlights) == sorted(snippet.highlights)
    assert snippet.html == mark_html(snippet.text, snippet.highlights)


@given(bodies, world_queries)
def test_length_is_bounded_and_the_text_is_one_line(body, query):
    snippet = _snippet(body, query)
    longest = max((len(token.surface) for token in tokenize(body)), default=0)
    phrase = max((end - start for start, end in snippet.highlights), default=0)
    assert len(snippet.text) <= 2 * (max(WINDOW, phrase) + 2 * MARGIN + longest) + 20
    assert not {"\n", "\r", "\t", "\u2028"} & set(snippet.text)


@given(bodies, world_queries)
def test_no_word_is_cut_in_two(body, query):
    body = body.replace("…", ".")
    whole = {token.surface for token in tokenize(body)}
    if max(map(len, whole), default=0) < LEAD:
        shown = {token.surface for token in tokenize(_snippet(body, query).text)}
        assert shown <= whole


@given(bodies, world_queries)
def test_passages_are_pieces_of_the_body_in_its_order(body, query):
    flat = "".join(" " if c.isspace() else c for c in body)
    position = 0
    for piece in _snippet(body.replace("…", "."), query).text.split("…"):
        position = flat.replace("…", ".").find(piece.strip(), position)
        assert position >= 0
        position += len(piece.strip())


@pytest.mark.parametrize("body", ["", "خبر", "خبر قصير.", "سطر\nسطر ثان"])
def test_short_body_is_shown_whole(body):
    assert _snippet(body, "لبنان").text == body.replace("\n", " ")


def test_lead_ends_with_a_sentence():
    body = "خبر أول من بيروت. " + FILLER * 10
    snippet = _snippet(body, "لبنان")
    assert snippet.text.startswith("خبر أول من بيروت. ثم جاء")
    assert snippet.text.endswith("منهم. …")
    assert LEAD // 2 < len(snippet.text) <= LEAD + 5


def test_passage_begins_and_ends_with_sentences_where_it_can():
    body = FILLER * 20 + "هنا قال الوزير كلمته. " + FILLER * 20
    text = _snippet(body, "وزير").text
    assert text.startswith("… ثم جاء")
    assert "هنا قال الوزير كلمته." in text
    assert text.endswith("منهم. …")


def test_passage_without_sentences_is_cut_between_words():
    body = SENTENCE_LESS * 30 + "الوزير " + SENTENCE_LESS * 30
    text = _snippet(body, "وزير").text
    assert text.startswith("… ")
    assert text.endswith(" …")
    assert set(text.strip("… ").split()) == {*SENTENCE_LESS.split(), "الوزير"}


@pytest.mark.parametrize("end", ["؟ ", "! ", "؟\n", ".» ", "…\n", "\n\n"])
def test_sentences_end_with_arabic_signs_too(end):
    body = SENTENCE_LESS * 8 + "نهاية" + end + "قال الوزير كلمته" + end + SENTENCE_LESS * 20
    assert _snippet(body, "وزير").text.strip("… .؟!»") == "قال الوزير كلمته"


@pytest.mark.parametrize("space", ["\u00a0", "\t", "\u2003", "\u3000"])
def test_body_of_odd_spaces_is_shown_and_cut_between_words(space):
    snippet = _snippet(space.join(["كلام"] * 200), "لبنان")
    assert set(snippet.text.split()) == {"كلام", "…"}
    assert len(snippet.text) > LEAD // 2


@pytest.mark.parametrize("before", ["", " ", "\n\n"])
def test_body_of_one_endless_word_is_cut_anyway(before):
    assert len(_snippet(before + "خ" * 5000, "لبنان").text) == LEAD + 2


def test_abbreviation_ends_no_sentence():
    """د. is a title, not the end of the lead."""
    body = "التقى د. محمد البرادعي " + SENTENCE_LESS * 40
    assert "البرادعي كلام" in _snippet(body, "لبنان").text


def test_blank_beginning_is_not_shown():
    assert _snippet("\n\n  خبر " + SENTENCE_LESS * 40, "لبنان").text.startswith("خبر")
    assert _snippet("  خبر", "لبنان").text == "خبر"
    assert _snippet("\n خبر من لبنان", "لبنان").text == "خبر من لبنان"


def test_second_passage_shows_what_the_first_does_not():
    body = "لبنان لبنان لبنان. " + FILLER * 20 + "لبنان لبنان. " + FILLER * 20 + "سوريا."
    text = _snippet(body, "لبنان سوريا").text
    assert text.startswith("لبنان لبنان لبنان.")
    assert text.endswith("سوريا.")
    assert text.count("لبنان") == 3


def test_passages_that_touch_are_one():
    body = "لبنان " + "كلام " * 25 + "سوريا " + "كلام " * 25 + "مصر " + "كلام " * 40
    text = _snippet(body, "لبنان سوريا مصر").text
    assert "… " not in text.removesuffix(" …")
    assert {"لبنان", "سوريا", "مصر"} < set(text.split())


@pytest.mark.parametrize("gap", range(60, 120))
def test_passages_at_any_distance_show_nothing_twice_and_leave_something_out(gap):
    words = ["لبنان", *map(str, range(gap)), "سوريا", *map(str, range(gap, 999))]
    snippet = _snippet(" ".join(["-"] * 60 + words), "لبنان سوريا")
    numbers = [int(word) for word in snippet.text.split() if word.isdecimal()]
    assert numbers == sorted(set(numbers))
    around = snippet.text.split(" … ")
    if len(around) == 2:
        assert int(around[1].split()[0]) > int(around[0].split()[-1]) + 1
    assert len(snippet.highlights) == 2


def test_most_telling_word_decides():
    body = "لبنان " + SENTENCE_LESS * 40 + "الأرز " + SENTENCE_LESS * 40 + "سوريا"
    telling = _snippet(body, "لبنان الأرز سوريا", لبنان=0.1, الأرز=5.0, سوريا=3.0)
    assert [telling.text[slice(*span)] for span in telling.highlights] == ["الأرز", "سوريا"]


def test_words_near_each_other_go_before_words_alone():
    body = "لبنان " + SENTENCE_LESS * 40 + "لبنان سوريا " + SENTENCE_LESS * 40
    assert _snippet(body, "لبنان سوريا").text.count("لبنان سوريا") == 1
    assert "لبنان سوريا" in _snippet(body, "لبنان سوريا").text


def test_phrase_longer_than_a_passage_is_shown_whole():
    phrase = " ".join(f"كلمة{n}" for n in range(60))
    snippet = _snippet(FILLER * 9 + phrase + " " + FILLER * 9, f'"{phrase}"')
    assert [snippet.text[slice(*span)] for span in snippet.highlights] == [phrase]


class CountedSpan(tuple[int, int]):
    """A span that counts how often it is looked at."""

    looks = 0

    def __iter__(self) -> Iterator[int]:
        CountedSpan.looks += 1
        return super().__iter__()

    def __getitem__(self, place: SupportsIndex) -> int:
        CountedSpan.looks += 1
        return super().__getitem__(place)


def test_word_all_over_a_long_body_costs_no_more_than_its_length():
    """Counted in looks, not in seconds: it was the square of the matches."""
    body = "لبنان كلام " * 20_000
    matches = [Match(CountedSpan(span), answer) for span, answer in _matches(body, "لبنان")]
    best_snippet(body, matches, {})
    assert len(matches) == 20_000
    assert CountedSpan.looks <= 20 * len(matches)
