"""Means over questions: which count, and how."""

import pytest

from search.evaluation import evaluate

RUN = {
    "found": [("a", 2.0), ("b", 1.0)],
    "second": [("a", 2.0), ("b", 1.0)],
    "missed": [("a", 1.0)],
    "nothing": [],
    "unjudged": [("a", 1.0)],
    "irrelevant": [("a", 1.0)],
}
QRELS = {
    "found": {"a": 1},
    "second": {"b": 1},
    "missed": {"z": 1},
    "nothing": {"a": 1},
    "irrelevant": {"a": 0},
    "never asked": {"a": 1},
}


def test_means_are_over_the_asked_questions_with_a_relevant_article():
    evaluation = evaluate(RUN, QRELS)
    assert (evaluation.questions, evaluation.unjudged) == (4, 2)
    assert list(evaluation.means) == ["mrr@10", "ndcg@10", "success@10", "recall@100"]
    assert evaluation.means["mrr@10"] == pytest.approx((1 + 1 / 2) / 4)
    assert evaluation.means["success@10"] == pytest.approx(2 / 4)


@pytest.mark.parametrize(("run", "qrels"), [({}, {}), (RUN, {}), ({}, QRELS)])
def test_without_questions_the_means_are_0(run, qrels):
    evaluation = evaluate(run, qrels)
    assert evaluation.questions == 0
    assert set(evaluation.means.values()) == {0}
