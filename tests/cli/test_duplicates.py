"""`arshif duplicates`, and what search and info say of copies, on a real index."""

import json
from pathlib import Path

import pytest

BODY = " ".join(f"كلمة{number}" for number in range(60))
NEWS = (
    {"id": "a", "title": "خبر", "body": BODY, "source": "النهار", "date": "2017-03-02"},
    {"id": "b", "title": "الخبر", "body": BODY, "source": "السفير", "date": "2017-03-01"},
    {"id": "c", "title": "غيره", "body": "كلمة1 في نصّ آخر", "source": "النهار"},
    {"id": "d", "title": "خبر", "body": BODY, "source": "النهار", "url": "http://a/d"},
)


@pytest.fixture
def told(run, tmp_path: Path) -> None:
    lines = (json.dumps(article) for article in NEWS)
    (tmp_path / "news.jsonl").write_text("\n".join(lines), "utf-8")
    result = run("index", "news.jsonl")
    assert result.exit_code == 0, result.output
    assert "duplicate" in result.stdout
    assert "same text as news.jsonl:1; not kept: id d, url http://a/d" in result.stdout


def test_stories_are_listed_for_people(run, told):
    lines = run("duplicates").stdout.splitlines()
    assert lines[0].startswith("1 story of 2 articles (1 of 3 articles say")
    assert lines[2:] == ["2 × الخبر", "   2017-03-01 · b · السفير", "   2017-03-02 · a · النهار"]


def test_stories_are_listed_for_programs(run, told):
    report = json.loads(run("duplicates", "--json").stdout)
    assert (report["stories"], report["articles"], report["generation"]["articles"]) == (1, 2, 3)
    assert [each["id"] for each in report["largest"][0]] == ["b", "a"]


def test_the_limit_bounds_what_is_listed(run, told):
    assert json.loads(run("duplicates", "--json", "--limit", "0").stdout)["largest"] == []
    assert run("duplicates", "--limit", "0").stdout.endswith("and 1 story more: --limit 1\n")


def test_an_archive_without_copies_says_so(run, indexed):
    assert run("duplicates").stdout == "no two of 2 articles say nearly the same\n"


def test_no_index_is_an_error(run):
    assert run("duplicates").exit_code == 1


def test_info_counts_stories(run, told):
    assert "stories    1 that several articles tell" in run("info").stdout


def test_search_shows_one_article_of_a_story_and_names_the_others(run, told):
    lines = run("search", "كلمة1").stdout.splitlines()
    assert lines[0].startswith("3 articles, 2 without copies, page 1 of 1")
    assert "   1 copy of 1 other source: السفير b" in lines
    whole = run("search", "كلمة1", "--no-collapse").stdout.splitlines()
    assert whole[0].startswith("3 articles, page 1 of 1")
    assert not any("copy" in line for line in whole)
