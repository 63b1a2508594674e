"""An answer takes no longer than it may: it is whole, or there is none."""

import math
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from search import Engine, Level, OutOfTime, SearchRequest, compiling, deadline, open_engine
from search.deadline import check_time, time_limit
from search.embedded.engine import EmbeddedEngine
from search.lexicon import offers
from tests.indexes import article, found, publish

ARTICLES = [article(n, f"كُتب وزير {n}", "وقف إطلاق النار " * 3) for n in range(30)]
QUERIES = ["وزير", "كت*ب", "وزير~", '"وقف إطلاق"', '"وقف النار"~5', "=كُتب", "-وزير", ""]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    address: Path = tmp_path_factory.mktemp("deadline") / "index"
    publish(address, ARTICLES)
    return address


@pytest.fixture
def hasty(index: Path) -> Iterator[Engine]:
    with open_engine(index, seconds=0) as engine:
        yield engine


class Clock:
    """A clock that stands still but for so many seconds each time that it is asked."""

    def __init__(self, step: float) -> None:
        self.now, self.asked, self._step = 0.0, 0, step

    def monotonic(self) -> float:
        self.now += self._step
        self.asked += 1
        return self.now


def test_there_is_no_limit_where_nobody_sets_one() -> None:
    check_time()
    with time_limit(math.inf):
        check_time()


def test_a_limit_ends_with_its_block_and_inner_ones_are_no_longer() -> None:
    with time_limit(1_000):
        with time_limit(0), pytest.raises(OutOfTime, match="longer than 0 seconds"):
            check_time()
        check_time()
    with time_limit(0), time_limit(1_000), pytest.raises(OutOfTime, match="longer than 0 seconds"):
        check_time()
    check_time()


def test_compiling_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(0)
    monkeypatch.setattr(deadline, "time", clock)
    with time_limit(5):
        clock.now += 60
        monkeypatch.setattr(compiling._stopwatch, "seconds", compiling.seconds_compiling() + 57)
        check_time()
        clock.now += 3
        with pytest.raises(OutOfTime):
            check_time()


@pytest.mark.parametrize("text", QUERIES)
def test_what_takes_too_long_raises(hasty: Engine, text: str) -> None:
    for level in Level:
        with pytest.raises(OutOfTime, match="ask for fewer or rarer words"):
            hasty.search(SearchRequest(text, level=level))
        with pytest.raises(OutOfTime):
            hasty.rank(SearchRequest(text, level=level))
    with pytest.raises(OutOfTime):
        hasty.similar("1")


def test_an_article_can_always_be_read(hasty: Engine) -> None:
    assert hasty.read("1", "وزير").article.id == "1"


@pytest.mark.parametrize("text", QUERIES)
def test_wherever_time_runs_out_there_is_the_whole_answer_or_none(
    index: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = SearchRequest(text, suggest=True)
    with open_engine(index) as engine:
        whole = engine.search(request)
    for limit in range(1, 200):
        with monkeypatch.context() as patch, EmbeddedEngine.open(index, seconds=limit) as engine:
            patch.setattr(deadline, "time", Clock(1))
            try:
                result = engine.search(request)
            except OutOfTime:
                # What was cut short is not kept for another time.
                patch.setattr(deadline, "time", time)
                assert found(engine, text) == [hit.id for hit in whole.hits]
                continue
        assert (result.totals, result.hits, result.facets) == (
            *(whole.totals, whole.hits, whole.facets),
        )
        if not result.query.warnings:
            assert result.suggestions == whole.suggestions
            break
    else:
        pytest.fail("the search asks for the time too often, or never ends")


def test_results_without_suggestions_say_so_and_the_next_search_has_them(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = SearchRequest("وزبر", suggest=True)

    def raise_out_of_time(*_: object, **__: object) -> None:
        raise OutOfTime(1)

    with open_engine(index) as engine:
        with monkeypatch.context() as patch:
            patch.setattr(offers, "suggest", raise_out_of_time)
            late = engine.search(request)
        assert [each.code for each in late.query.warnings] == ["no_time"]
        assert late.suggestions == ()
        whole = engine.search(request)
    assert (late.totals, late.hits, late.facets) == (whole.totals, whole.hits, whole.facets)
    assert [each.text for each in whole.suggestions] == ["وزير"]
    assert not whole.query.warnings
