"""The engine against the oracle on real articles and real questions."""

import json
from itertools import islice
from pathlib import Path

import pytest

from corpus import Record, read_sources
from indexer.mapping import to_article
from search import Article, Level, SearchRequest
from tests.conftest import EngineOf
from tests.differential.comparing import assert_equal
from tests.oracle import Oracle

pytestmark = pytest.mark.archive
ARTICLES = 100
QUESTIONS = 20


@pytest.fixture(scope="module")
def articles(archive_data: Path) -> list[Article]:
    outcomes = read_sources([archive_data / "news" / "antcorpus.jsonl.gz"])
    records = islice((each for each in outcomes if isinstance(each, Record)), ARTICLES)
    by_id = {record.document.id: to_article(record.document) for record in records}
    return list(by_id.values())


@pytest.mark.parametrize("level", Level)
def test_real_questions_find_the_same_in_real_articles(
    engine_of: EngineOf, archive_data: Path, articles: list[Article], level: Level
):
    engine, oracle = engine_of(*articles), Oracle(articles)
    questions = json.loads((archive_data / "load_queries.json").read_text("utf-8"))
    for question in questions[:QUESTIONS]:
        assert_equal(engine, oracle, SearchRequest(question, level=level, size=100))


def test_snippets_of_real_articles_show_whole_marked_words(
    engine_of: EngineOf, archive_data: Path, articles: list[Article]
):
    engine = engine_of(*articles)
    bodies = {article.id: " ".join(article.body.split()) for article in articles}
    for text in ("وزير الداخلية", '"رئيس الجمهورية"', "تونس", "كرة القدم"):
        for hit in engine.search(SearchRequest(text, size=20)).hits:
            for piece in hit.snippet.text.split("…"):
                assert " ".join(piece.split()) in bodies[hit.id]
            for start, end in hit.snippet.highlights:
                around = f" {hit.snippet.text} "
                assert not (around[start] + around[end + 1]).isalnum()
