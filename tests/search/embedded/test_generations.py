"""Generations on disk: what is swept and what is never touched."""

import json
import os
from hashlib import blake2b
from pathlib import Path

import pytest

from search import open_engine, open_writer
from search.embedded import generations
from tests.indexes import article, found, publish


def _names(index: Path) -> list[str]:
    return sorted(path.name for path in index.iterdir())


def test_served_generation_and_the_one_before_are_kept(index: Path):
    for number in range(4):
        publish(index, [article(number)])
    open_writer(index).abort()
    assert _names(index) == ["CURRENT", "LOCK", "generation-000004", "generation-000005"]
    assert (index / "CURRENT").read_text() == "generation-000005\n"


def test_previous_generation_can_be_served_again_by_hand(index: Path):
    """The way back from a bad publish: name the old one in CURRENT."""
    publish(index, [article("bad")])
    (index / "CURRENT").write_text("generation-000001\n")
    with open_engine(index) as engine:
        assert sorted(found(engine)) == ["1", "2"]
    assert publish(index, [article("good")]).name == "generation-000003"


def test_leftovers_of_killed_indexers_are_swept(index: Path):
    for name in ("building-000002", "building-000017"):
        (index / name).mkdir()
        (index / name / "x.seg").write_bytes(b"half")
    open_writer(index).abort()
    assert _names(index) == ["CURRENT", "LOCK", "generation-000001"]


def test_nobody_elses_files_are_swept_or_stop_the_indexer(index: Path):
    """`arshif index --index .` in a folder of one's own must not cost that folder anything."""
    ours = ["building-plan", "generation-000001.bak", "generation-x", "generation-1"]
    for name in ours:
        (index / name).mkdir()
        (index / name / "keep").write_text("mine")
    (index / "building-notes.txt").write_text("mine")
    for number in range(4):
        publish(index, [article(number)])
    assert {*ours, "building-notes.txt"} < set(_names(index))


def test_generation_that_was_renamed_but_never_served_is_passed_over(index: Path):
    """A crash between the two renames of publish."""
    (index / "generation-000002").mkdir()
    assert publish(index, [article("new")]).name == "generation-000003"
    with open_engine(index) as engine:
        assert found(engine) == ["new"]


@pytest.mark.parametrize(
    ("taken", "name"),
    [
        ([], "000001"),
        (["generation-000009"], "000010"),
        (["generation-000009", "generation-000123", "building-000500"], "000124"),
        (["generation-999999"], "1000000"),
        (["generation-999999", "generation-1000000"], "1000001"),
    ],
)
def test_next_name_is_above_all_others(tmp_path: Path, taken, name):
    for directory in taken:
        (tmp_path / directory).mkdir()
    assert generations.next_name(tmp_path) == name


def test_generations_beyond_a_million_are_swept_in_the_order_of_their_numbers(tmp_path: Path):
    for number in (999_998, 999_999, 1_000_000, 1_000_001):
        (tmp_path / f"generation-{number:06}").mkdir()
    (tmp_path / "CURRENT").write_text("generation-1000000\n")
    generations.sweep(tmp_path)
    assert _names(tmp_path) == [
        "CURRENT",
        "generation-1000000",
        "generation-1000001",
        "generation-999999",
    ]


def test_manifest_tells_size_and_checksum_of_every_other_file(index: Path):
    directory = index / "generation-000001"
    told = json.loads((directory / "manifest.json").read_text())["files"]
    assert {*told, "manifest.json"} == set(_names(directory))
    for name, (size, checksum) in told.items():
        content = (directory / name).read_bytes()
        assert (size, checksum) == (len(content), blake2b(content, digest_size=16).hexdigest())


def test_nothing_is_swept_where_current_is_damaged(index: Path):
    """Somebody may still want to mend it."""
    publish(index, [article(1)])
    (index / "CURRENT").write_text("?")
    generations.sweep(index)
    assert {"generation-000001", "generation-000002"} < set(_names(index))


def test_files_are_on_the_disk_before_they_get_their_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Else a loss of power could leave CURRENT naming an empty file."""
    synced: set[int] = set()
    named: list[str] = []

    def note_name(path: Path, target: Path) -> Path:
        whole = [path, *path.iterdir()] if path.is_dir() else [path]
        assert {each.stat().st_ino for each in whole} <= synced
        named.append(Path(target).name)
        synced.discard(tmp_path.stat().st_ino)
        return replace(path, target)

    replace = Path.replace
    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.add(os.fstat(descriptor).st_ino))
    monkeypatch.setattr(Path, "rename", note_name)
    monkeypatch.setattr(Path, "replace", note_name)
    publish(tmp_path, [article(1)])
    assert named == ["generation-000001", "CURRENT"]
    assert tmp_path.stat().st_ino in synced
