"""The measures: cases by hand, their properties, and trec_eval's own code on the same lists."""

from math import log2

import pytest
import pytrec_eval
from hypothesis import given
from hypothesis import strategies as st

from search.ranking.metrics import MEASURES, ndcg, recall, reciprocal_rank, success

TRUTH = {"mrr@10": "recip_rank", "ndcg@10": "ndcg_cut_10"}
TRUTH |= {"success@10": "success_10", "recall@100": "recall_100"}

ids = st.integers(0, 150).map("d{}".format)
rankings = st.lists(ids, max_size=130, unique=True)
judgments = st.dictionaries(ids, st.integers(-1, 4), max_size=40)
depths = st.integers(1, 120)
METRICS = [reciprocal_rank, ndcg, success, recall]


@pytest.mark.parametrize(
    ("ranking", "grades", "depth", "expected"),
    [
        (["a", "b", "c"], {"a": 1}, 10, (1, 1, 1, 1)),
        (["a", "b", "c"], {"c": 1}, 10, (1 / 3, 1 / 2, 1, 1)),
        (["a", "b", "c"], {"c": 1}, 2, (0, 0, 0, 0)),
        (["a", "b"], {"b": 1, "z": 1}, 10, (1 / 2, (1 / log2(3)) / (1 + 1 / log2(3)), 1, 1 / 2)),
        (["a", "b"], {"a": 1, "b": 3}, 10, (1, (1 + 3 / log2(3)) / (3 + 1 / log2(3)), 1, 1)),
        (["a", "b"], {"x": 1, "y": 1, "b": 1}, 2, (1 / 2, 1 / (1 + log2(3)), 1, 1 / 3)),
        (["a", "b"], {"a": 0, "b": -2}, 10, (0, 0, 0, 0)),
        (["a", "b"], {"a": -2, "b": 1}, 10, (1 / 2, 1 / log2(3), 1, 1)),
        (["a", "a", "b"], {"b": 1}, 2, (1 / 2, 1 / log2(3), 1, 1)),
        (["a"], {}, 10, (0, 0, 0, 0)),
        ([], {"a": 1}, 10, (0, 0, 0, 0)),
        ([], {}, 10, (0, 0, 0, 0)),
    ],
)
def test_by_hand(ranking, grades, depth, expected):
    measured = tuple(metric(ranking, grades, depth) for metric in METRICS)
    assert measured == pytest.approx(expected, rel=1e-12)


@given(rankings, judgments)
def test_trec_eval_measures_the_same(ranking, grades):
    evaluator = pytrec_eval.RelevanceEvaluator({"q": grades}, set(TRUTH.values()))
    for measure in MEASURES:
        scores = {name: float(-place) for place, name in enumerate(ranking[: measure.depth])}
        # Of what is not judged, or not found, trec_eval says nothing.
        theirs = evaluator.evaluate({"q": scores}).get("q", {}) if scores else {}
        ours = measure.metric(ranking, grades, measure.depth)
        assert ours == pytest.approx(theirs.get(TRUTH[measure.name], 0.0), abs=1e-9)


@pytest.mark.parametrize("metric", METRICS)
@given(rankings, judgments, depths)
def test_from_0_to_1_and_never_less_with_more_places(metric, ranking, grades, depth):
    value = metric(ranking, grades, depth)
    assert 0 <= value <= 1 + 1e-12
    if metric is not ndcg:  # its ideal grows with the depth too
        assert metric(ranking, grades, depth + 1) >= value


@pytest.mark.parametrize("metric", METRICS)
@given(judgments, depths)
def test_the_best_ranking_is_1(metric, grades, depth):
    relevant = sorted((name for name in grades if grades[name] > 0), key=lambda n: -grades[n])
    reachable = not relevant or metric is not recall or len(relevant) <= depth
    expected = float(bool(relevant)) if reachable else depth / len(relevant)
    assert metric(relevant, grades, depth) == pytest.approx(expected)


@given(rankings, judgments, st.data())
def test_a_relevant_article_moved_up_is_never_worse(ranking, grades, data):
    places = [place for place, name in enumerate(ranking) if grades.get(name, 0) > 0]
    if not places:
        return
    place = data.draw(st.sampled_from(places))
    target = data.draw(st.integers(0, place))
    lesser = all(grades.get(name, 0) <= grades[ranking[place]] for name in ranking[target:place])
    better = [*ranking[:target], ranking[place], *ranking[target:place], *ranking[place + 1 :]]
    for measure in MEASURES:
        if lesser or measure.metric is not ndcg:
            before = measure.metric(ranking, grades, measure.depth)
            assert measure.metric(better, grades, measure.depth) >= before - 1e-12
