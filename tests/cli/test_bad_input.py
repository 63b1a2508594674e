"""Whatever is wrong with what a command is given, one line says so and what to do."""

import json
from pathlib import Path

import pytest

from search import open_writer


def _spoil_current(index: Path) -> None:
    (index / "CURRENT").write_bytes(b"\xff\xfe")


def _point_current_nowhere(index: Path) -> None:
    (index / "CURRENT").write_text("generation-999999\n")


def _cut_a_file(index: Path) -> None:
    largest = max(index.glob("generation-*/*"), key=lambda path: path.stat().st_size)
    largest.write_bytes(largest.read_bytes()[:10])


def _lose_the_manifest(index: Path) -> None:
    next(index.glob("generation-*/manifest.json")).unlink()


def _age_the_index(index: Path) -> None:
    manifest = next(index.glob("generation-*/manifest.json"))
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"analyzer": "old"}))


@pytest.mark.parametrize(
    "spoil",
    [_spoil_current, _point_current_nowhere, _cut_a_file, _lose_the_manifest, _age_the_index],
)
@pytest.mark.parametrize("command", [("search", "بيروت"), ("serve", "--port", "0")])
def test_spoiled_index_is_one_line_that_says_what_to_do(run, indexed, spoil, command):
    spoil(indexed)
    result = run(*command)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("error: ")
    assert result.stderr.count("\n") == 1
    assert "index again" in result.stderr or "arshif index" in result.stderr


def test_spoiled_index_is_mended_by_indexing_again(run, indexed, found_ids):
    _spoil_current(indexed)
    assert run("index", "archive").exit_code == 0
    assert found_ids("الفائدة") == {"n-2"}


@pytest.mark.parametrize(
    "arguments, code, words",
    [
        (["search", "بيروت", "--index", "nowhere"], 1, "arshif index"),
        (["search", "بيروت", "--index", "a-file"], 1, "a-file"),
        (["serve", "--index", "nowhere"], 1, "arshif index"),
        (["index", "nowhere"], 2, "nowhere"),
        (["index", "empty"], 1, "nothing to index"),
        (["index", "a-file", "--index", "a-file/index"], 1, "a-file"),
    ],
)
def test_bad_input_is_one_clear_line(run, tmp_path, arguments, code, words):
    (tmp_path / "a-file").write_text("خبر قصير من بيروت.\n", "utf-8")
    (tmp_path / "empty").mkdir()
    result = run(*arguments)
    assert result.exit_code == code
    assert result.stderr.startswith("error: ")
    assert result.stderr.count("\n") == 1
    assert words in result.stderr


def test_second_indexer_is_told_to_wait(run, indexed):
    with open_writer(indexed):
        result = run("index", "archive")
    assert result.exit_code == 1
    assert "another indexer" in result.stderr
