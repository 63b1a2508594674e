"""verify, info, rollback, export, reindex and --update, on a real index."""

import json
from pathlib import Path

import numba
import pytest

import search
from tests.cli.archive import ARTICLES, lines
from tests.embedded.damage import flip

NEWER = ARTICLES[0] | {"text": "عاد وزير الدفاع من بيروت إلى مكتبه."}
THIRD = ARTICLES[1] | {"id": "n-3", "title": "خبر ثالث"}


@pytest.fixture
def updated(run, indexed, tmp_path) -> Path:
    """The archive, with one article replaced, one added and one as it was."""
    (tmp_path / "more.jsonl").write_text(lines(NEWER, ARTICLES[1], THIRD), "utf-8")
    result = run("index", "more.jsonl", "--update", "--report", "report.json")
    assert result.exit_code == 0, result.output
    return indexed


def test_update_keeps_adds_and_replaces(run, updated, tmp_path, found_ids):
    assert found_ids("بيروت") == {"n-1", "n-2", "n-3"}
    assert found_ids("مكتبه") == {"n-1"}
    assert found_ids("قادة") == set()
    report = json.loads((tmp_path / "report.json").read_bytes())
    counts = {name: report[name] for name in ("indexed", "added", "replaced", "unchanged")}
    assert counts == {"indexed": 3, "added": 1, "replaced": 1, "unchanged": 1}


def test_update_says_what_became_of_the_articles(run, updated, tmp_path):
    result = run("index", "more.jsonl", "--update")
    lines = result.stdout.splitlines()
    assert "of these   0 added, 0 replaced, 3 unchanged" in lines
    assert lines[-1] == "published  arshif-index/generation-000002"


def test_options_reach_the_writer(run, indexes, archive):
    run("index", "archive")
    run("index", "archive", "--update", "--workers", "3")
    assert indexes.options == [(False, None), (True, 3)]


def test_no_workers_is_misuse(run, indexes, archive):
    result = run("index", "archive", "--workers", "0")
    assert result.exit_code == 2
    assert "--workers" in result.stderr


def test_whole_index_is_said_to_be_whole(run, indexed):
    result = run("verify")
    assert result.exit_code == 0
    assert result.stdout == "generation-000001 (2 articles) is whole: 6 files, 0.0 MB\n"


def test_damage_is_named_and_fails(run, updated):
    flip(updated / "generation-000002" / "lexicon.arrays", 100, 1)
    result = run("verify")
    assert result.exit_code == 1
    assert result.stdout == "lexicon.arrays: other bytes than were written\n"
    assert result.stderr == (
        "error: 1 fault in generation-000002; index again, or go back with: arshif rollback\n"
    )


def test_info_is_for_people_and_for_programs(run, updated):
    text = run("info").stdout
    assert "generation generation-000002, before it generation-000001" in text
    assert "articles   3 in 2 segments\n" in text
    info = json.loads(run("info", "--json").stdout)
    assert (info["generation"]["articles"], info["dead"]) == (3, 0)
    assert set(info["sizes"]) > {"articles", "positions", "postings", "lexicon"}


def test_rollback_serves_what_was_served_before(run, updated, found_ids):
    result = run("rollback")
    assert result.stdout == "generation-000001 (2 articles) is served again\n"
    assert found_ids("بيروت") == {"n-1", "n-2"}
    result = run("rollback")
    assert result.exit_code == 1
    assert "there is no generation before" in result.stderr


def test_export_is_what_index_reads(run, updated, tmp_path):
    printed = run("export").stdout
    assert run("export", "--output", "backup.jsonl").exit_code == 0
    assert (tmp_path / "backup.jsonl").read_text("utf-8") == printed
    assert {json.loads(line)["id"] for line in printed.splitlines()} == {"n-1", "n-2", "n-3"}
    assert run("index", "backup.jsonl", "--index", "restored").exit_code == 0
    again = run("export", "--index", "restored").stdout
    assert sorted(again.splitlines()) == sorted(printed.splitlines())


def test_export_that_fails_leaves_the_last_one(run, updated, tmp_path, monkeypatch):
    def fill_up(_):
        raise OSError(28, "No space left on device")

    (tmp_path / "backup.jsonl").write_text("the last one")
    monkeypatch.setattr("cli.export._line", fill_up)
    result = run("export", "--output", "backup.jsonl")
    assert result.exit_code == 1
    assert "make room" in result.stderr
    assert (tmp_path / "backup.jsonl").read_text() == "the last one"
    assert not list(tmp_path.glob("*.part"))


def test_export_needs_a_folder(run, indexed):
    result = run("export", "--output", "nowhere/backup.jsonl")
    assert result.exit_code == 2
    assert "there is no folder nowhere" in result.stderr


def test_reindex_needs_no_sources(run, updated, archive, found_ids, monkeypatch):
    for path in archive.iterdir():
        path.unlink()
    monkeypatch.setattr("search.embedded.storage.manifest.analysis.fingerprint", lambda: "another")
    assert "run: arshif reindex" in run("search", "بيروت").stderr
    assert "outdated" in run("info").stdout
    result = run("reindex")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == "read       3 records of the index"
    assert found_ids("بيروت") == {"n-1", "n-2", "n-3"}
    assert "outdated" not in run("info").stdout


def test_regraph_needs_no_sources(run, updated, archive, found_ids, monkeypatch):
    for path in archive.iterdir():
        path.unlink()
    monkeypatch.setattr("search.embedded.storage.manifest.words.fingerprint", lambda: "another")
    refused = run("search", "بيروت")
    assert refused.exit_code == 1
    assert "run: arshif regraph" in refused.stderr
    result = run("regraph")
    assert result.exit_code == 0
    assert result.stdout == "generation-000003 (3 articles) has a new word graph\n"
    assert found_ids("بيروت") == {"n-1", "n-2", "n-3"}
    assert "outdated" not in run("info").stdout


@pytest.mark.parametrize("command", ["verify", "info", "rollback", "export", "reindex", "regraph"])
def test_without_an_index_every_command_says_how_to_make_one(run, tmp_path, command):
    result = run(command)
    assert result.exit_code == 1
    assert "make one with: arshif index" in result.stderr
    assert not list(tmp_path.iterdir())


def test_compiling_is_announced_on_standard_error(run, indexed, monkeypatch):
    def open_engine(index):
        compile_something()
        return opened(index)

    @numba.njit
    def double(number):
        return 2 * number

    def compile_something():
        assert (double(2), double(2.5)) == (4, 5.0)

    opened = search.open_engine
    monkeypatch.setattr("cli.search.open_engine", open_engine)
    result = run("search", "بيروت")
    assert result.stderr == (
        "compiling the search engine for this machine: only now, for up to a minute\n"
    )
    assert run("search", "بيروت").stderr == ""
