"""The main job on real articles, by commands alone: index a file or an archive, search it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.app import app

pytestmark = pytest.mark.archive


def run(*arguments: str) -> str:
    """Return what a command prints; it must succeed."""
    result = CliRunner().invoke(app, list(arguments))
    assert result.exit_code == 0, result.output
    return result.stdout


def totals(index: Path, queries: list[str]) -> dict[str, int]:
    """Return how many articles each query finds."""
    found = (run("search", "--index", str(index), "--json", "--", query) for query in queries)
    return {
        query: json.loads(result)["total"] for query, result in zip(queries, found, strict=True)
    }


@pytest.fixture(scope="module")
def one_article(archive_data, tmp_path_factory) -> Path:
    """An index of one scraped page."""
    index = tmp_path_factory.mktemp("one")
    run("index", str(archive_data / "raw" / "scraped-article.txt"), "--index", str(index))
    return index


@pytest.mark.parametrize(
    ("query", "total"),
    [
        pytest.param("الميليشيات الايرانيه", 1, id="hamza and teh marbuta left out"),
        pytest.param("القوّات الأميركيّة", 1, id="vocalised"),
        pytest.param("دير الزور؟", 1, id="question mark"),
        pytest.param("بالصواريخ", 1, id="clitics"),
        pytest.param("صواريخ", 1, id="word under clitics"),
        pytest.param("مقالات ذات صلة", 0, id="furniture"),
        pytest.param("زر الذهاب", 0, id="more furniture"),
    ],
)
def test_scraped_page_is_found_by_its_words_and_not_by_its_furniture(one_article, query, total):
    assert totals(one_article, [query]) == {query: total}


def test_whole_archive_is_indexed_and_answers_every_real_query(archive_data, tmp_path):
    index, report = tmp_path / "index", tmp_path / "report.json"
    run(
        "index",
        str(archive_data / "news" / "antcorpus.jsonl.gz"),
        "--index",
        str(index),
        "--report",
        str(report),
    )
    said = json.loads(report.read_text("utf-8"))
    assert (said["read"], said["indexed"], said["skipped"]["total"]) == (10_161, 9_996, 165)
    assert {kind["kind"]: kind["count"] for kind in said["notes"]["kinds"]} == {"no text": 22}
    queries = json.loads((archive_data / "load_queries.json").read_text("utf-8"))
    found = totals(index, queries)
    assert len(found) == len(set(queries))
    assert sum(total > 0 for total in found.values()) > 0.95 * len(found)
