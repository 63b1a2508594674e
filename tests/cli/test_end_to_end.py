"""Through the real readers and engine: index, search, and index again."""

import json
from pathlib import Path

import pytest

from tests.cli.archive import ARTICLES, lines


def test_good_is_found_and_bad_is_named(run, archive):
    result = run("index", "archive", "--report", "report.json")
    assert result.exit_code == 0
    report = json.loads((archive.parent / "report.json").read_bytes())
    assert report["read"] == report["indexed"] + report["skipped"]["total"]
    assert report["indexed"] == 2
    said = {Path(skip["origin"]).name: skip["text"] for skip in report["skipped"]["listed"]}
    assert {"news.jsonl:1", "news.jsonl:3", "empty.txt", "picture.png"} <= set(said)
    assert said["news.jsonl:1"].startswith("duplicate id: same article as ")
    assert "cut.jsonl.gz" in {name.partition(":")[0] for name in said}
    assert all(name in result.stdout for name in said)


def test_search_filters_and_levels_reach_the_engine(run, indexed, found_ids):
    assert found_ids("بيروت") == {"n-1", "n-2"}
    assert found_ids("بيروت", "--section", "اقتصاد") == {"n-2"}
    assert found_ids("بيروت", "--source", "الصباح") == {"n-1"}
    assert found_ids("بيروت", "--from", "2014-01-01") == {"n-2"}
    assert found_ids("بيروت", "--to", "2013-05-04") == {"n-1"}
    assert found_ids("بيروت", "-الدفاع") == {"n-2"}
    assert found_ids("-الدفاع") == {"n-2"}
    assert found_ids("") == {"n-1", "n-2"}
    assert found_ids("سمرقند") == set()


def test_hits_are_readable(run, indexed):
    lines = run("search", "الفائدة").stdout.splitlines()
    assert lines[0].startswith("1 article, page 1 of 1, ")
    assert lines[2] == "1. البنك المركزي يثبت الفائدة"
    assert lines[3] == "   2015-01-20 · المساء · اقتصاد"


@pytest.mark.parametrize(
    "text", ["\"'(((", "AND OR NOT", "title:", "*", "\x00\x1b", "ق" * 9000, "-"]
)
def test_no_query_is_fatal(run, indexed, text):
    assert run("search", text).exit_code == 0
    assert run("search", text, "--json").exit_code == 0


def test_indexing_again_replaces_the_articles(run, indexed, archive, found_ids):
    (archive / "news.jsonl").write_text(lines(ARTICLES[1]), "utf-8")
    (archive / "double.jsonl").unlink()
    assert run("index", "archive").exit_code == 0
    assert found_ids("بيروت") == {"n-2"}


def test_failed_run_keeps_the_index(run, indexed, tmp_path, found_ids):
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "x.jsonl").write_text("{broken\n", "utf-8")
    assert run("index", "bad").exit_code == 1
    assert found_ids("بيروت") == {"n-1", "n-2"}
    assert not list(indexed.glob("building-*"))


def test_index_inside_the_archive_is_not_indexed(run, archive):
    for _ in range(2):
        result = run("index", "archive", "--index", "archive/index")
        assert result.exit_code == 0
        assert "archive/index/" not in result.stdout.rpartition("published")[0]
