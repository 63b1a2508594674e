"""Articles are found by their ids in addresses, whatever characters these have."""

from pathlib import Path
from urllib.parse import quote

import pytest

from search import Article
from tests.indexes import publish
from tests.web.client import Client
from web.app import create_app
from web.engines import engines_at

IDS = (
    *("أ\nب", "أ\n", "\nأ", "أ\tب", "أ\r\nset-cookie: a=b", "أ\x00ب", " "),
    *("a/../b", "a/./b", "//a", "%2e%2e", "؟q=1&a#b"),
)
PATHS = ("/articles/{}", "/api/v1/articles/{}", "/api/v1/articles/{}/similar")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Client:
    index: Path = tmp_path_factory.mktemp("ids") / "index"
    publish(index, [Article(id=each, title=f"عنوان {n}", body="نص") for n, each in enumerate(IDS)])
    return Client(create_app(engines_at(index)))


@pytest.mark.parametrize("article_id", IDS, ids=ascii)
@pytest.mark.parametrize("path", PATHS)
def test_an_article_is_found_by_any_id(client: Client, article_id: str, path: str) -> None:
    answer = client.get(path.format(quote(article_id, safe="")))
    assert answer.status_code == 200
    assert path.endswith("similar") or f"عنوان {IDS.index(article_id)}" in answer.text
    assert "set-cookie" not in answer.headers
    assert all("\n" not in value and "\r" not in value for value in answer.headers.values())
