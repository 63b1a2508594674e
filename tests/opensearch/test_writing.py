"""What a generation on a cluster is made of, beside the same articles in a folder."""

from dataclasses import replace

import numpy as np
import pytest

from search import (
    Article,
    Change,
    IndexMissing,
    IndexUnusable,
    open_engine,
    open_maintenance,
    open_writer,
)
from search.arrays import open_arrays
from search.embedded.storage.generations import open_generation
from search.opensearch.companion import Companion
from search.opensearch.documents import article_of
from search.opensearch.generations import Generations
from search.opensearch.held import Held
from search.opensearch.scanning import scan
from search.opensearch.words_building import build_words
from search.opensearch.words_store import fetch_words
from tests.indexes import article, publish
from tests.opensearch.archive import archive

pytestmark = pytest.mark.opensearch


@pytest.fixture
def updated(address, tmp_path):
    """One archive on both engines, of two generations: what differs, comes and goes is the same."""
    first = archive(1_200)
    second = [replace(first[3], body="نص آخر تماما"), article("new", "خبر", "جديد كلمة")]
    for place in (address, tmp_path / "folder"):
        publish(place, first)
        with open_writer(place, update=True) as writer:
            assert [writer.add(each) for each in (*second, first[5])] == [
                Change.REPLACED,
                Change.ADDED,
                Change.UNCHANGED,
            ]
            assert writer.delete("7")
            assert not writer.delete("7")
            assert not writer.delete("nobody")
            writer.verify()
            assert writer.publish().articles == 1_200
    return tmp_path / "folder"


def test_words_are_those_of_the_same_articles_in_a_folder(updated, connection):
    index = Generations(connection).require_served()
    words, manifest = fetch_words(connection, index)
    directory, _ = open_generation(updated)
    for name in manifest.files:
        ours, theirs = (open_arrays(each / name, name.split(".")[0]) for each in (words, directory))
        wanted = {key for key in theirs if not key.startswith("rows.")}
        assert set(ours) == wanted
        for key in wanted - {"contexts"}:
            assert np.array_equal(ours[key], theirs[key]), key
        if "contexts" in wanted:
            # Sums of floats in another order.
            apart = ours["contexts"].astype(int) - theirs["contexts"].astype(int)
            assert np.abs(apart).max() <= 1


def test_documents_know_the_stories_that_a_folder_knows(updated, address, connection):
    with open_engine(updated) as engine:
        expected = {
            entry.id: [copy.id for copy in engine.duplicates(entry.id).listed]
            for entry in engine.catalogue()
        }
    index = Generations(connection).require_served()
    stories: dict[int, list[tuple[int, str]]] = {}
    for hit in scan(connection, index, fields=("story", "story_place", "story_size")):
        told = {name: values[0] for name, values in hit["fields"].items()}
        own = article_of(hit["_source"]).id
        stories.setdefault(told["story"], []).append((told["story_place"], own))
    found = {
        own: [other for _, other in sorted(members) if other != own]
        for members in stories.values()
        for _, own in members
    }
    assert found == expected
    assert any(expected.values())
    report, same = (open_maintenance(place).stories(3) for place in (address, updated))
    assert (report.stories, report.articles) == (same.stories, same.articles)
    assert report.largest == same.largest


def test_articles_come_back_as_they_were_added(address):
    odd = [
        Article("\ud800", "عنوان \x1b", "نص\udfff \x00 \x1f"),
        Article("x" * 5_000, "", "ك" * 40_000 + " ثم", section="س" * 40_000),
        Article("", "بلا رقم", ""),
        Article("~/?#%", "", "", author="سعيد"),
    ]
    publish(address, odd)
    assert list(open_maintenance(address).articles()) == odd


def test_update_without_a_change_makes_no_index(address, connection):
    articles = archive(20)
    generation = publish(address, articles)
    with open_writer(address, update=True) as writer:
        assert {writer.add(each) for each in articles} == {Change.UNCHANGED}
        writer.verify()
        assert writer.publish() == generation
    assert list(Generations(connection).all()) == [generation.name]


def test_regraph_makes_the_words_anew_and_needs_an_index(address):
    with open_writer(address) as writer, pytest.raises(IndexMissing):
        writer.regraph()
    publish(address, archive(20))
    with open_writer(address, update=True) as writer:
        writer.regraph()
        writer.verify()
        generation = writer.publish()
    assert generation.name.endswith("-000002")
    assert generation.articles == 20
    assert not open_maintenance(address).verify().damaged


def test_generations_that_nobody_can_search_any_more_are_deleted(address, connection, monkeypatch):
    names = [publish(address, [article(number)]).name for number in range(3)]
    assert list(Generations(connection).all()) == names
    monkeypatch.setattr("search.opensearch.generations.GRACE_SECONDS", 0.0)
    names.append(publish(address, [article("last")]).name)
    assert list(Generations(connection).all()) == names[-2:]
    assert open_maintenance(address).info().previous == names[-2]


def test_update_that_only_deletes_leaves_the_others(address):
    publish(address, archive(60))
    with open_writer(address, update=True) as writer:
        assert writer.delete("7")
        writer.verify()
        assert writer.publish().articles == 59
    assert "7" not in {each.id for each in open_maintenance(address).articles()}
    assert open_maintenance(address).verify().damaged == ()


def test_index_in_the_place_of_an_alias_is_left_alone(address, connection):
    connection.request("PUT", f"/{connection.address.alias}")
    with pytest.raises(IndexUnusable, match="an index of its own"):
        open_writer(address)


def test_sample_leaves_the_lexicon_as_it_is(address, connection, tmp_path):
    index = publish(address, archive(1_200)).name
    words, _ = fetch_words(connection, index)
    held = Held.of(Companion(connection, index).pieces())
    build_words(connection, index, held, tmp_path, sample=600)
    assert (tmp_path / "lexicon.arrays").read_bytes() == (words / "lexicon.arrays").read_bytes()
    some, all_of_them = (open_arrays(each / "graph.arrays", "graph") for each in (tmp_path, words))
    assert np.array_equal(some["judged"], all_of_them["judged"])
    assert len(some["contexts"]) == len(all_of_them["contexts"]) > 0
    assert not np.array_equal(some["contexts"], all_of_them["contexts"])
