"""Highlights are whole words of the original text, and each knows why it is one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import Level
from search.analysis import tokenize
from search.hits import match_query
from search.matching import Match, Matcher, Wanted, WantedWord, matched_forms, own_form
from search.query import Clause, Group, Occur, Phrase, Word, parse_query
from tests.slow_relatives import SlowMeanings
from tests.strategies import texts, world_queries, world_texts

levels = st.sampled_from(Level)


def _matches(text: str, query: str, level: Level = Level.WORD, field: str = "body") -> list[Match]:
    matcher = match_query(parse_query(query).root, level, SlowMeanings(text))
    return matcher.find(text, field)


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
        root = Group((Clause(Occur.MUST, Phrase((token.surface,))),))
        matcher = match_query(root, Level.EXACT, SlowMeanings())
        (match, *_) = matcher.find(token.surface, "body")
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


def _told(matches: list[Match]) -> list[tuple[str, str, str]]:
    return [(m.form, m.because, m.word) for m in matched_forms(matches)]


def test_reason_is_the_nearest_relation():
    text = "المكتبة مكتبة، كاتب ومكتبات مكتبية"
    matches = _matches(text, "مكتبة", Level.WIDE)
    assert [(m.answer.form, m.answer.related.reason) for m in matches] == [
        ("المكتبة", "clitic"),
        ("مكتبة", "same"),
        ("كاتب", "root"),
        ("ومكتبات", "inflection"),
        ("مكتبية", "stem"),
    ]


def test_forms_are_told_once_as_spelled_the_best_first():
    matches = _matches("الوزيرُ وزير الوزيـر أحمد احمد", "وزير احمد")
    assert _told(matches) == [
        ("وزير", "same", "وزير"),
        ("أحمد", "same", "احمد"),
        ("احمد", "same", "احمد"),
        ("الوزير", "clitic", "وزير"),
    ]


def test_phrase_is_told_as_its_words():
    assert _told(_matches("مجلسُ،\n الوزراءِ", '"مجلس الوزراء"')) == [
        ("مجلس الوزراء", "same", "مجلس الوزراء")
    ]


def test_answer_of_most_weight_goes_first_then_the_first_leaf():
    assert [m.answer.word for m in _matches("الوزير", "وزير للوزير")] == ["وزير"]
    assert [m.answer.word for m in _matches("للوزير", "وزير للوزير")] == ["للوزير"]


def _near(text: str, *words: str, reach: int) -> list[str]:
    wanted = [WantedWord(word, (own_form(word),)) for word in words]
    matcher = Matcher([Wanted(Word("x"), tuple(wanted), None, reach)])
    return [text[slice(*match.span)] for match in matcher.find(text, "body")]


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("أ ب", "أ ب", ["أ", "ب"]),
        ("ب س أ", "أ ب", ["ب", "أ"]),
        ("أ س س ب", "أ ب", ["أ", "ب"]),
        ("أ س س س ب", "أ ب", []),
        ("أ س س س أ ب أ", "أ ب", ["أ", "ب", "أ"]),
        ("أ س أ", "أ أ", ["أ", "أ"]),
        ("أ س س", "أ أ", []),
        ("ج أ س ب س", "أ ب ج", ["ج", "أ", "ب"]),
    ],
)
def test_words_near_each_other_are_marked_where_all_take_part(text, words, marked):
    assert _near(text, *words.split(), reach=2) == marked


@given(st.text("أبس ", max_size=20))
def test_words_near_each_other_are_within_reach(text):
    tokens = [token.surface for token in tokenize(text)]
    is_near = any({"أ", "ب"} <= set(tokens[n : n + 4]) for n in range(len(tokens)))
    assert bool(_near(text, "أ", "ب", reach=2)) == is_near


def test_leaf_of_any_kind_brings_its_own_forms():
    forms = tuple(own_form(form) for form in ("كتاب", "كتابة"))
    matcher = Matcher([Wanted(Word("كتا*"), (WantedWord("كتا*", forms),))])
    assert [m.answer.form for m in matcher.find("كتب كتاب وكتابة كتابة", "title")] == [
        "كتاب",
        "كتابة",
    ]


def test_many_places_of_a_form_are_not_all_sought_unless_every_one_is_wanted():
    matcher = match_query(parse_query("مصر لبنان").root, Level.WORD, SlowMeanings())
    text = "مصر " * 5_000 + "لبنان"
    some = matcher.find(text, "body", every=False)
    assert len(some) < 1_000
    assert some[-1].answer.form == "لبنان"
    assert len(matcher.find(text, "body")) == 5_001
