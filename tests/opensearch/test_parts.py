"""Several indexers write one generation: what is served is what one indexer would have made."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from search import IndexUnusable, open_maintenance, open_writer
from search.arrays import open_arrays
from search.engine import Generation
from search.opensearch import parts
from search.opensearch.generations import Generations
from search.opensearch.parts import Part
from search.opensearch.words_store import fetch_words
from search.opensearch.writer import ClusterWriter
from tests.indexes import publish
from tests.opensearch.archive import archive
from tests.opensearch.fixtures import (
    connection_to,
    new_address,
    remove_index,
    running_cluster,
)

pytestmark = pytest.mark.opensearch


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(parts, "LOOK_SECONDS", 0.2)


def _write(address: str, part: Part, articles) -> Generation:
    connection = connection_to(address)
    with ClusterWriter.open(connection, part=part) as writer:
        for each in articles:
            writer.add(each)
        writer.verify()
        return writer.publish()


def _write_all(address: str, articles: list[list]) -> list[Generation]:
    count = len(articles)
    with ThreadPoolExecutor(count) as pool:
        # The last comes first: it waits for the first to begin.
        tasks = [
            pool.submit(_write, address, Part(number, count), articles[number - 1])
            for number in range(count, 0, -1)
        ]
        return [task.result(timeout=300) for task in tasks]


def test_parts_make_the_generation_of_one_indexer(address, connection):
    articles = archive(1_300)
    generations = _write_all(address, [articles[:700], articles[700:701], articles[701:]])
    assert {generation.articles for generation in generations} == {1_300}
    assert len(set(generations)) == 1
    assert list(open_maintenance(address).articles()) == articles
    assert open_maintenance(address).verify().damaged == ()
    whole = new_address(running_cluster())
    publish(whole, articles)
    (ours, said), (theirs, expected) = (
        fetch_words(link, Generations(link).require_served())
        for link in (connection, connection_to(whole))
    )
    remove_index(whole)
    assert (said.stories, said.told, said.averages) == (
        expected.stories,
        expected.told,
        expected.averages,
    )
    for name in said.files:
        one, other = (open_arrays(each / name, name.split(".")[0]) for each in (ours, theirs))
        assert all(np.array_equal(one[key], other[key]) for key in other)


def test_id_that_two_parts_have_is_an_error(address, monkeypatch):
    monkeypatch.setattr(parts, "PATIENCE_SECONDS", 8.0)
    articles = archive(20)
    with pytest.raises((ValueError, IndexUnusable)):
        _write_all(address, [articles, articles[3:4]])
    assert Generations(connection_to(address)).served() is None


def test_part_of_an_update_is_refused(address, connection, monkeypatch):
    publish(address, archive(5))
    monkeypatch.setenv("ARSHIF_OPENSEARCH_PART", "2/2")
    with pytest.raises(IndexUnusable, match="ARSHIF_OPENSEARCH_PART"):
        open_writer(address, update=True)
