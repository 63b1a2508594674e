"""Ways out of a page without hits, on a real index: each is offered with what it finds."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from search import Engine, Level, OutOfTime, Ranking, SearchRequest, answer, open_engine
from tests.indexes import article, publish
from web.advising import advice
from web.page_requests import PageRequest


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    index: Path = tmp_path_factory.mktemp("advising") / "index"
    publish(
        index,
        [
            article(1, "وصول باخرة", "رست باخرة القمح في مرفأ طرابلس.", section="اقتصاد"),
            article(2, "الوزيران في بيروت", "زار الوزيران بيروت.", section="سياسة"),
            article(3, "طرابلس تفوز", "فاز فريق طرابلس ثم زار المرفأ.", section="رياضة"),
        ],
    )
    with open_engine(index) as opened:
        yield opened


def ways(engine: Engine, request: SearchRequest) -> dict[str, str]:
    return {each.label: each.note for each in advice(engine, answer(engine, request), request)}


def test_only_ways_that_find_something_are_offered(engine: Engine) -> None:
    nowhere = PageRequest("طرابلس", sections=("سياسة",), verbatim=True)
    assert ways(engine, nowhere) == {"ابحث من دون «القسم: سياسة»": "مقالتان"}
    assert ways(engine, PageRequest("زمخشريات", sections=("سياسة",), verbatim=True)) == {}


def test_a_phrase_that_is_nowhere_leads_to_its_words(engine: Engine) -> None:
    found = ways(engine, PageRequest('"طرابلس مرفأ"', verbatim=True))
    assert found["ابحث عن كلمات العبارة من دون علامات الاقتباس"] == "مقالتان"


def test_a_looser_level_says_what_it_is_and_what_it_finds(engine: Engine) -> None:
    exact = PageRequest("وزيران", level=Level.EXACT, verbatim=True)
    (label, note), *_ = ways(engine, exact).items()
    assert label == "وسّع المطابقة إلى «عادي»"
    assert note.endswith(" · مقالة واحدة")


def test_a_way_that_takes_too_long_is_left_out(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = PageRequest("طرابلس", sections=("سياسة",), verbatim=True)
    result = answer(engine, request)

    def rank(_: SearchRequest) -> Ranking:
        raise OutOfTime(10.0)

    monkeypatch.setattr(engine, "rank", rank)
    assert advice(engine, result, request) == ()


def test_hits_need_no_advice_and_a_page_past_the_end_leads_back(engine: Engine) -> None:
    assert ways(engine, PageRequest("طرابلس", verbatim=True)) == {}
    assert list(ways(engine, PageRequest("طرابلس", page=7))) == ["اذهب إلى آخر صفحة فيها نتائج"]
