"""`arshif index`: what is published, what is said about the rest, and how it fails."""

import gzip
import json
from pathlib import Path

import pytest

from indexer import Interrupted

GOOD = {"id": "1", "title": "خبر من بيروت", "text": "نص الخبر الأول من بيروت."}


def other(article_id: str) -> dict[str, str]:
    """Return another good article."""
    return GOOD | {"id": article_id, "title": f"خبر {article_id}"}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Write one good article, its double, one broken line and one more good article."""
    folder = tmp_path / "archive"
    folder.mkdir()
    lines = [
        json.dumps(GOOD),
        json.dumps(GOOD),
        "{broken",
        json.dumps(other("2")),
    ]
    (folder / "news.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    return folder


def test_articles_are_published_and_the_rest_is_explained(run, indexes, archive):
    result = run("index", "archive")
    assert result.exit_code == 0
    assert [article.id for article in indexes.shelves["arshif-index"].served] == ["1", "2"]
    lines = result.stdout.splitlines()
    assert lines[0] == "read       4 records in 1 file"
    assert lines[1].startswith("indexed    2 articles, ")
    assert lines[2] == "skipped    2"
    assert "         1  duplicate id" in lines
    assert "news.jsonl:2: same article as " in result.stdout
    assert "news.jsonl:3" in result.stdout
    assert lines[-1] == "published  arshif-index/g000001"


def test_progress_is_plain_and_on_standard_error(run, indexes, archive):
    result = run("index", "archive")
    assert "\x1b" not in result.output
    lines = result.stderr.splitlines()
    assert [line.partition(",")[0] for line in lines] == [
        "verifying: 2 articles",
        "publishing: 2 articles",
    ]


def test_report_is_written_as_json(run, indexes, archive, tmp_path):
    run("index", "archive", "--report", "report.json")
    report = json.loads((tmp_path / "report.json").read_bytes())
    assert (report["read"], report["indexed"], report["skipped"]["total"]) == (4, 2, 2)
    assert report["generation"]["articles"] == 2


def test_several_sources_and_another_index(run, indexes, archive, tmp_path):
    (tmp_path / "more.jsonl").write_text(json.dumps(other("3")), "utf-8")
    result = run("index", "archive", "more.jsonl", "--index", "elsewhere")
    assert result.exit_code == 0
    assert len(indexes.shelves["elsewhere"].served) == 3


def test_index_inside_the_source_is_not_read(run, indexes, archive, tmp_path):
    inside = tmp_path / "archive" / "index"
    inside.mkdir()
    (inside / "old.jsonl").write_text(json.dumps(other("old")), "utf-8")
    run("index", "archive", "--index", "archive/index")
    assert [article.id for article in indexes.shelves["archive/index"].served] == ["1", "2"]


def test_quoted_pattern_is_a_source(run, indexes, archive, tmp_path):
    (tmp_path / "archive" / "more.json1").write_text("{broken", "utf-8")
    assert run("index", "arch*/**/*.jsonl").exit_code == 0
    assert [article.id for article in indexes.shelves["arshif-index"].served] == ["1", "2"]


def test_index_that_a_pattern_leads_to_is_not_read(run, indexes, archive, tmp_path):
    inside = tmp_path / "archive" / "index"
    inside.mkdir()
    (inside / "old.jsonl").write_text(json.dumps(GOOD | {"id": "old"}), "utf-8")
    run("index", "**/*.jsonl", "--index", "archive/index")
    assert [article.id for article in indexes.shelves["archive/index"].served] == ["1", "2"]


def test_standard_input_is_a_source(run, indexes):
    piped = gzip.compress(json.dumps(GOOD | {"id": "piped"}).encode() + b"\n")
    assert run("index", "-", piped=piped).exit_code == 0
    assert [article.id for article in indexes.shelves["arshif-index"].served] == ["piped"]


@pytest.mark.parametrize(
    "arguments, words",
    [
        (["nowhere"], "there is no file or folder 'nowhere'"),
        (["archive", "nowhere"], "there is no file or folder 'nowhere'"),
        (["archive", "nowhere/*.txt"], "no file matches 'nowhere/*.txt'"),
        (["archive", "--index", "archive"], "the source and the index at once"),
        (["archive", "--report", "nowhere/report.json"], "there is no folder nowhere"),
        (["archive", "--report", "archive"], "'archive' is a directory"),
    ],
)
def test_misuse_names_the_path_and_writes_nothing(run, indexes, archive, arguments, words):
    result = run("index", *arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert not indexes.shelves


def test_nothing_to_index_fails_after_saying_why(run, indexes, tmp_path):
    (tmp_path / "bad.jsonl").write_text("{broken\n", "utf-8")
    result = run("index", "bad.jsonl", "--report", "report.json")
    assert result.exit_code == 1
    assert "bad.jsonl:1" in result.stdout
    assert "published" not in result.stdout
    assert result.stderr.startswith("error: nothing to index")
    assert json.loads((tmp_path / "report.json").read_bytes())["generation"] is None


def test_empty_folder_is_nothing_to_index(run, indexes, tmp_path):
    (tmp_path / "empty").mkdir()
    result = run("index", "empty")
    assert result.exit_code == 1
    assert "error: nothing to index" in result.stderr


def test_interruption_says_that_nothing_was_published(run, indexes, archive, monkeypatch):
    def stop(*_, **__):
        raise Interrupted

    monkeypatch.setattr("cli.index.build_index", stop)
    result = run("index", "archive")
    assert result.exit_code == 130
    assert "nothing was published" in result.stderr


def test_full_disk_is_one_clear_line(run, indexes, archive, monkeypatch):
    def fill_up(*_):
        raise OSError(28, "No space left on device", "arshif-index/postings")

    monkeypatch.setattr("tests.indexer.memory.MemoryWriter.add", fill_up)
    result = run("index", "archive")
    assert result.exit_code == 1
    assert "error: arshif-index/postings: No space left on device; make room" in result.stderr
    assert not indexes.shelves["arshif-index"].published


def test_progress_and_report_are_lines_of_json_for_programs(run, indexes, archive, monkeypatch):
    monkeypatch.setattr("cli.progress.JSON_SECONDS", 0.0)
    result = run("index", "archive", "--json")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [list(line) for line in lines] == [["progress"]] * (len(lines) - 1) + [["report"]]
    stages = [line["progress"]["stage"] for line in lines[:-1]]
    assert sorted(set(stages), key=stages.index) == ["reading", "verifying", "publishing"]
    assert lines[-2]["progress"]["articles"] == 2
    report = lines[-1]["report"]
    assert (report["read"], report["indexed"], report["skipped"]["total"]) == (4, 2, 2)
    assert report["generation"]["articles"] == 2


def test_json_of_a_run_without_articles_comes_before_its_error(run, indexes, tmp_path):
    (tmp_path / "empty.jsonl").write_text("{}\n")
    result = run("index", "empty.jsonl", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout.splitlines()[-1])["report"]["indexed"] == 0
    assert result.stderr.splitlines()[-1].startswith("error: nothing to index")


def test_json_of_a_dry_run_is_json_alone(run, indexes, archive):
    result = run("index", "archive", "--json", "--dry-run")
    report = json.loads(result.stdout.splitlines()[-1])["report"]
    assert (report["indexed"], report["generation"]) == (2, None)
