"""The order of hits and their pages: exact totals, ties by id, undated articles last."""

import datetime as dt

import pytest

from search import Recency, Sort
from tests.conftest import EngineOf
from tests.contract.articles import DATED
from tests.indexes import article, every, found


def test_total_is_exact_beyond_the_page(engine_of: EngineOf):
    engine = engine_of(*(article(n, "خبر" if n % 3 else "نبأ") for n in range(100)))
    result = engine.search(every("خبر", size=5))
    assert (result.total, len(result.hits)) == (66, 5)


def test_equal_scores_are_ordered_by_id(engine_of: EngineOf):
    engine = engine_of(*(article(name, "خبر عاجل") for name in ("ب", "b", "10", "9", "a", "أ")))
    assert found(engine, "خبر") == ["10", "9", "a", "b", "أ", "ب"]


@pytest.mark.parametrize(("padding", "other"), [(11, 8), (20, 20), (33, 20), (36, 3)])
def test_scores_that_differ_only_by_the_order_of_a_sum_are_equal(
    engine_of: EngineOf, padding, other
):
    """Each article has one word twice and two words once, in another order."""
    rest = " حشو" * padding
    engine = engine_of(
        article("3", body="بيروت بيروت دمشق صنعاء" + rest),
        article("2", body="بيروت دمشق دمشق صنعاء" + rest),
        article("1", body="بيروت دمشق صنعاء صنعاء" + rest),
        article("0", body="كلمة " * other),
    )
    assert found(engine, "بيروت دمشق صنعاء") == ["1", "2", "3"]


def test_scores_never_rise_down_the_hits(engine_of: EngineOf):
    engine = engine_of(*(article(n, "خبر " * (n % 5), "وزير " * (n % 7)) for n in range(40)))
    scores = [hit.score for hit in engine.search(every("خبر وزير", size=100)).hits]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) > 5


def test_page_past_the_end_is_empty_and_keeps_the_total(engine_of: EngineOf):
    result = engine_of(article(1, "خبر")).search(every("خبر", page=9, size=10))
    assert (result.hits, result.total, result.page, result.size) == ((), 1, 9, 10)


def test_facets_are_of_all_that_matched_not_of_the_page(engine_of: EngineOf):
    engine = engine_of(*(article(n, "خبر", section="سياسة") for n in range(30)))
    result = engine.search(every("خبر", page=4, size=10))
    assert [(f.value, f.count) for f in result.facets["section"]] == [("سياسة", 30)]


@pytest.mark.parametrize(
    ("sort", "ids"),
    [
        (Sort.NEWEST, ["new", "a", "b", "old", "undated 1", "undated 2"]),
        (Sort.OLDEST, ["old", "a", "b", "new", "undated 1", "undated 2"]),
    ],
    ids=str,
)
def test_undated_articles_are_last_in_both_directions_of_time(engine_of: EngineOf, sort, ids):
    assert found(engine_of(*DATED), "خبر", sort=sort) == ids


@pytest.mark.parametrize(
    ("recency", "ids"),
    [
        (Recency.NONE, ["b", "a", "new", "old", "undated 1", "undated 2"]),
        (Recency.MILD, ["new", "undated 1", "undated 2", "b", "a", "old"]),
    ],
    ids=str,
)
def test_recency_weighs_age_against_relevance(engine_of: EngineOf, recency, ids):
    assert found(engine_of(*DATED), "خبر", recency=recency) == ids


def test_the_newest_article_keeps_its_score_whatever_the_filters(engine_of: EngineOf):
    engine = engine_of(*DATED)
    plain, strong = (
        {hit.id: hit.score for hit in engine.search(every("خبر", recency=each)).hits}
        for each in (Recency.NONE, Recency.STRONG)
    )
    assert strong["new"] == plain["new"]
    assert strong["undated 1"] == pytest.approx(plain["undated 1"] * 0.6, abs=1e-6)
    assert strong["old"] == pytest.approx(plain["old"] * 0.2, abs=1e-6)
    filtered = every("خبر", recency=Recency.STRONG, date_to=dt.date(2015, 12, 31))
    assert {hit.id: hit.score for hit in engine.search(filtered).hits} == {
        name: strong[name] for name in ("a", "b", "old")
    }


@pytest.mark.parametrize("recency", Recency)
def test_recency_changes_no_other_order_and_no_total(engine_of: EngineOf, recency):
    engine = engine_of(*DATED)
    request = every("خبر", sort=Sort.OLDEST, recency=recency)
    result = engine.search(request)
    expected = ["old", "a", "b", "new", "undated 1", "undated 2"]
    assert ([hit.id for hit in result.hits], result.total) == (expected, 6)


@pytest.mark.parametrize("text", ["", "  ", "؟", "-عاجل", "date:1900..2100 date:1900.."])
def test_relevance_without_a_wanted_word_is_newest_first(engine_of: EngineOf, text):
    """There is nothing to be relevant to."""
    engine = engine_of(*(each for each in DATED if each.date))
    assert found(engine, text) == ["new", "a", "b", "old"]


def test_first_and_last_day_of_the_calendar_can_be_indexed(engine_of: EngineOf):
    engine = engine_of(article("min", date=dt.date.min), article("max", date=dt.date.max))
    assert found(engine, date_from=dt.date.min) == ["max", "min"]
    assert found(engine, date_to=dt.date.min) == ["min"]


@pytest.mark.parametrize("text", ["خبر", "خبر عاجل", "", "-خبر"])
def test_ranking_is_the_search_without_the_articles(engine_of: EngineOf, text):
    engine = engine_of(*DATED)
    request = every(text, page=2, size=2, recency=Recency.MILD)
    result, ranking = engine.search(request), engine.rank(request, with_facets=True)
    assert (ranking.total, ranking.facets) == (result.total, result.facets)
    assert ranking.ids == tuple(hit.id for hit in result.hits)
    assert [*ranking.scores] == [hit.score for hit in result.hits]
    assert not any(engine.rank(request).facets.values())
