"""Highlights are whole words of the original text, and each knows why it is one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import Level
from search.analysis import tokenize
from search.highlight import find_matches, matched_forms
from search.query import Phrase, parse_query, wanted_texts
from tests.strategies import texts, world_queries, world_texts

levels = st.sampled_from(Level)


def _matches(text: str, query: str, level: Level = Level.WORD, field: str = "body") -> list:
    return find_matches(text, field, wanted_texts(parse_query(query).root), level)


def _marked(text: str, query: str, level: Level = Level.WORD, field: str = "body") -> list[str]:
    return [text[slice(*match.span)] for match in _matches(text, query, level, field)]


@given(world_texts | texts, world_queries | texts, levels)
def test_spans_are_ordered_disjoint_and_of_whole_words(text, query, level):
    starts = {token.start for token in tokenize(text)}
    ends = {token.end for token in tokenize(text)}
    last = 0
    for match in _matches(text, query, level):
        start, end = match.span
        assert last <= start < end
        assert start in starts
        assert end in ends
        last = end


@given(world_texts, world_queries)
def test_looser_level_marks_whatever_a_stricter_one_does(text, query):
    words = " ".join(word for word in query.split() if '"' not in word)
    exact, word, wide = ({m.span for m in _matches(text, words, level)} for level in Level)
    assert exact <= word <= wide


@given(texts)
def test_every_word_of_a_text_answers_itself(text):
    for token in list(tokenize(text))[:5]:
        (match, *_) = find_matches(token.surface, "body", [Phrase((token.surface,))], Level.EXACT)
        assert match.span == (0, len(token.surface))


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        pytest.param("قال الوزير للوزير: وزيرٌ", "وزير", "الوزير للوزير وزيرٌ".split(), id="stems"),
        pytest.param("زيارة وزير", "زير", [], id="no part of a word"),
        pytest.param("كُتّابٌ وكِتاب", "كتاب", ["كُتّابٌ", "وكِتاب"], id="marks are inside"),
        pytest.param("الحـــرب", "حرب", ["الحـــرب"], id="tatweel is inside"),
        pytest.param("«مصر»؟", "مصر", ["مصر"], id="punctuation is outside"),
        pytest.param("\u200fمصر\u200f", "مصر", ["مصر"], id="bidi marks are outside"),
        pytest.param("في مصر من مصر", "من مصر", ["مصر", "مصر"], id="stop words are not marked"),
        pytest.param("لبنان ولبن", "لبنان -لبن", ["لبنان"], id="nothing forbidden"),
        pytest.param("رياضة", "قسم:رياضة", [], id="labels are not words"),
        pytest.param("رياضة", "مصر OR رياضة", ["رياضة"], id="OR is a word"),
        pytest.param("2015 ٢٠١٥", "2015", ["2015", "٢٠١٥"], id="digits"),
    ],
)
def test_words_are_marked_whole(text, query, marked):
    assert _marked(text, query) == marked


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("رئيس مجلس الوزراء", '"مجلس الوزراء"', ["مجلس الوزراء"]),
        ("رئيس مجلس، الوزراء", '"مجلس الوزراء"', ["مجلس، الوزراء"]),
        ("رئيس المجلس", '"رئيس مجلس"', []),
        ("مجلس رئيس مجلس", '"رئيس مجلس" مجلس', ["مجلس", "رئيس مجلس"]),
        ("أ ب ج", '"أ ب" "أ ب ج"', ["أ ب ج"]),
        ("أ ب ج", '"أ ب" "ب ج"', ["أ ب"]),
        ("أ أ أ أ", '"أ أ"', ["أ أ", "أ أ"]),
        ("من بيروت إلى دمشق", '"بيروت إلى دمشق"', ["بيروت إلى دمشق"]),
    ],
)
def test_phrase_is_one_mark_and_goes_before_its_words(text, query, marked):
    assert _marked(text, query) == marked


@pytest.mark.parametrize(
    ("field", "marked"), [("title", ["عنوان", "كلمة"]), ("body", ["نص", "كلمة"])]
)
def test_word_of_a_field_is_marked_in_that_field_alone(field, marked):
    assert _marked("عنوان نص كلمة", "title:عنوان body:نص كلمة", field=field) == marked


@pytest.mark.parametrize(
    ("level", "marked"),
    [
        (Level.EXACT, ["مدرسة"]),
        (Level.WORD, ["مدرسة", "مدرسه", "مدرستها"]),
        (Level.WIDE, ["مدرسة", "مدرسه", "مدرستها", "دراسة"]),
    ],
    ids=str,
)
def test_level_decides_what_is_marked(level, marked):
    assert _marked("مدرسة مدرسه مدرستها دراسة", "مدرسة", level) == marked


def test_reason_is_the_nearest_view():
    text = "المكتبة مكتبة، كاتب وكتب"
    matches = _matches(text, "مكتبة", Level.WIDE)
    assert [(m.form, m.because) for m in matches] == [
        ("المكتبة", "stem"),
        ("مكتبة", "same"),
        ("كاتب", "root"),
        ("وكتب", "root"),
    ]


def test_forms_are_told_once_as_spelled_in_order_of_appearance():
    matches = _matches("الوزيرُ وزير الوزيـر", "وزير")
    assert [(m.form, m.because) for m in matched_forms(matches)] == [
        ("الوزير", "stem"),
        ("وزير", "same"),
    ]


def test_leaf_of_a_match_is_the_first_that_it_answers():
    (match,) = _matches("الوزير", "وزير للوزير")
    assert match.leaf.text == "وزير"
