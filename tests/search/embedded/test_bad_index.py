"""Whatever is wrong with an index, the error is ours and says which file or what to run."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from search import IndexDamaged, IndexMissing, IndexUnusable, open_engine

GENERATION = "generation-000001"
COMMAND = "arshif index"


def _assert_unusable(index: Path, kind: type[IndexUnusable], *mentions: str) -> None:
    with pytest.raises(IndexUnusable) as caught:
        open_engine(index).close()
    assert type(caught.value) is kind
    for mention in mentions:
        assert mention in str(caught.value)


@pytest.mark.parametrize("name", ["nothing", "file", "file/inside", "empty"])
def test_no_index_there_says_how_to_make_one(tmp_path: Path, name):
    (tmp_path / "file").write_text("x")
    (tmp_path / "empty").mkdir()
    _assert_unusable(tmp_path / name, IndexMissing, COMMAND, str(tmp_path / name))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"generation-000009\n",
        b"generation-000001.bak\n",
        b"generation-",
        b"building-000001\n",
        b"../index/generation-000001\n",
        b"generation-000001\ngeneration-000002\n",
        b"generation-" + b"0" * 5000,
        b"generation-\x00",
        "جيل".encode(),
        b"\xff\xfe\x00",
        bytes(range(128, 192)),
    ],
    ids=range(13),
)
def test_current_that_names_no_generation_is_damage(index: Path, content):
    (index / "CURRENT").write_bytes(content)
    _assert_unusable(index, IndexDamaged, "CURRENT", "index again")


def test_current_that_is_a_directory_is_damage(index: Path):
    (index / "CURRENT").unlink()
    (index / "CURRENT").mkdir()
    _assert_unusable(index, IndexDamaged, "CURRENT", "index again")


def test_generation_that_is_a_file_is_damage(index: Path):
    (index / GENERATION).rename(index / "elsewhere")
    (index / GENERATION).write_text("x")
    _assert_unusable(index, IndexDamaged, GENERATION, "index again")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"null",
        b"[]",
        b"{}",
        b'"generation"',
        b"[" * 500,
    ],
    ids=range(8),
)
def test_manifest_that_is_no_manifest_is_damage(index: Path, content):
    (index / GENERATION / "manifest.json").write_bytes(content)
    _assert_unusable(index, IndexDamaged, "manifest.json", "index again")


def _edit_manifest(index: Path, **values: object) -> None:
    path = index / GENERATION / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | values))


@pytest.mark.parametrize(
    "values",
    [
        {"files": None},
        {"files": []},
        {"files": {"a": 5}},
        {"files": {"a": [1]}},
        {"files": {"a": ["x", "y"]}},
        {"files": {"nowhere.seg": [1, "0"]}},
        {"articles": 3},
        {"articles": "2"},
        {"articles": None},
    ],
    ids=str,
)
def test_manifest_with_wrong_values_is_damage(index: Path, values):
    _edit_manifest(index, **values)
    _assert_unusable(index, IndexDamaged, GENERATION, "index again")


def _files(index: Path) -> list[Path]:
    return sorted(path for path in (index / GENERATION).iterdir())


def _cut_to_half(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _cut_by_one(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 1)


def _empty(path: Path) -> None:
    os.truncate(path, 0)


def _lengthen(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"x")


@pytest.mark.parametrize(
    "damage", [Path.unlink, _empty, _cut_to_half, _cut_by_one, _lengthen], ids=lambda f: f.__name__
)
def test_every_file_that_is_missing_or_of_another_size_is_named(
    index: Path, damage: Callable[[Path], None]
):
    whole = {path: path.read_bytes() for path in _files(index)}
    assert len(whole) >= 3
    for path, content in whole.items():
        if not content and damage not in (Path.unlink, _lengthen):
            continue
        damage(path)
        _assert_unusable(index, IndexDamaged, path.name, "index again")
        path.write_bytes(content)
    open_engine(index).close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_file_that_may_not_be_read_is_named(index: Path):
    (index / "CURRENT").chmod(0)
    _assert_unusable(index, IndexDamaged, "CURRENT")
