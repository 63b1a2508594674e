"""What is found is shown: every example of the manual is marked and explained."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given

from search import Article, Engine, Level, SearchRequest, open_engine
from search.query import iter_leaves, parse_query
from tests.conftest import EngineOf
from tests.contract.derivations import FLOAT
from tests.contract.examples import examples
from tests.contract.showing import is_shown, marked_words
from tests.indexes import article, publish
from tests.query_examples import EXAMPLES, TODAY, archive
from tests.strategies import corpora, requests


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    address: Path = tmp_path_factory.mktemp("shown") / "index"
    publish(address, archive())
    with open_engine(address, clock=lambda: TODAY) as engine:
        yield engine


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("query", [query for query, _, _ in EXAMPLES])
def test_hits_of_an_example_are_marked_and_explained(engine: Engine, query: str, level: Level):
    hits = engine.search(SearchRequest(query, level=level, size=100, explain=True)).hits
    for hit in hits:
        assert is_shown(hit)
        assert hit.explanation
        assert hit.explanation.value == pytest.approx(hit.score, **FLOAT)
        whole = engine.read(hit.id, query, level)
        marks = [whole.title_html, *whole.paragraphs_html]
        assert any("<mark>" in html for html in marks) == bool(marked_words(hit))


def test_examples_hold_leaves_of_every_kind_that_find_something(engine: Engine):
    kinds = {
        type(leaf).__name__
        for query, _, _ in EXAMPLES
        if engine.search(SearchRequest(query)).hits
        for leaf in iter_leaves(parse_query(query, TODAY).root)
    }
    assert kinds == {"Word", "Phrase", "Near", "Pattern", "Fuzzy", "DateRange", "MonthOfYears"}


def test_what_gives_a_score_is_shown(engine_of: EngineOf, request: pytest.FixtureRequest):
    @examples(request, 100)
    @given(corpora(), requests())
    def check(articles: list[Article], drawn: SearchRequest) -> None:
        assert all(map(is_shown, engine_of(*articles).search(drawn).hits))

    check()


@pytest.mark.parametrize(
    ("query", "body", "marked"),
    [
        ("=أحمد", "أحمد احمد وأحمد", "أحمد"),
        ("=كُتّاب", "كُتّاب كتاب كِتاب كُتَّابٌ", "كُتّاب كُتَّابٌ"),
        ("=كُتّاب =كِتاب", "كُتّاب كتاب كِتاب", "كُتّاب كِتاب"),
        ("=كُتّاب كتاب", "كُتّاب كتاب", "كُتّاب كتاب"),
        ("~مكتبة", "مكتبات ومكتبتها مدرسة", "مكتبات ومكتبتها"),
        ("كتا*", "كتاب وكتابة كتابة كتب", "كتاب كتابة"),
        ("م?رسة", "المدرسة مدرسة ممرسة", "مدرسة ممرسة"),
        ("وزير~", "وزير وزبر الوزير وزيرا", "وزير وزبر وزيرا"),
        ('"حرب غزة"~1', "غزة في حرب ثم سلام طويل جدا في حرب", "غزة حرب"),
        ('"حرب حرب"~1', "حرب ثم حرب وسلام بعد ذلك كله ثم حرب", "حرب حرب"),
        ('="احمد حسن"~2', "حسن ثم أحمد ثم احمد", ""),
        ('="احمد حسن"~2', "حسن ثم احمد ثم أحمد", "حسن احمد"),
    ],
)
@pytest.mark.parametrize("level", Level)
def test_words_are_marked_as_the_signs_say(
    engine_of: EngineOf, query: str, body: str, marked: str, level: Level
):
    hits = engine_of(article(1, "", body)).search(SearchRequest(query, level=level)).hits
    assert [word for hit in hits for word in marked_words(hit)] == marked.split()


def test_marks_that_are_let_go_do_not_keep_words_from_being_marked(
    engine_of: EngineOf, monkeypatch: pytest.MonkeyPatch
):
    engine = engine_of(article(1, "", "مُلك ملك"), article(2, "", "مَلك"))
    monkeypatch.setattr("search.lexicon.marks.MAX_READ", 1)
    hits = engine.search(SearchRequest("=مُلك", explain=True)).hits
    assert {hit.id: marked_words(hit) for hit in hits} == {"1": ["مُلك", "ملك"], "2": ["مَلك"]}
    for hit in hits:
        assert hit.explanation
        assert hit.explanation.value == pytest.approx(hit.score, **FLOAT)


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("كتا*", "كتابة ← كتا* (يطابق النمط)"),
        ("كتابه~", "كتابة ≈ كتابه (تهجئة)"),
        ("كتابا~", "كتابة ≈ كتابا (فرق حرف أو حرفين)"),
        ('"طويلة كتابة"~3', "كتابة؛ طويلة"),
    ],
)
def test_sentence_says_how_a_word_answers(engine_of: EngineOf, query: str, why: str):
    engine = engine_of(article(1, "", "كتابة سهلة طويلة"))
    (hit,) = engine.search(SearchRequest(query, explain=True)).hits
    said = hit.why.translate(str.maketrans("", "", "\u2068\u2069"))
    assert said == f"وُجدت لأن: {why}"
