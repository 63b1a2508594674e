"""Indexes that were made once and kept: this version serves those of its format, no others."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from indexer.rebuilding import rebuild_index
from search import (
    IndexOutdated,
    Level,
    SearchRequest,
    open_engine,
    open_maintenance,
    open_writer,
)
from search.arrays import open_arrays
from search.embedded.storage.file_entries import FORMAT
from search.embedded.storage.manifest import MANIFEST, read_manifest
from tests.compat.articles import LIVING
from tests.compat.make import FOLDER, make_index
from tests.embedded.publishing import served, served_directory

SEARCHES = json.loads((FOLDER / "searches.json").read_text("utf-8"))
OLDER = sorted(path.name for path in FOLDER.glob("format-*") if path.name != f"format-{FORMAT}")
EXPECTED = sorted(LIVING, key=lambda article: article.id)


@pytest.fixture
def frozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the index of this format, whatever stop words and stems there are by now.

    Other terms do not make another format: the searches ask for words that no change should touch.
    """
    index = Path(shutil.copytree(FOLDER / f"format-{FORMAT}", tmp_path / "index"))
    manifest = read_manifest(served_directory(index))
    monkeypatch.setattr("search.analysis.fingerprint", lambda: manifest.analyzer)
    monkeypatch.setattr("search.schema.fingerprint", lambda: manifest.schema)
    return index


def matches(index: Path, search: dict[str, str]) -> list[str]:
    request = SearchRequest(search["query"], level=Level(search.get("level", "word")), size=100)
    with open_engine(index) as engine:
        result = engine.search(request)
        assert result.total == len(result.hits)
        return sorted(hit.id for hit in result.hits)


@pytest.mark.parametrize("search", SEARCHES, ids=lambda search: search["why"])
def test_searches_find_what_they_found(frozen: Path, search: dict[str, str]) -> None:
    assert matches(frozen, search) == search["ids"]


def test_every_byte_is_verified(frozen: Path) -> None:
    maintenance = open_maintenance(frozen)
    assert maintenance.verify().damaged == ()
    info = maintenance.info()
    assert (info.generation.articles, info.dead, info.segments) == (len(LIVING), 2, 2)
    assert info.outdated == ""


def test_the_articles_come_back_out(frozen: Path) -> None:
    assert served(frozen) == EXPECTED
    with open_engine(frozen) as engine:
        assert [engine.read(article.id).article for article in EXPECTED] == EXPECTED


def test_it_is_indexed_again_from_itself(frozen: Path) -> None:
    articles = open_maintenance(frozen).articles()
    rebuild_index(articles, open_writer(frozen, workers=0))
    assert served(frozen) == EXPECTED
    assert open_maintenance(frozen).info().dead == 0
    for search in SEARCHES:
        assert matches(frozen, search) == search["ids"]


@pytest.mark.parametrize("kept", OLDER)
def test_an_index_of_an_older_format_says_to_index_again(kept: str, tmp_path: Path) -> None:
    index = Path(shutil.copytree(FOLDER / kept, tmp_path / "index"))
    assert_outdated(index, kept.removeprefix("format-"))


@pytest.mark.parametrize("other", [FORMAT - 1, FORMAT + 1])
def test_another_format_number_says_to_index_again(frozen: Path, other: int) -> None:
    path = served_directory(frozen) / MANIFEST
    described = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(described | {"format": other}), "utf-8")
    assert_outdated(frozen, str(other))


def assert_outdated(index: Path, other: str) -> None:
    """Check that whatever asks the index for anything hears which command makes it anew."""
    maintenance = open_maintenance(index)
    for ask in (
        lambda: open_engine(index),
        lambda: open_writer(index, update=True),
        maintenance.verify,
        maintenance.info,
        lambda: list(maintenance.articles()),
    ):
        with pytest.raises(
            IndexOutdated,
            match=rf"another format \({other}, this version has {FORMAT}\); "
            rf"run: arshif index SOURCE… --index {index}",
        ):
            ask()


def test_the_frozen_index_is_what_is_made_now(frozen: Path, tmp_path: Path) -> None:
    """Where it is not, the format has changed, and FORMAT must, too: README.md says what then."""
    made = tmp_path / "made"
    make_index(made)
    for file in sorted(served_directory(frozen).glob("*.arrays")):
        kind = file.stem.partition("-")[0]
        ours, theirs = (
            open_arrays(path, kind) for path in (served_directory(made) / file.name, file)
        )
        assert {name: array.dtype for name, array in ours.items()} == {
            name: array.dtype for name, array in theirs.items()
        }
        for name in ours if kind == "segment" else ():
            # How well a block is compressed is up to the version of zstd.
            if not name.startswith("stored."):
                np.testing.assert_array_equal(ours[name], theirs[name], name)
