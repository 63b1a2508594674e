"""Explanations: the numbers of each add up, and to the score."""

from dataclasses import replace

import pytest
from hypothesis import given

from search import Article, Level, SearchRequest
from tests.conftest import EngineOf
from tests.contract.articles import DATED
from tests.contract.derivations import FLOAT, check_numbers
from tests.contract.examples import examples
from tests.indexes import article
from tests.strategies import corpora, requests


def test_explanation_arrives_at_the_score(engine_of: EngineOf, request: pytest.FixtureRequest):
    @examples(request, 60)
    @given(corpora(), requests())
    def check(articles: list[Article], drawn: SearchRequest) -> None:
        for hit in engine_of(*articles).search(replace(drawn, explain=True)).hits:
            assert hit.explanation is not None
            assert hit.explanation.value == pytest.approx(hit.score, **FLOAT)
            check_numbers(hit.explanation)
            assert bool(hit.why) == bool(hit.matched)

    check()


def test_explanation_is_only_given_when_asked_for(engine_of: EngineOf):
    engine = engine_of(article(1, "خبر"))
    (plain,) = engine.search(SearchRequest("خبر")).hits
    assert (plain.why, plain.explanation) == ("", None)
    (told,) = engine.search(SearchRequest("خبر", explain=True)).hits
    assert told.explanation and told.explanation.value == pytest.approx(plain.score, **FLOAT)


def test_sentence_names_the_words_as_the_article_writes_them(engine_of: EngineOf):
    engine = engine_of(article(1, "خبر", "قال للوزير إن المدرسة أغلقت"))
    (hit,) = engine.search(SearchRequest("وزير مدرسة", explain=True)).hits
    said = hit.why.translate(str.maketrans("", "", "\u2068\u2069"))
    assert said == "وُجدت لأن: للوزير ← وزير (أُزيل: لل)؛ المدرسة ← مدرسة (أُزيل: ال)"


@pytest.mark.parametrize("level", Level)
def test_phrases_and_fields_are_explained(engine_of: EngineOf, level: Level):
    engine = engine_of(
        article(1, "مجلس الوزراء", "مجلس الوزراء مجلس الوزراء في بيروت", section="سياسة"),
        article(2, "بيروت", "مجلس", section="سياسة"),
    )
    request = SearchRequest('"مجلس الوزراء" عنوان:مجلس بيروت قسم:سياسة', level=level, explain=True)
    for hit in engine.search(request).hits:
        assert hit.explanation
        assert hit.explanation.value == pytest.approx(hit.score, **FLOAT)
        check_numbers(hit.explanation)


@pytest.mark.parametrize(
    "text", ["خبر تاريخ:أيار", "تاريخ:رجب", "خبر -تاريخ:شباط", "خبر date:2015.."]
)
def test_dates_are_filters_that_score_nothing(engine_of: EngineOf, text: str):
    engine = engine_of(*DATED)
    hits = engine.search(SearchRequest(text, explain=True)).hits
    assert hits
    for hit in hits:
        assert hit.explanation
        assert hit.explanation.value == pytest.approx(hit.score, **FLOAT)
        assert bool(hit.score) == ("خبر" in text)


def test_forms_that_are_cut_are_neither_marked_nor_counted(
    engine_of: EngineOf, monkeypatch: pytest.MonkeyPatch
):
    engine = engine_of(article(1, "ابا ابت ابث"), article(2, "ابث ابت ابب"))
    monkeypatch.setattr("search.lexicon.expansions.MAX_FORMS", 2)
    hits = engine.search(SearchRequest("اب*", explain=True)).hits
    assert len(hits) == 2
    for hit in hits:
        assert {each.form for each in hit.matched} == {"ابت", "ابث"}
        assert hit.explanation
        assert hit.explanation.value == pytest.approx(hit.score, **FLOAT)


def test_term_is_named_with_its_signs(engine_of: EngineOf):
    engine = engine_of(article(1, "خبر طويل", "خبر"))
    signs = ("=خبر", "title:طوي*", '"طويل خبر"~3', "خبرر~1")
    text = " ".join(signs)
    (hit,) = engine.search(SearchRequest(text, explain=True)).hits
    assert hit.explanation
    names = {each.description.partition("\u2069")[0] for each in hit.explanation.children}
    assert names == {f"term \u2068{sign}" for sign in signs}
