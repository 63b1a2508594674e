"""The engine against the oracle: the same ids, in the same order, with the same scores."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search import Article, Engine, Level, SearchRequest, open_engine
from tests.conftest import EngineOf
from tests.differential.comparing import assert_equal
from tests.indexes import article, publish
from tests.oracle import Oracle
from tests.strategies import corpora, requests

slow = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@contextmanager
def _engine(articles: list[Article]) -> Iterator[Engine]:
    with tempfile.TemporaryDirectory() as address:
        publish(Path(address), articles)
        with open_engine(address) as engine:
            yield engine


@slow
@given(corpora(), st.lists(requests(), min_size=1, max_size=12))
def test_ids_totals_and_scores_are_the_oracles(articles, some_requests):
    with _engine(articles) as engine:
        for request in some_requests:
            assert_equal(engine, Oracle(articles), request)


@slow
@given(corpora(), st.lists(requests(), min_size=1, max_size=6), st.integers(1, 3))
def test_pages_together_are_the_whole(articles, some_requests, size):
    with _engine(articles) as engine:
        for request in some_requests:
            whole = engine.search(request)
            pages = [
                engine.search(replace(request, size=size, page=page))
                for page in range(1, len(articles) // size + 3)
            ]
            paged = [hit for page in pages for hit in page.hits]
            assert paged == list(whole.hits)
            assert len({hit.id for hit in paged}) == len(paged)
            assert {page.total for page in pages} == {whole.total}
            assert all(page.facets == whole.facets for page in pages)


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("count", [9, 10, 11, 15, 300, 5_000])
def test_long_texts_score_by_their_exact_lengths(engine_of: EngineOf, level, count):
    articles = [
        article(1, "الوزير", "وزير " + "كلمة " * count),
        article(2, "خبر", "الوزير " + "كلمة " * (count // 2)),
        article(3, "خبر " * count, "وزراء"),
    ]
    assert_equal(
        engine_of(*articles), Oracle(articles), SearchRequest("وزير كلمة", level=level, size=100)
    )
