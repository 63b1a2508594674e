"""Recency and likeness over the segments of an updated index: only what lives counts."""

import datetime as dt

import pytest

from search import Article, Engine, Recency, SearchRequest, open_engine, open_maintenance
from tests.differential.comparing import assert_equal
from tests.embedded.publishing import SEGMENT, make_small, publish
from tests.indexes import article
from tests.oracle import Oracle

WORDS = "قمح مرفأ طرابلس مطاحن سفينة أسعار تجار سوق".split()


def _articles(numbers: range, year: int) -> list[Article]:
    return [
        article(
            f"n-{number:02}",
            WORDS[number % 8],
            " ".join(WORDS[(number * step) % 8] for step in range(1, 4 + number % 5)),
            date=dt.date(year, 1 + number % 12, 1) if number % 5 else None,
        )
        for number in numbers
    ]


OLD, ADDED = _articles(range(3 * SEGMENT), 2013), _articles(range(5, 15), 2015)
LATEST = article("latest", "قمح", "قمح", date=dt.date(2020, 1, 1))
LIVING = [*OLD[:5], *ADDED, *OLD[15:]]


@pytest.fixture
def engine(tmp_path, monkeypatch: pytest.MonkeyPatch):
    """An index in which articles were replaced, and the newest of all was deleted."""
    make_small(monkeypatch)
    publish(tmp_path, [*OLD, LATEST])
    publish(tmp_path, ADDED, ["latest"], update=True)
    info = open_maintenance(tmp_path).info()
    assert info.dead > 0 and info.segments > 2
    with open_engine(tmp_path) as engine:
        yield engine


@pytest.mark.parametrize("recency", Recency)
def test_age_counts_from_the_newest_that_lives(engine: Engine, recency):
    for text in ("قمح", "مرفأ طرابلس", "-قمح سوق"):
        assert_equal(engine, Oracle(LIVING), SearchRequest(text, recency=recency, size=100))


def test_likeness_counts_the_articles_that_live(engine: Engine):
    oracle = Oracle(LIVING)
    for each in LIVING:
        words, expected = oracle.similar(each.id)
        similar = engine.similar(each.id, 100)
        assert similar.words == tuple(words)
        assert [hit.id for hit in similar.hits] == [name for name, _ in expected]
