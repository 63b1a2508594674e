"""An index directory: what is published, kept, swept and refused."""

import json
import shutil
from pathlib import Path

import pytest

from search import IndexDamaged, IndexMissing, IndexOutdated, open_engine, open_writer
from search.embedded import engine as engine_module
from search.embedded.searching.collection import Collection
from search.embedded.storage import generations, manifest, pointer
from search.embedded.storage.lock import IndexLock
from search.errors import IndexLocked
from tests.embedded.publishing import articles, publish, served, served_directory


def _names(index: Path) -> list[str]:
    return sorted(path.name for path in index.iterdir())


def test_names_grow_and_the_last_two_are_kept(tmp_path: Path) -> None:
    names = [publish(tmp_path, articles([number])).name for number in range(4)]
    assert names == [f"generation-{number:06}" for number in range(1, 5)]
    assert _names(tmp_path) == ["CURRENT", "LOCK", *names[2:]]
    assert served(tmp_path) == articles([3])


def test_names_grow_past_six_digits(tmp_path: Path) -> None:
    publish(tmp_path, articles([1]))
    (tmp_path / "generation-000001").rename(tmp_path / "generation-999999")
    assert publish(tmp_path, articles([2])).name == "generation-1000000"
    assert publish(tmp_path, articles([3])).name == "generation-1000001"
    assert _names(tmp_path) == ["CURRENT", "LOCK", "generation-1000000", "generation-1000001"]


def test_what_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    foreign = ["generation-x", "generation-000001.bak", "building-old", "notes.txt"]
    for name in foreign:
        (tmp_path / name).mkdir()
    for number in range(3):
        publish(tmp_path, articles([number]))
    assert set(foreign) < set(_names(tmp_path))


def test_a_generation_that_was_rolled_back_from_is_swept_by_the_next(tmp_path: Path) -> None:
    for number in (1, 2):
        publish(tmp_path, articles([number]))
    directory = tmp_path / "generation-000001"
    pointer.serve(directory, manifest.read_manifest(directory))
    assert publish(tmp_path, articles([3])).name == "generation-000003"
    assert _names(tmp_path) == ["CURRENT", "LOCK", "generation-000001", "generation-000003"]


def test_a_generation_that_a_kill_left_unserved_is_swept_by_the_next(tmp_path: Path) -> None:
    publish(tmp_path, articles([1]))
    shutil.copytree(tmp_path / "generation-000001", tmp_path / "generation-000002")
    assert served(tmp_path) == articles([1])
    assert publish(tmp_path, articles([3])).name == "generation-000003"
    assert _names(tmp_path) == ["CURRENT", "LOCK", "generation-000001", "generation-000003"]


def _publish_twice_within_an_open(index: Path, monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Let two publishes fall between the reading of CURRENT and the first `times` openings."""
    left, original = [times], Collection.open

    def open_late(directory: Path) -> Collection:
        if left[0] and directory.name.startswith("generation-"):
            left[0] -= 1
            for number in range(2):
                publish(index, articles([number]))
        return original(directory)

    monkeypatch.setattr(Collection, "open", open_late)


def test_two_publishes_within_one_open_are_survived(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, articles([7]))
    _publish_twice_within_an_open(tmp_path, monkeypatch, 2)
    with open_engine(tmp_path) as engine:
        assert engine.generation.name == "generation-000005"
        assert engine.read("n-1").article == articles([1])[0]


def test_opening_is_tried_again_so_many_times_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, articles([7]))
    _publish_twice_within_an_open(tmp_path, monkeypatch, 1 << 30)
    with pytest.raises(IndexDamaged, match=r"generation-000009.*cannot be read"):
        open_engine(tmp_path)


def test_what_is_damaged_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, articles([7]))
    (served_directory(tmp_path) / "lexicon.arrays").unlink()
    opened: list[Path] = []
    original = engine_module.open_generation
    monkeypatch.setattr(
        engine_module, "open_generation", lambda index: (opened.append(index), original(index))[1]
    )
    with pytest.raises(IndexDamaged, match="missing or cut short"):
        open_engine(tmp_path)
    assert opened == [tmp_path]


def test_no_index_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="make one with: arshif index"):
        generations.open_generation(tmp_path)
    with pytest.raises(IndexMissing):
        generations.open_generation(tmp_path / "nowhere")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"generation-000009 abc\n",
        b"../generation-000001 abc\n",
        b"generation-000001",
        b"generation-000001\n",
        b"generation-000001 0123456789abcdef0123456789abcdef\n",
    ],
)
def test_a_spoiled_pointer_is_refused_and_mended_by_indexing(
    tmp_path: Path, content: bytes
) -> None:
    publish(tmp_path, articles([1]))
    (tmp_path / "CURRENT").write_bytes(content)
    with pytest.raises(IndexDamaged, match="index again"):
        generations.open_generation(tmp_path)
    publish(tmp_path, articles([2]))
    assert served(tmp_path) == articles([2])


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '"x"', '{"format": 4}', "\x00"])
def test_a_spoiled_manifest_is_refused(tmp_path: Path, text: str) -> None:
    publish(tmp_path, articles([1]))
    (served_directory(tmp_path) / "manifest.json").write_text(text)
    with pytest.raises(IndexDamaged, match="index again"):
        generations.open_generation(tmp_path)


@pytest.mark.parametrize("size", [0, 10])
def test_a_file_that_is_cut_short_or_missing_is_refused(tmp_path: Path, size: int) -> None:
    publish(tmp_path, articles([1]))
    for path in sorted(served_directory(tmp_path).iterdir()):
        whole = path.read_bytes()
        path.unlink()
        if size:
            path.write_bytes(whole[:size])
        with pytest.raises(IndexDamaged, match=path.name):
            generations.open_generation(tmp_path)
        path.write_bytes(whole)
    generations.open_generation(tmp_path)


@pytest.mark.parametrize("other", [1, 2, 3, 5])
def test_an_index_of_another_format_says_to_index_again(tmp_path: Path, other: int) -> None:
    directory = tmp_path / "generation-000004"
    directory.mkdir()
    described = {"format": other, "schema": "a", "analyzer": "b", "articles": 3, "files": {}}
    (directory / "manifest.json").write_text(json.dumps(described, indent=1))
    (tmp_path / "CURRENT").write_text("generation-000004\n")
    for open_it in (open_engine, lambda index: open_writer(index, update=True)):
        with pytest.raises(IndexOutdated, match=rf"another format \({other}, .* run: arshif index"):
            open_it(tmp_path)
    assert publish(tmp_path, articles([1])).name == "generation-000005"
    assert served(tmp_path) == articles([1])


@pytest.mark.parametrize("package", ["schema", "analysis"])
def test_other_terms_say_to_reindex(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    publish(tmp_path, articles([1]))
    monkeypatch.setattr(
        f"search.embedded.storage.manifest.{package}.fingerprint", lambda: "another"
    )
    with pytest.raises(IndexOutdated, match=r"run: arshif reindex --index"):
        generations.open_generation(tmp_path)


def test_a_second_indexer_is_told_who_is_at_work(tmp_path: Path) -> None:
    with open_writer(tmp_path), pytest.raises(IndexLocked, match=r"process \d+\) is writing"):
        open_writer(tmp_path)
    with open_writer(tmp_path):
        pass


def test_a_lock_can_be_given_back_twice(tmp_path: Path) -> None:
    lock = IndexLock(tmp_path)
    lock.release()
    other = IndexLock(tmp_path)
    lock.release()
    with pytest.raises(IndexLocked):
        IndexLock(tmp_path)
    other.release()
