"""Filters of the request and of the query restrict without scoring; facets count what is left."""

import datetime as dt

import pytest

from search import SearchRequest
from tests.conftest import EngineOf
from tests.contract.articles import DATED, LABELLED
from tests.indexes import article, every, found


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ({"sections": ("السياسة",)}, ["1", "2"]),
        ({"sections": ("السياسه", "رياضه")}, ["1", "2", "3", "4"]),
        ({"sections": ("سياسة",)}, []),
        ({"sections": (" كره القدم ",)}, ["5"]),
        ({"sources": ("REUTERS",)}, ["1", "2"]),
        ({"sources": ("وكالة الانباء", "رويترز")}, ["3", "5"]),
        ({"sections": ("رياضة",), "sources": ("رويترز",)}, ["3"]),
        ({"sections": ("غير موجود",)}, []),
        ({"sections": ("—",)}, ["7"]),
    ],
    ids=str,
)
def test_filters_accept_any_of_their_labels_in_folded_spelling(engine_of: EngineOf, filters, ids):
    assert found(engine_of(*LABELLED), "خبر", **filters) == ids


def test_filters_do_not_change_scores(engine_of: EngineOf):
    engine = engine_of(*LABELLED)
    alone = {hit.id: hit.score for hit in engine.search(every("خبر")).hits}
    few = engine.search(every("خبر", sections=("رياضة",))).hits
    assert [hit.score for hit in few] == [alone["3"], alone["4"]]


@pytest.mark.parametrize(
    ("first", "last", "ids"),
    [
        (dt.date(2015, 5, 1), dt.date(2015, 5, 1), ["a", "b"]),
        (dt.date(2015, 5, 2), None, ["new"]),
        (None, dt.date(2015, 4, 30), ["old"]),
        (dt.date(1, 1, 1), None, ["a", "b", "new", "old"]),
    ],
)
def test_range_of_dates_includes_both_ends_and_no_undated_article(
    engine_of: EngineOf, first, last, ids
):
    hits = found(engine_of(*DATED), "خبر", date_from=first, date_to=last)
    assert sorted(hits) == ids


def test_facet_shows_the_commonest_spelling_and_counts_all(engine_of: EngineOf):
    engine = engine_of(*LABELLED, article(8, "خبر", section="السياسة"))
    facets = engine.search(every("خبر")).facets
    shown = [(facet.value, facet.count) for facet in facets["section"]]
    assert shown == [("السياسة", 3), ("رياضة", 2), ("كرة  القدم", 1), ("—", 1)]


def test_facet_ignores_its_own_filter_and_obeys_the_others(engine_of: EngineOf):
    engine = engine_of(*LABELLED)
    facets = engine.search(every("خبر", sections=("رياضة",))).facets
    counts = {name: {f.value: f.count for f in facet} for name, facet in facets.items()}
    assert counts["section"] == {"السياسة": 2, "رياضة": 2, "كرة  القدم": 1, "—": 1}
    assert counts["source"] == {"رويترز": 1}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("قسم:سياسة", ["1", "2"]),
        ("قسم:سياسة قسم:رياضة", ["1", "2", "3"]),
        ("section:سياسة مصدر:رويترز", ["1"]),
        ("-قسم:سياسة", ["3", "4"]),
        ('القسم:"سياسة عربية"', ["2"]),
        ("كاتب:منى", ["4"]),
        ("author:منى قسم:سياسة", []),
    ],
)
def test_labels_in_the_query_restrict(engine_of: EngineOf, text, ids):
    engine = engine_of(
        article(1, "خبر", section="سياسة", source="رويترز"),
        article(2, "خبر", section="سياسة عربية"),
        article(3, "خبر", section="رياضة"),
        article(4, "خبر", author="مُنى خليل"),
    )
    assert found(engine, text) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("date:2015", ["a", "b"]),
        ("تاريخ:٢٠١٥/٠٥", ["a", "b"]),
        ("date:2015..", ["a", "b", "new"]),
        ("date:..2014", ["old"]),
        ("-date:2015", ["new", "old", "undated 1", "undated 2"]),
        ("date:2024-02-29", ["new"]),
    ],
)
def test_dates_in_the_query_restrict(engine_of: EngineOf, text, ids):
    assert sorted(found(engine_of(*DATED), text)) == ids


def test_authors_and_years_are_counted_and_filtered(engine_of: EngineOf):
    engine = engine_of(
        article(1, "خبر", author="منى خليل", date=dt.date(2015, 1, 1)),
        article(2, "خبر", author="مُنى خليل", date=dt.date(2016, 1, 1)),
        article(3, "خبر", author="سمير", date=dt.date(2016, 5, 1)),
        article(4, "خبر"),
    )
    facets = engine.search(SearchRequest("خبر", authors=("سمير",))).facets
    assert [(f.value, f.count) for f in facets["author"]] == [("منى خليل", 2), ("سمير", 1)]
    assert [(f.value, f.count) for f in facets["year"]] == [("2016", 1)]
    assert found(engine, "خبر", authors=("منى خليل",)) == ["1", "2"]
    years = engine.search(SearchRequest("خبر", date_from=dt.date(2016, 2, 1))).facets["year"]
    assert [(f.value, f.count) for f in years] == [("2016", 2), ("2015", 1)]
