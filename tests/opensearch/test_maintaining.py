"""The maintenance of an index on a cluster: damage is found and named, and there is a way back."""

import pytest

from search import IndexDamaged, IndexLocked, IndexMissing, open_maintenance, open_writer
from search.opensearch.companion import Companion
from search.opensearch.generations import Generations
from search.opensearch.texts import document_id
from tests.indexes import article, publish
from tests.opensearch.archive import archive

pytestmark = pytest.mark.opensearch


@pytest.fixture
def index(address, connection):
    """A published generation that can be written to, as no generation can."""
    name = publish(address, archive(60)).name
    for each in (name, f"{name}-words"):
        connection.request("PUT", f"/{each}/_settings", {"index.blocks.write": False})
    return name


def test_whole_generation_has_no_damage(address, index):
    report = open_maintenance(address).verify()
    assert report.damaged == ()
    assert report.generation.articles == 60
    assert report.bytes > 10_000


def test_article_that_is_gone_is_missed(address, index, connection):
    place = f"/{index}/_doc/{document_id('17')}"
    connection.request("DELETE", place, params={"refresh": "true"})
    assert open_maintenance(address).verify().damaged == ("1 articles are missing",)


def test_article_with_another_text_is_named(address, index, connection):
    place = f"/{index}/_doc/{document_id('17')}"
    document = {"number": 17, "id": "17", "article": {"id": "17", "body": "غيره"}}
    connection.request("PUT", place, document, params={"refresh": "true"})
    assert "article '17' is not what was written" in open_maintenance(address).verify().damaged


def test_file_of_words_with_another_byte_is_named(address, index, connection):
    name = Companion(connection, index).name
    place = f"/{name}/_doc/file-graph.arrays-0"
    document = connection.request("GET", place)["_source"]
    document["data"]["of"] = document["data"]["of"][:-8] + "AAAAAAA="
    connection.request("PUT", place, document, params={"refresh": "true"})
    assert any("file" in fault for fault in open_maintenance(address).verify().damaged)


def test_info_counts_what_there_is(address, index):
    info = open_maintenance(address).info()
    assert (info.generation.name, info.generation.articles, info.previous) == (index, 60, None)
    assert info.spellings >= info.forms >= info.stems >= info.roots > 10
    assert info.sizes["documents"] > 0
    assert info.outdated == ""


def test_there_and_back(address):
    first = publish(address, [article(1)])
    with pytest.raises(IndexMissing, match="no generation before"):
        open_maintenance(address).roll_back()
    second = publish(address, [article(1), article(2)])
    assert open_maintenance(address).info().previous == first.name
    assert open_maintenance(address).roll_back() == first
    assert [each.id for each in open_maintenance(address).articles()] == ["1"]
    third = publish(address, [article(3)])
    assert third.name > second.name
    assert open_maintenance(address).info().previous == first.name


def test_way_back_is_barred_while_an_indexer_is_at_work(address):
    publish(address, [article(1)])
    publish(address, [article(2)])
    with open_writer(address), pytest.raises(IndexLocked):
        open_maintenance(address).roll_back()


def test_damaged_generation_is_not_gone_back_to(address, connection):
    first = publish(address, [article(1)])
    second = publish(address, [article(2)])
    connection.request("PUT", f"/{first.name}/_settings", {"index.blocks.write": False})
    place = f"/{first.name}/_doc/{document_id('1')}"
    connection.request("DELETE", place, params={"refresh": "true"})
    connection.request("PUT", f"/{first.name}/_settings", {"index.blocks.write": True})
    with pytest.raises(IndexDamaged, match="1 articles are missing"):
        open_maintenance(address).roll_back()
    assert Generations(connection).served() == second.name


def test_what_was_never_indexed_is_told(address):
    with pytest.raises(IndexMissing, match="arshif index"):
        open_maintenance(address).info()
