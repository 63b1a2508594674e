"""Every example of docs/query-language.md on the command line and on the pages of a real index."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from typer.testing import CliRunner

from cli.app import app
from search import SearchRequest, open_engine
from tests.indexes import publish
from tests.query_examples import EXAMPLES, archive
from tests.web.client import Client
from web.app import create_app
from web.engines import Engines

QUERIES = [query for query, _, _ in EXAMPLES]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    address = tmp_path_factory.mktemp("index")
    publish(address, archive())
    return address


@pytest.fixture(scope="module")
def client(index: Path) -> Iterator[Client]:
    with open_engine(index) as engine:
        yield Client(create_app(Engines(lambda: engine, lambda: "published")))


@pytest.mark.parametrize("query", QUERIES)
def test_command_line_shows_and_explains_what_is_found(index: Path, query: str):
    arguments = ["search", "--index", str(index), "--explain", "--", query]
    result = CliRunner().invoke(app, arguments, catch_exceptions=False)
    assert result.exit_code == 0
    with open_engine(index) as engine:
        hits = engine.search(SearchRequest(query)).hits
    assert result.stdout.count("score: the sum of the terms") >= len(hits)


@pytest.mark.parametrize("query", QUERIES)
def test_pages_show_what_is_found_and_mark_it(client: Client, query: str):
    asked = f"q={quote(query)}"
    page = client.page(f"/search?{asked}")
    hits = client.get(f"/api/v1/search?{asked}&explain=true").json()["hits"]
    assert len(page.one("main").all("article")) == len(hits)
    for hit in hits:
        article = client.page(f"/articles/{quote(hit['id'])}?{asked}")
        assert bool(article.all("mark")) == bool(hit["matched"])
