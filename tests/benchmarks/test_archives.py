"""The archives of benchmarks/relevance.py: which articles, which questions, what answers them."""

import gzip
import json

import numpy as np
import pytest

from benchmarks.archives import HEADLINES, MOST_QUESTIONS, pool_archive, small_archive
from search import Article


def _write_lines(path, *objects):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(each, ensure_ascii=False) + "\n" for each in objects)


@pytest.fixture
def pool(tmp_path):
    """A pool with one set of few questions and one of too many."""
    _write_lines(tmp_path / "pool.jsonl", {"id": "few:1", "title": None, "body": "نص"})
    for name, count in (("few", 2), ("many", MOST_QUESTIONS + 500)):
        questions = "".join(f"q{number}\tسؤال {number}\n" for number in range(count))
        (tmp_path / f"{name}.queries.tsv").write_text(questions, "utf-8")
        (tmp_path / f"{name}.qrels.tsv").write_text("q1\tfew:1\t1\n", "utf-8")
    return tmp_path


def test_pool_asks_all_of_few_questions_and_a_fixed_sample_of_many(pool):
    archive = pool_archive(pool, ["few", "many"], None)
    assert list(archive.read()) == [Article("few:1", "", "نص")]
    few, many = archive.tasks
    assert [question.id for question in few.questions] == ["q0", "q1"]
    assert few.qrels == {"q1": {"few:1": 1}}
    chosen = np.random.default_rng(0).choice(MOST_QUESTIONS + 500, MOST_QUESTIONS, replace=False)
    assert {question.id for question in many.questions} == {f"q{place}" for place in chosen}


def test_headlines_ask_once_for_an_article_and_its_exact_copies(pool):
    news = pool / "news.jsonl.gz"
    _write_lines(
        news,
        {"id": "a", "title": "عنوان\n  طويل", "body": "نص"},
        {"id": "copy", "title": "عنوان طويل", "body": "نص"},
        {"id": "other", "title": "عنوان طويل", "body": "نص آخر"},
        {"id": "untitled", "title": None, "body": "نص"},
    )
    (_, headlines) = pool_archive(pool, ["few"], news).tasks
    assert headlines.name == HEADLINES
    assert [(each.id, each.text) for each in headlines.questions] == [
        ("a", "عنوان طويل"),
        ("other", "عنوان طويل"),
    ]
    assert headlines.qrels == {"a": {"a": 1, "copy": 1}, "other": {"other": 1}}


def test_small_archive_has_each_passage_once_and_no_titles(tmp_path):
    folder = tmp_path / "set"
    folder.mkdir()
    _write_lines(
        folder / "docs.jsonl",
        {"id": "d1", "title": "ع", "text": "نص"},
        {"id": "d2", "title": "ع", "text": "آخر"},
        {"id": "d3", "title": "ع", "text": "نص"},
    )
    (folder / "queries.tsv").write_text("q1\tسؤال\nq2\tسؤال\n", "utf-8")
    (folder / "qrels.tsv").write_text("q1\td3\t1\nq2\td2\t1\n", "utf-8")
    archive = small_archive(folder, tmp_path)
    assert list(archive.read()) == [Article("d1", "", "نص"), Article("d2", "", "آخر")]
    (task,) = archive.tasks
    assert task.name == archive.name == "set"
    assert task.qrels == {"q1": {"d1": 1}, "q2": {"d2": 1}}
