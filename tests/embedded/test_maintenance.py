"""Verify, info, roll back, and the articles back out of an index."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search import (
    IndexDamaged,
    IndexLocked,
    IndexMissing,
    IndexUnusable,
    Maintenance,
    open_maintenance,
    open_writer,
)
from search.embedded import verification
from search.embedded.storage.documents import open_documents, write_documents
from search.embedded.storage.file_entries import file_entry
from search.embedded.storage.manifest import Manifest, read_manifest, write_manifest
from tests.embedded.damage import FLIPS, cut, flip
from tests.embedded.publishing import (
    articles,
    files_of,
    make_small,
    publish,
    served,
    served_directory,
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of three segments with deletions, and a generation before it; not to be changed."""
    index = tmp_path_factory.mktemp("index")
    with pytest.MonkeyPatch.context() as patch:
        make_small(patch)
        publish(index, articles(range(70)), workers=0)
        publish(index, articles([1, 99], "الثاني"), ["n-40"], update=True)
    return index


@pytest.fixture
def copied(index: Path, tmp_path: Path) -> Path:
    """The same index, to be changed."""
    return Path(shutil.copytree(index, tmp_path / "index"))


@pytest.fixture
def maintenance(copied: Path) -> Maintenance:
    return open_maintenance(copied)


def test_a_whole_index_is_whole(maintenance: Maintenance, copied: Path) -> None:
    report = maintenance.verify()
    files = files_of(served_directory(copied))
    assert report.damaged == ()
    assert report.generation.articles == 70
    assert report.files == len(files) - 1
    assert report.bytes == sum(map(len, files.values())) - len(files["manifest.json"])


NAMES = st.sampled_from(["CURRENT", "manifest.json", "_MAIN_1.toc", "documents", "lexicon"]) | (
    st.builds("segment-00000{}.{}".format, st.integers(1, 4), st.sampled_from(["arrays", "stored"]))
)


@settings(max_examples=300, deadline=None)
@given(NAMES, st.integers(min_value=0), FLIPS)
def test_a_flipped_byte_in_any_file_is_found_and_named(
    index: Path, name: str, place: int, mask: int
) -> None:
    folder = index if name == "CURRENT" else served_directory(index)
    path = next(path for path in folder.iterdir() if path.name.startswith(name))
    place %= path.stat().st_size
    flip(path, place, mask)
    try:
        assert path.name in _complaint(index)
    finally:
        flip(path, place, mask)


def _complaint(index: Path) -> str:
    try:
        return " ".join(open_maintenance(index).verify().damaged)
    except IndexUnusable as error:
        return str(error)


def test_a_file_that_is_cut_short_or_missing_is_named(
    maintenance: Maintenance, copied: Path
) -> None:
    first, second = sorted(served_directory(copied).glob("*.stored"))[:2]
    cut(first, 30)
    second.unlink()
    assert maintenance.verify().damaged == (
        f"{first.name}: 30 bytes, {file_entry_size(copied, first.name)} were written",
        f"{second.name}: No such file or directory",
    )


def file_entry_size(index: Path, name: str) -> str:
    return f"{read_manifest(served_directory(index)).files[name].size:,}"


def test_files_that_do_not_fit_together_are_found(maintenance: Maintenance, copied: Path) -> None:
    """As if a fault of ours had written them: every checksum is right."""
    directory = served_directory(copied)
    manifest = read_manifest(directory)
    contents = verification.Contents.open(directory, manifest)
    contents.alive[3] = False
    write_documents(directory, open_documents(directory)["by_rank"].copy(), contents.alive)
    _seal(copied, manifest, "documents.arrays")
    assert maintenance.verify().damaged == ("documents.arrays: not 70 of 72 documents live",)
    shutil.copy(directory / "segment-000001.arrays", directory / "segment-000002.arrays")
    shutil.copy(directory / "segment-000001.stored", directory / "segment-000002.stored")
    _seal(copied, manifest, "segment-000002.arrays", "segment-000002.stored")
    assert maintenance.verify().damaged[0] == "lexicon.arrays: not the spellings of segment-000002"


def _seal(index: Path, manifest: Manifest, *names: str) -> None:
    directory = served_directory(index)
    manifest.files.update({name: file_entry(directory / name) for name in names})
    write_manifest(directory, manifest)
    (index / "CURRENT").write_text(f"{directory.name} {manifest.checksum}\n")


def test_verifying_an_index_of_other_terms_reads_its_bytes(
    maintenance: Maintenance, copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.embedded.storage.manifest.analysis.fingerprint", lambda: "another")
    assert maintenance.verify().damaged == ()
    path = served_directory(copied) / "lexicon.arrays"
    flip(path, 100, 1)
    assert maintenance.verify().damaged == ("lexicon.arrays: other bytes than were written",)


def test_info_says_what_the_index_is_made_of(maintenance: Maintenance, copied: Path) -> None:
    info = maintenance.info()
    assert (info.generation.name, info.previous) == ("generation-000002", "generation-000001")
    assert (info.generation.articles, info.dead, info.segments) == (70, 2, 4)
    assert info.spellings >= info.forms >= info.stems >= info.roots > 0
    assert sum(info.sizes.values()) == sum(map(len, files_of(served_directory(copied)).values()))
    assert all(size > 0 for size in info.sizes.values())
    assert (info.format, info.outdated, info.stories) == (4, "", 0)


def test_info_of_an_outdated_index_says_so(
    maintenance: Maintenance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.embedded.storage.manifest.analysis.fingerprint", lambda: "another")
    assert "run: arshif reindex" in maintenance.info().outdated


def test_articles_come_back_exactly_living_ones_only(maintenance: Maintenance) -> None:
    expected = [*articles(range(70)), *articles([99], "الثاني")]
    expected[1] = articles([1], "الثاني")[0]
    del expected[40]
    found = sorted(maintenance.articles(), key=lambda article: article.id)
    assert found == sorted(expected, key=lambda article: article.id)


def test_articles_of_an_outdated_index_come_back(
    maintenance: Maintenance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.embedded.storage.manifest.analysis.fingerprint", lambda: "another")
    assert len(list(maintenance.articles())) == 70


def test_articles_of_a_generation_come_back_while_others_are_published(
    maintenance: Maintenance, copied: Path
) -> None:
    found = maintenance.articles()
    first = next(found)
    for number in range(3):
        publish(copied, articles([number]))
    assert first.id == "n-0"
    assert len(list(found)) == 69


def test_rolling_back_serves_the_generation_before_once(
    maintenance: Maintenance, copied: Path
) -> None:
    assert maintenance.roll_back().name == "generation-000001"
    assert served(copied) == sorted(articles(range(70)), key=lambda article: article.id)
    assert maintenance.verify().damaged == ()
    with pytest.raises(IndexMissing, match=r"there is no generation before .*generation-000001"):
        maintenance.roll_back()
    # The next one gets a number of its own, and can be rolled back from.
    assert publish(copied, articles([1]), update=True).name == "generation-000001"
    assert publish(copied, articles([1]), ["n-5"], update=True).name == "generation-000003"
    assert maintenance.roll_back().name == "generation-000001"


def test_a_damaged_generation_is_not_rolled_back_to(maintenance: Maintenance, copied: Path) -> None:
    flip(copied / "generation-000001" / "segment-000001.stored", 100, 1)
    # The two share this file; the other is no better, but it is the one that is served.
    with pytest.raises(
        IndexDamaged, match=r"segment-000001.stored: other bytes .* served as before"
    ):
        maintenance.roll_back()
    assert served_directory(copied).name == "generation-000002"


def test_nothing_is_rolled_back_under_an_indexer(maintenance: Maintenance, copied: Path) -> None:
    with open_writer(copied), pytest.raises(IndexLocked):
        maintenance.roll_back()
    assert maintenance.roll_back().name == "generation-000001"


def test_where_there_is_no_index_nothing_is_made(tmp_path: Path) -> None:
    nowhere = open_maintenance(tmp_path / "nowhere")
    for act in (nowhere.verify, nowhere.info, nowhere.roll_back, nowhere.articles):
        with pytest.raises(IndexMissing, match="make one with"):
            act()
    assert not (tmp_path / "nowhere").exists()
