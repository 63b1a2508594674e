"""A date in words is offered as a filter, with what it finds, and never taken for one."""

import datetime as dt
from collections.abc import Iterator

import pytest

from search import Engine, Rewriting, SearchRequest, Suggestion, answer, open_engine
from tests.indexes import article, found, publish

TODAY = dt.date(2016, 4, 10)
ARTICLES = [
    article(1, "انتخابات آذار 2016", date=dt.date(2016, 2, 1), section="سياسة"),
    *(article(n, "انتخابات", date=dt.date(2016, 3, n), section="سياسة") for n in range(2, 15)),
    article(20, "انتخابات", date=dt.date(2016, 3, 30), section="رياضة"),
    article(21, "انفجار", date=TODAY - dt.timedelta(1)),
    article(22, "انفجار", date=TODAY),
    article(23, "انفجار كبير 2016", date=dt.date(2016, 4, 1)),
]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    address = tmp_path_factory.mktemp("dated") / "index"
    publish(address, ARTICLES)
    with open_engine(address, clock=lambda: TODAY) as engine:
        yield engine


def offered(engine: Engine, text: str, **parts: object) -> list[Suggestion]:
    suggestions = engine.search(SearchRequest(text, **parts)).suggestions  # type: ignore[arg-type]
    return [each for each in suggestions if each.kind is Rewriting.DATE]


def test_a_month_is_offered_beside_its_words(engine: Engine) -> None:
    result = engine.search(SearchRequest("انتخابات آذار 2016"))
    assert result.query.interpreted == "انتخابات آذار 2016"
    assert (result.totals.any, result.totals.all) == (16, 1)
    (dated,) = result.suggestions
    assert dated == Suggestion("انتخابات تاريخ:2016-03", Rewriting.DATE, 14)
    assert engine.search(SearchRequest(dated.text, size=20)).total == 14


def test_the_clock_of_the_engine_tells_yesterday(engine: Engine) -> None:
    (dated,) = offered(engine, "انفجار أمس")
    assert (dated.text, dated.total) == ("انفجار تاريخ:2016-04-09", 1)
    assert found(engine, dated.text) == ["21"]


def test_the_count_is_under_the_filters_of_the_request(engine: Engine) -> None:
    (dated,) = offered(engine, "انتخابات آذار 2016", sections=("رياضة",))
    assert dated.total == 1
    assert offered(engine, "انتخابات آذار 2016", date_to=dt.date(2016, 2, 20)) == []


def test_a_date_that_finds_nothing_is_not_offered(engine: Engine) -> None:
    assert offered(engine, "انتخابات 1998") == []
    assert offered(engine, "انتخابات آذار 2016", page=2, size=10) == []


def test_it_stands_behind_other_suggestions(engine: Engine) -> None:
    suggestions = engine.search(SearchRequest("انفجلر كبير 2016")).suggestions
    assert [each.kind for each in suggestions] == [Rewriting.SPELLING, Rewriting.DATE]


def test_no_date_is_searched_for_in_silence(engine: Engine) -> None:
    result = answer(engine, SearchRequest("نيسان 2016"))
    assert (result.total, result.rewritten) == (2, None)
    result = answer(engine, SearchRequest("أمس"))
    assert (result.total, result.rewritten) == (0, None)
    assert result.suggestions == (Suggestion("تاريخ:2016-04-09", Rewriting.DATE, 1),)


def test_what_was_typed_wrong_is_still_searched_otherwise(engine: Engine) -> None:
    result = answer(engine, SearchRequest("انفجلر"))
    assert result.query.text == "انفجار"
