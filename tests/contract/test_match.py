"""Any of the words or all of them, and what matches by date."""

import datetime as dt
from dataclasses import replace

import pytest

from search import Interval, Match, SearchRequest, Sort, TimelineBucket, Totals, answer
from tests.conftest import EngineOf
from tests.indexes import article

ARTICLES = [
    article("both", "وزير", "لبنان", date=dt.date(2015, 3, 7)),
    article("one", "وزير", "خبر", date=dt.date(2015, 3, 9)),
    article("other", "خبر", "لبنان", date=dt.date(2016, 1, 1)),
    article("undated", "لبنان لبنان وزير", date=None),
    article("none", "خبر", "خبر", date=dt.date(2014, 1, 1)),
]


@pytest.mark.parametrize(
    ("text", "any_word", "all_words"),
    [
        ("وزير لبنان", 4, 2),
        ("لبنان", 3, 3),
        ("وزير لبنان مجهولة", 4, 0),
        ("وزير لبنان -خبر", 2, 2),
        ('"وزير" لبنان', 4, 2),
        ("وزير لبنان date:2015", 2, 1),
        ("وزير OR لبنان", 4, 4),
        ("(وزير OR لبنان) خبر", 5, 2),
        ("+(وزير لبنان) خبر", 4, 0),
        ("+(وزير مجهولة) لبنان", 3, 0),
        ("(+وزير لبنان) OR خبر", 5, 5),
        ("(+وزير لبنان) OR مجهولة", 3, 2),
        ("وزير لبنان -(خبر مجهولة)", 2, 2),
        ("وز* لب*", 4, 2),
        ("", 5, 5),
    ],
)
def test_both_totals_are_exact(engine_of: EngineOf, text, any_word, all_words):
    engine = engine_of(*ARTICLES)
    for match in Match:
        result = engine.search(SearchRequest(text, match=match))
        assert result.totals == Totals(any_word, all_words)
        shown = all_words if result.match is Match.ALL else any_word
        assert result.total == len(result.hits) == shown


def test_labels_stay_alternatives_and_what_is_excluded_stays_out(engine_of: EngineOf):
    engine = engine_of(
        article(1, "حرب غزة", section="سياسة"),
        article(2, "حرب غزة", section="اقتصاد"),
        article(3, "غزة", section="اقتصاد"),
        article(4, "حرب غزة سلم", section="سياسة"),
        article(5, "حرب غزة", section="رياضة"),
    )
    result = engine.search(SearchRequest("حرب -سلم section:سياسة section:اقتصاد غزة"))
    assert result.totals == Totals(3, 2)


@pytest.mark.parametrize(("size", "match"), [(1, Match.ALL), (2, Match.ALL), (3, Match.ANY)])
def test_auto_shows_all_where_they_fill_a_page(engine_of: EngineOf, size, match):
    request = SearchRequest("وزير لبنان", match=Match.AUTO, size=size)
    result = engine_of(*ARTICLES).search(request)
    assert result.match is match
    assert result.total == (2 if match is Match.ALL else 4)


def test_auto_shows_any_where_an_article_without_all_leads(engine_of: EngineOf):
    """Were it left out, the best article would be lost; by date no article leads another."""
    engine = engine_of(
        article(1, "زلزال زلزال زلزال"),
        *(article(n, "زلزال خبر" + " كلام" * 40) for n in range(2, 5)),
        *(article(n, "خبر") for n in range(5, 30)),
    )
    request = SearchRequest("زلزال خبر", size=2)
    pages = [engine.search(replace(request, page=page)) for page in (1, 2, 15)]
    assert {page.match for page in pages} == {Match.ANY}
    assert pages[0].hits[0].id == "1"
    assert pages[0].totals == Totals(29, 3)
    assert engine.search(replace(request, sort=Sort.NEWEST)).match is Match.ALL


def test_facets_are_of_what_is_shown(engine_of: EngineOf):
    engine = engine_of(
        article(1, "وزير لبنان", section="سياسة"), article(2, "وزير", section="رياضة")
    )
    result = engine.search(SearchRequest("وزير لبنان", match=Match.ALL))
    assert [facet.value for facet in result.facets["section"]] == ["سياسة"]


@pytest.mark.parametrize(
    ("interval", "starts"),
    [
        (Interval.DAY, [(2015, 3, 7), (2015, 3, 9), (2016, 1, 1)]),
        (Interval.MONTH, [(2015, 3, 1), (2015, 3, 1), (2016, 1, 1)]),
        (Interval.YEAR, [(2015, 1, 1), (2015, 1, 1), (2016, 1, 1)]),
    ],
    ids=str,
)
def test_a_timeline_counts_what_matches_by_date(engine_of: EngineOf, interval, starts):
    result = engine_of(*ARTICLES).search(SearchRequest("وزير لبنان", timeline=interval))
    assert result.timeline is not None
    expected = [(dt.date(*s), starts.count(s)) for s in sorted(set(starts))]
    assert [(each.start, each.count) for each in result.timeline.buckets] == expected
    assert result.timeline.interval is interval
    assert result.timeline.undated == 1


def test_a_timeline_keeps_to_the_filters(engine_of: EngineOf):
    request = SearchRequest("وزير", timeline=Interval.YEAR, date_from=dt.date(2015, 3, 8))
    result = engine_of(*ARTICLES).search(request)
    assert result.timeline is not None
    assert result.timeline.buckets == (TimelineBucket(dt.date(2015, 1, 1), 1, 2),)
    assert result.timeline.undated == 0
    assert engine_of(*ARTICLES).search(SearchRequest("وزير")).timeline is None


@pytest.mark.parametrize(
    ("dates", "interval"),
    [
        ([], Interval.YEAR),
        ([dt.date(2015, 3, 7)], Interval.DAY),
        ([dt.date(2015, 1, 1), dt.date(2015, 3, 3)], Interval.DAY),
        ([dt.date(2015, 1, 1), dt.date(2015, 3, 4)], Interval.MONTH),
        ([dt.date(2015, 1, 31), dt.date(2020, 2, 29)], Interval.MONTH),
        ([dt.date(2015, 1, 31), dt.date(2020, 3, 1)], Interval.YEAR),
    ],
    ids=str,
)
def test_an_interval_is_chosen_by_the_span_of_what_matches(engine_of: EngineOf, dates, interval):
    others = [article("o1", "غيره", date=dt.date(1900, 1, 1)), article("none", "خبر")]
    articles = [article(place, "خبر", date=date) for place, date in enumerate(dates)]
    result = engine_of(*articles, *others).search(SearchRequest("خبر", timeline=Interval.AUTO))
    assert result.timeline is not None
    assert (result.timeline.interval, result.timeline.undated) == (interval, 1)
    assert sum(bucket.count for bucket in result.timeline.buckets) == len(dates)


def test_two_queries_are_compared_by_one_interval_under_the_same_filters(engine_of: EngineOf):
    request = SearchRequest(
        "لبنان", timeline=Interval.AUTO, compare="وزير", date_from=dt.date(2015, 1, 1)
    )
    result = answer(engine_of(*ARTICLES), request)
    assert result.timeline and result.compared
    assert (result.compared.text, result.compared.total) == ("وزير", 2)
    both = (result.timeline, result.compared.timeline)
    assert {each.interval for each in both} == {Interval.MONTH}
    assert [[(b.start.month, b.count, b.archive) for b in each.buckets] for each in both] == [
        [(3, 1, 2), (1, 1, 1)],
        [(3, 2, 2)],
    ]
    assert answer(engine_of(*ARTICLES), SearchRequest("لبنان", compare="وزير")).compared is None


def test_a_comparison_counts_the_articles_that_are_shown(engine_of: EngineOf):
    # The page is found by some of the words, a page of one hit would be by all.
    engine = engine_of(*ARTICLES, article("far", "غيره", date=dt.date(1950, 1, 1)))
    for text, compare in (("وزير لبنان", "غيره"), ("غيره", "وزير لبنان")):
        for page in (1, 2):
            request = SearchRequest(text, page=page, timeline=Interval.AUTO, compare=compare)
            result = answer(engine, request)
            assert result.timeline and result.compared
            for total, counted in (
                (result.total, result.timeline),
                (result.compared.total, result.compared.timeline),
            ):
                assert sum(each.count for each in counted.buckets) + counted.undated == total
            assert result.compared.total == answer(engine, SearchRequest(compare)).total
