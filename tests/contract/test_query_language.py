"""What the signs of the query language find, said by hand; see also tests/docs."""

import datetime as dt

import pytest

from search import Level, SearchRequest
from tests.conftest import EngineOf
from tests.contract.articles import DATED
from tests.indexes import article, every, found

NEWS = (
    article(1, "هدنة في غزة"),
    article(2, "هدنة", "كرة القدم"),
    article(3, "غزة", "حرب وكتاب"),
    article(4, "كتابة الكتاب", "سلام"),
    article(5, "أحمد يكتب", "كتب"),
    article(6, "احمد", "كرسي"),
)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("هدنة غزة", "1 2 3"),
        ("+هدنة غزة", "1 2"),
        ("هدنة AND غزة", "1"),
        ("هدنة AND NOT غزة", "2"),
        ("هدنة أو سلام", "1 2 4"),
        ("هدنة AND (غزة OR كرة)", "1 2"),
        ("NOT هدنة", "3 4 5 6"),
        ("-(هدنة غزة)", "4 5 6"),
        ("(-هدنة) OR غزة", "1 3 4 5 6"),
        ('هدنة بدون "كرة القدم"', "1"),
        ("هدنة بدون قدم", "1 2"),
        ("+هدنة بدون كرة", "1"),
        ("كتا*", "4"),
        ("ك?ب", "5"),
        ("كت??", ""),
        ("كت?ب*", "4"),
        ("عنوان:كتا*", "4"),
        ("نص:كت*", "5"),
        ("=أحمد", "5"),
        ("=احمد", "6"),
        ("أحمد", "5 6"),
        ("احمر~", "5 6"),
        ("حمد~", ""),
        ('"القدم كرة"~0', ""),
        ('"القدم كرة"~1', "2"),
        ('"كرة هدنة"~9', ""),
        ('"غزة هدنة"~1', "1"),
        ('"حرب غزة"~9 OR كرسي', "6"),
        ('="أحمد يكتب"', "5"),
        ('="احمد يكتب"', ""),
        ('"احمد يكتب"', "5"),
        ("عنوان:(هدنة كرة)", "1 2"),
        ("عنوان:(هدنة AND غزة)", "1"),
    ],
)
def test_sign_means_what_the_manual_says(engine_of: EngineOf, text, ids):
    assert sorted(found(engine_of(*NEWS), text)) == ids.split()


def test_word_may_have_a_level_of_its_own(engine_of: EngineOf):
    engine = engine_of(*NEWS)
    assert sorted(found(engine, "~كتاب")) == sorted(found(engine, "كتاب", level=Level.WIDE))
    assert found(engine, "~كتاب", level=Level.EXACT) != found(engine, "كتاب", level=Level.EXACT)
    assert found(engine, "=أحمد", level=Level.WIDE) == ["5"]


def test_marks_behind_an_equals_sign_are_asked_for(engine_of: EngineOf):
    engine = engine_of(
        article(1, "كُتّاب"), article(2, "كتاب"), article(3, "كِتاب", "كُتاب"), article(4, "كُـتَّابٌ")
    )
    assert sorted(found(engine, "=كتاب")) == ["1", "2", "3", "4"]
    assert sorted(found(engine, "=كُتاب")) == ["1", "3", "4"]
    assert sorted(found(engine, "=كُتّاب")) == ["1", "4"]
    assert sorted(found(engine, "عنوان:=كِتاب")) == ["3"]
    assert sorted(found(engine, "كُتّاب")) == ["1", "2", "3", "4"]


def test_marks_of_too_common_a_word_are_let_go_and_that_is_said(
    engine_of: EngineOf, monkeypatch: pytest.MonkeyPatch
):
    engine = engine_of(article(1, "مُدن"), article(2, "مدن"))
    monkeypatch.setattr("search.lexicon.marks.MAX_READ", 1)
    result = engine.search(SearchRequest("=مُدن"))
    assert [warning.code for warning in result.query.warnings] == ["marks_ignored"]
    assert result.total == 2


def test_word_itself_ranks_above_its_slips(engine_of: EngineOf):
    engine = engine_of(article(1, "الانتخابا"), article(2, "الانتخابات"), article(3, "النتخابا"))
    assert found(engine, "الانتخابات~2") == ["2", "1", "3"]
    assert found(engine, "الانتخابات~1") == ["2", "1"]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("تاريخ:أمس", []),
        ("تاريخ:1948", ["old"]),
        ("تاريخ:الأربعينيات", ["old"]),
        ("تاريخ:شباط", ["new"]),
        ("تاريخ:كانون 2", ["old"]),
        ("تاريخ:رجب", ["a", "b"]),
        ("تاريخ:(2015، 2024)", ["a", "b", "new"]),
        ("تاريخ:قبل 2015", ["old"]),
        ("تاريخ:منذ 2015 -تاريخ:شباط 2024", ["a", "b"]),
        ("خبر تاريخ:أيار 2015", ["a", "b"]),
    ],
)
def test_dates_are_those_that_are_named(engine_of: EngineOf, text, ids):
    assert sorted(found(engine_of(*DATED), text)) == ids


def test_pattern_of_too_many_forms_takes_the_commonest_and_says_so(
    engine_of: EngineOf, monkeypatch: pytest.MonkeyPatch
):
    names = ["ابا", "ابب", "ابت", "ابث"]
    engine = engine_of(
        *(article(n, name) for n, name in enumerate(names)),
        article(9, "ابت ابث"),
        article(8, "ابث"),
    )
    monkeypatch.setattr("search.lexicon.expansions.MAX_FORMS", 2)
    result = engine.search(every("اب*"))
    assert sorted(hit.id for hit in result.hits) == ["2", "3", "8", "9"]
    (warning,) = result.query.warnings
    assert (warning.code, warning.span) == ("many_forms", (0, 3))
    assert not engine.search(SearchRequest("ابث*")).query.warnings


def test_of_too_many_phrases_of_common_words_the_last_are_left_out_and_that_is_said(
    engine_of: EngineOf, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("search.lexicon.phrases.MOST_READ", 0)
    engine = engine_of(*(article(n, "من كل ما في هذا الذي كان") for n in range(3)))
    phrases = '"من كل" "كل ما" "ما في"'
    result = engine.search(SearchRequest(f'{phrases} -"هذا الذي" +"لا شيء" -"الذي كان"'))
    assert [(each.code, each.span) for each in result.query.warnings] == [
        ("too_many_phrases", (24, 35)),
        ("too_many_phrases", (46, 57)),
    ]
    assert result.total == 0
    kept = engine.search(SearchRequest(phrases))
    dear = engine.search(SearchRequest(f'{phrases} -"هذا الذي"'))
    assert not kept.query.warnings and dear.query.warnings
    assert [(hit.id, hit.score) for hit in dear.hits] == [(hit.id, hit.score) for hit in kept.hits]
    assert dear.total == 3


def test_today_is_told_by_the_clock_of_the_engine(engine_of: EngineOf):
    today = dt.date.today()
    engine = engine_of(article(1, "خبر", date=today), article(2, date=dt.date(2001, 1, 1)))
    assert found(engine, "تاريخ:آخر 3 أيام") == ["1"]
