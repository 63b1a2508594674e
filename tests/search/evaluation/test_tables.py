"""Files of questions, judgments and runs; what is wrong in them is said with its line."""

import pytest
import pytrec_eval

from search import EvaluationInvalid
from search.evaluation import (
    Question,
    evaluate,
    read_judgments,
    read_questions,
    read_run,
    sampled,
    write_run,
)


@pytest.fixture
def write(tmp_path):
    def write(content):
        path = tmp_path / "table.tsv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_questions_keep_their_order_and_their_signs(write):
    path = write('\ufeffq2\t- ما "هذا"؟\r\n\n q1 \tنص\tوأكثر\n')
    assert read_questions(path) == [
        Question("q2", '- ما "هذا"؟'),
        Question("q1", "نص\tوأكثر"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        "q1\ta\t1\nq1\tb\t0\nq2\tc d\t2\n",
        "q1\t0\ta\t1\nq1\tQ0\tb\t0\nq2\t0\tc d\t2",
        "q1\t0\ta\t1\nq1 0 b 0\r\n\nq2\tc d\t2\nq2\tc d\t2\n",
    ],
)
def test_judgments_with_and_without_an_iteration(write, content):
    assert read_judgments(write(content)) == {"q1": {"a": 1, "b": 0}, "q2": {"c d": 2}}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "table.tsv has no question; write each as: id, a tab, the text"),
        ("q1\tنص\nq2 نص\n", "line 2: write a question as: id, a tab, the text"),
        ("q1\t\n", "line 1: write a question"),
        ("\tنص\n", "line 1: write a question"),
        ("q1\tنص\n\nq1\tآخر\n", "line 3: question 'q1' is there twice; keep one"),
        ("q1\tنص\nq2\t".encode() + "نص".encode("cp1256"), "line 2: this is not UTF-8"),
    ],
)
def test_bad_questions(write, content, message):
    with pytest.raises(EvaluationInvalid, match=r"table\.tsv") as caught:
        read_questions(write(content))
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("\n", "table.tsv has no judgment; write each as: question, 0, article, grade"),
        ("q1\ta\t1\nq1\tb\n", "line 2: write a judgment as: question, 0, article, grade"),
        ("q1 0 a b 1\n", "line 1: write a judgment"),
        ("q1\t\ta\t1\n", "line 1: write a judgment"),
        ("q1\ta\tyes\n", "line 1: 'yes' is no grade; write a whole number, 0 for not relevant"),
        ("q1\ta\t1\nq1\ta\t2\n", "line 2: article 'a' has another grade for question 'q1' above"),
    ],
)
def test_bad_judgments(write, content, message):
    with pytest.raises(EvaluationInvalid, match=r"table\.tsv") as caught:
        read_judgments(write(content))
    assert message in str(caught.value)


def test_sample_is_the_same_every_time_and_in_order():
    questions = [Question(str(number), "نص") for number in range(100)]
    some = sampled(questions, 10)
    assert some == sampled(questions, 10)
    assert len({question.id for question in some}) == 10
    assert some == [question for question in questions if question in some]
    assert sampled(questions, 100) == sampled(questions, 900) == questions


def test_run_is_read_by_trec_eval_and_measures_the_same(tmp_path):
    run = {"q1": [("ا", 2.25), ("b", 1.0)], "q2": [("b", 0.1 + 0.2)], "q3": []}
    qrels = {"q1": {"b": 1}, "q2": {"b": 1}}
    path = tmp_path / "run.txt"
    write_run(path, run, "arshif-word")
    lines = path.read_text("utf-8").splitlines()
    assert lines[0].split() == ["q1", "Q0", "ا", "1", "2.25", "arshif-word"]
    assert lines[2].split("\t") == ["q2", "Q0", "b", "1", "0.30000000000000004", "arshif-word"]
    assert read_run(path) == {question: found for question, found in run.items() if found}
    with path.open(encoding="utf-8") as file:
        read = pytrec_eval.parse_run(file)
    results = pytrec_eval.RelevanceEvaluator(qrels, {"recip_rank"}).evaluate(read)
    theirs = sum(result["recip_rank"] for result in results.values()) / 2
    assert evaluate(run, qrels).means["mrr@10"] == pytest.approx(theirs)


def test_run_of_another_engine_is_read_by_rank(write):
    path = write("q1 Q0 b 2 1.5 x\nq1 Q0 a 1 1.5 x\n")
    assert read_run(path) == {"q1": [("a", 1.5), ("b", 1.5)]}


@pytest.mark.parametrize("line", ["q1 Q0 a 1 2.0", "q1 Q0 a first 2.0 x", "q1 Q0 a 1 high x"])
def test_bad_run(write, line):
    with pytest.raises(EvaluationInvalid, match=r"table\.tsv, line 1: write a line of a run as"):
        read_run(write(line))
