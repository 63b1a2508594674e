"""Export goes through all that matches in the order of the pages; the catalogue through all."""

import datetime as dt
import tempfile
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search import Engine, Entry, Match, SearchRequest, Sort, open_engine, open_writer
from tests.conftest import EngineOf
from tests.contract.articles import DATED
from tests.indexes import article, publish
from tests.oracle import Oracle
from tests.strategies import corpora, requests

slow = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
MANY = tuple(
    article(n, "خبر" * (n % 2), "وزير الخارجية " * (n % 3), date=dt.date(2020, 1, 1 + n % 9))
    for n in range(150)
)


def _exported(engine: Engine, request: SearchRequest) -> list[str]:
    return [each.id for each in engine.export(request)]


def _paged(engine: Engine, request: SearchRequest) -> list[str]:
    pages = (replace(request, page=page) for page in range(1, 150 // request.size + 2))
    return [hit.id for page in pages for hit in engine.search(page).hits]


@slow
@given(corpora(), st.lists(requests(), min_size=1, max_size=8))
def test_what_is_exported_is_what_the_oracle_finds(articles, some_requests):
    by_id = {each.id: each for each in articles}
    with tempfile.TemporaryDirectory() as address:
        publish(Path(address), articles)
        with open_engine(address) as engine:
            for request in some_requests:
                expected = [by_id[name] for name, _ in Oracle(articles).search(request)]
                assert list(engine.export(request)) == expected


@pytest.mark.parametrize("text", ["", "وزير الخارجية", "خبر وزير", "+خبر -وزير", "لا شيء"])
@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("match", Match)
def test_export_is_the_pages_without_their_window(engine_of: EngineOf, text, sort, match):
    engine = engine_of(*MANY)
    request = SearchRequest(text, size=7, sort=sort, match=match, collapse=False)
    assert _exported(engine, request) == _paged(engine, request)


def test_the_page_of_a_request_does_not_matter(engine_of: EngineOf):
    engine = engine_of(*MANY)
    request = SearchRequest("وزير الخارجية", size=10)
    assert _exported(engine, replace(request, page=1000)) == _exported(engine, request)
    assert len(_exported(engine, request)) == 100


def test_an_export_goes_on_when_its_engine_is_closed_and_another_is_published(tmp_path: Path):
    publish(tmp_path, MANY)
    engine = open_engine(tmp_path)
    exported, listed = engine.export(SearchRequest()), engine.catalogue()
    first = list(islice(exported, 10))
    engine.close()
    publish(tmp_path, [article("other", "خبر")])
    publish(tmp_path, [article("another", "خبر")])
    assert {each.id for each in (*first, *exported)} == {each.id for each in MANY}
    assert len(list(listed)) == 150
    with pytest.raises(ValueError, match="closed"):
        engine.export(SearchRequest())


def test_articles_come_whole(engine_of: EngineOf):
    engine = engine_of(*DATED)
    exported = engine.export(SearchRequest(sort=Sort.NEWEST))
    assert {each.id: each for each in exported} == {each.id: each for each in DATED}


def test_the_catalogue_is_by_id_in_parts_that_meet(engine_of: EngineOf):
    engine = engine_of(*DATED)
    expected = [Entry(each.id, each.date) for each in sorted(DATED, key=lambda each: each.id)]
    assert list(engine.catalogue()) == expected
    parts = [list(engine.catalogue(start, 4)) for start in (0, 4, 8)]
    assert parts == [expected[:4], expected[4:], []]


def test_what_was_deleted_is_in_no_catalogue(tmp_path: Path):
    publish(tmp_path, DATED)
    with open_writer(tmp_path, update=True) as writer:
        writer.delete("a")
        writer.add(article("b", "خبر آخر"))
        writer.verify()
        writer.publish()
    with open_engine(tmp_path) as engine:
        ids = [each.id for each in engine.catalogue()]
        assert ids == ["b", "new", "old", "undated 1", "undated 2"]
        assert next(engine.catalogue()).date is None
        assert sorted(_exported(engine, SearchRequest())) == ids
        assert "خبر" not in [each.text for each in engine.complete("خب").completions[1:]]
