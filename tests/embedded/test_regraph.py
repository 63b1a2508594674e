"""Another word graph: an index that was made with one is refused until it is regraphed."""

from pathlib import Path

import pytest

from search import (
    Generation,
    IndexMissing,
    IndexOutdated,
    open_engine,
    open_maintenance,
    open_writer,
)
from search.embedded.storage import manifest
from search.lexicon.lexicon import GRAPH, LEXICON
from tests.embedded.publishing import (
    articles,
    files_of,
    make_small,
    publish,
    served,
    served_directory,
)
from tests.indexes import found


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An index of some segments with dead articles, made with another word graph."""
    make_small(monkeypatch)
    index = tmp_path / "index"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest.words, "fingerprint", lambda: "another")
        publish(index, articles(range(70)), workers=0)
        publish(index, articles([1, 99], "الثاني"), ["n-40"], update=True, workers=0)
    return index


def regraph(index: Path) -> Generation:
    with open_writer(index, update=True) as writer:
        writer.regraph()
        writer.verify()
        return writer.publish()


def test_the_engine_says_to_regraph(index: Path) -> None:
    told = rf"another word graph \(another, .*run: arshif regraph --index {index}"
    with pytest.raises(IndexOutdated, match=told):
        open_engine(index)
    with pytest.raises(IndexOutdated, match="run: arshif regraph"):
        open_maintenance(index).roll_back()
    assert "run: arshif regraph" in open_maintenance(index).info().outdated
    assert open_maintenance(index).verify().damaged == ()
    assert len(served(index)) == 70


def test_regraph_serves_the_same_articles_in_a_new_generation(index: Path) -> None:
    before, kept = served(index), files_of(served_directory(index))
    assert regraph(index) == Generation("generation-000003", 70)
    assert served(index) == before
    assert open_maintenance(index).verify().damaged == ()
    info = open_maintenance(index).info()
    assert (info.outdated, info.dead, info.words) == ("", 2, manifest.words.fingerprint())
    after = files_of(served_directory(index))
    made_anew = {name for name in after if after[name] != kept.get(name)}
    # The rules are the same in truth, and so is the graph: the manifest alone tells of others.
    assert made_anew == {manifest.MANIFEST}
    with open_engine(index) as engine:
        assert found(engine, "الثاني", size=5) == ["n-1", "n-99"]


def test_regraph_makes_the_stems_and_the_graph_anew(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    regraph(index)
    before = files_of(served_directory(index))
    monkeypatch.setattr("search.words.contexts.MIN_ARCHIVE", 10)
    regraph(index)
    after = files_of(served_directory(index))
    assert {name for name in after if after[name] != before[name]} == {GRAPH, manifest.MANIFEST}
    assert before[LEXICON] == after[LEXICON]


def test_an_update_mends_the_graph_too(index: Path) -> None:
    assert publish(index, articles([7], "الثالث"), update=True).articles == 70
    assert open_maintenance(index).info().outdated == ""
    with open_engine(index) as engine:
        assert found(engine, "الثالث") == ["n-7"]


def test_what_is_current_can_be_regraphed_too(index: Path) -> None:
    regraph(index)
    before = files_of(served_directory(index))
    assert regraph(index).name == "generation-000004"
    assert files_of(served_directory(index)) == before


def test_without_an_index_there_is_nothing_to_regraph(tmp_path: Path) -> None:
    with open_writer(tmp_path, update=True) as writer, pytest.raises(IndexMissing, match="first"):
        writer.regraph()
