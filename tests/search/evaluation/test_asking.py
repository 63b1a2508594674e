"""Questions asked as plain words, whatever signs they have."""

import pytest
from hypothesis import given

from search import Level, SearchRequest
from search.analysis import is_stop, spell, tokenize
from search.evaluation import Question, ask, literal_text
from search.query import Occur, Word, parse_query
from tests.conftest import EngineOf
from tests.indexes import article
from tests.strategies import query_texts

ARTICLES = (
    article("a", "أسعار القمح", "ارتفعت أسعار القمح في المرفأ"),
    article("b", "بنك", "بنك القمح 2015"),
    article("c", "كرة", "كرة القدم"),
)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("أسعار القمح", "أسعار القمح"),
        ("- متى ارتفعت أسعار القمح؟", "ارتفعت أسعار القمح"),
        ('"بنك القمح" -كرة', "بنك القمح كرة"),
        ("عنوان:كرة تاريخ:2015", "عنوان كرة تاريخ 2015"),
        ("(كرة أو قمح) ليس بنكا OR NOT x", "كرة قمح بنكا or not x"),
        ("كتا* م?رسة =وزير ~دولة +قمح", "كتا م رسة وزير دولة قمح"),
        ("كوفيد-19", "كوفيد 19"),
        ("3.5 مليون", "3.5 مليون"),
        ("من؟", "من"),
        ("؟!", ""),
    ],
)
def test_signs_are_no_operators(question, text):
    assert literal_text(question) == text


@given(query_texts)
def test_the_parser_finds_the_words_of_the_question_and_nothing_else(question):
    text = literal_text(question[:200])
    words = [token.surface for token in tokenize(question[:200])]
    parsed = parse_query(text)
    assert not {warned.code for warned in parsed.warnings} - {"too_many_words"}
    for clause in parsed.root.clauses:
        assert clause.occur is Occur.SHOULD
        assert isinstance(clause.node, Word)
        assert clause.node.field is None
    told = [spell(clause.node.text) for clause in parsed.root.clauses]
    wanted = [spell(word) for word in words if not is_stop(word)] or [spell(w) for w in words]
    assert told == wanted[: len(told)]
    assert len(told) == min(len(wanted), 64)


def test_run_has_what_the_engine_ranks(engine_of: EngineOf):
    engine = engine_of(*ARTICLES)
    questions = [Question("q1", "ما أسعار القمح؟"), Question("q2", "-كرة"), Question("q3", "؟")]
    run = ask(engine, questions, Level.EXACT, depth=1)
    assert [name for name, _ in run["q1"]] == ["a"]
    assert [name for name, _ in run["q2"]] == ["c"]
    assert run["q3"] == []
    ranking = engine.rank(SearchRequest("أسعار القمح", size=1, level=Level.EXACT))
    assert run["q1"] == list(zip(ranking.ids, ranking.scores, strict=True))
