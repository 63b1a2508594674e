"""The engine against the oracle: the same ids, in the same order, with the same scores."""

import math
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search import Article, Engine, Level, Match, SearchRequest, open_engine
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
        for drawn in some_requests:
            # What fills a page depends on its size.
            match = Match.ANY if drawn.match is Match.AUTO else drawn.match
            request = replace(drawn, size=100, match=match)
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


@slow
@given(corpora(), st.integers(1, 9))
def test_similar_articles_are_the_oracles(articles, size):
    with _engine(articles) as engine:
        for each in articles:
            words, expected = Oracle(articles).similar(each.id)
            similar = engine.similar(each.id, size)
            assert similar.words == tuple(words)
            assert [hit.id for hit in similar.hits] == [name for name, _ in expected[:size]]
            for hit, (_, score) in zip(similar.hits, expected[:size], strict=True):
                assert math.isclose(hit.score, score, rel_tol=1e-9, abs_tol=6e-7)


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("count", [9, 10, 11, 15, 255, 256, 300, 510, 511, 5_000])
def test_long_texts_score_by_their_exact_lengths(engine_of: EngineOf, level, count):
    articles = [
        article(1, "الوزير", "وزير " + "كلمة " * count),
        article(2, "خبر", "الوزير " + "كلمة " * (count // 2)),
        article(3, "خبر " * count, "وزراء"),
    ]
    assert_equal(
        engine_of(*articles), Oracle(articles), SearchRequest("وزير كلمة", level=level, size=100)
    )


def test_more_of_a_word_than_a_posting_holds_is_one_document_with_all_of_them(
    engine_of: EngineOf,
) -> None:
    articles = [
        article(number, "كلمة " * (number % 300), "كلمة " * number + "وزير كلمة")
        for number in (1, 254, 255, 256, 510, 511, 70_000)
    ]
    for text in ("كلمة", '"كلمة كلمة"', '"كلمة وزير"', '"كلمة وزير كلمة"', "كلمة -عنوان:كلمة"):
        assert_equal(engine_of(*articles), Oracle(articles), SearchRequest(text, size=100))
