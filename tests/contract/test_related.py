"""The forms that answer a word: the laws of `Engine.related`."""

import pytest

from search import Level, Reason, RelatedForm
from tests.conftest import EngineOf
from tests.indexes import article, found

ARTICLES = [
    article(1, "وزير الخارجية", "قال الوزير للصحافة"),
    article(2, "وزيرٌ جديد", "وزراء الحكومة"),
    article(3, "الوزير في بيروت"),
    article(4, "أميركا", "أمريكا"),
    article(5, "ثلاثة من خمسة", "3 من ٥"),
]
WORDS = ["وزير", "الوزير", "وَزِيرٌ", "وزراء", "أمريكا", "مجهولة", "3", "خمس", "12", "x"]


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("level", Level)
def test_the_own_form_is_first_and_weights_fall(engine_of: EngineOf, word, level):
    own, *others = engine_of(*ARTICLES).related(word, level)
    assert (own.weight, own.reason) == (1.0, Reason.SAME)
    weights = [each.weight for each in others]
    assert weights == sorted(weights, reverse=True)
    assert all(0 < weight < 1 for weight in weights)
    forms = [own.form, *(each.form for each in others)]
    assert len(set(forms)) == len(forms)


@pytest.mark.parametrize("word", WORDS)
def test_a_looser_level_has_no_fewer_forms(engine_of: EngineOf, word):
    engine = engine_of(*ARTICLES)
    exact, words, wide = (engine.related(word, level) for level in Level)
    assert len(exact) == 1
    assert len(exact) <= len(words) <= len(wide)


def test_articles_are_counted(engine_of: EngineOf):
    engine = engine_of(*ARTICLES)
    counts = {each.form: each.articles for each in engine.related("وزير", Level.WORD)}
    assert (counts["وزير"], counts["الوزير"]) == (2, 2)
    unknown = RelatedForm("مجهوله", 1.0, Reason.SAME, 0, "مجهولة")
    assert engine.related("مجهولة", Level.WORD) == (unknown,)


def test_forms_are_spelled_as_most_articles_write_them(engine_of: EngineOf):
    engine = engine_of(
        article(1, "مدرسة"), article(2, "مدرسه"), article(3, "مَدرسة"), article(4, "المدرسة")
    )
    spellings = [each.spelling for each in engine.related("مدرسه", Level.WORD)]
    assert spellings == ["مدرسة", "المدرسة"]


def test_related_forms_are_what_a_search_finds(engine_of: EngineOf):
    engine = engine_of(*ARTICLES)
    for level in (Level.WORD, Level.WIDE):
        forms = [each.form for each in engine.related("وزير", level)]
        meant = {name for form in forms for name in found(engine, f'"{form}"', level=level)}
        assert meant == set(found(engine, "وزير", level=level))


def test_numbers_in_words_answer_those_in_digits(engine_of: EngineOf):
    engine = engine_of(*ARTICLES)
    others = engine.related("ثلاث", Level.WORD)[1:]
    assert {(each.spelling, each.articles, each.reason) for each in others} == {
        ("ثلاثة", 1, Reason.NUMBER),
        ("3", 1, Reason.NUMBER),
    }
    assert found(engine, "٣") == found(engine, "ثلاثة") == ["5"]
    assert found(engine, "=3") == ["5"]
    assert found(engine, "30") == []
