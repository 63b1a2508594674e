import json
from dataclasses import asdict
from urllib.parse import quote

import pytest

from search import Article
from tests.web.client import Client
from tests.web.conftest import client_of
from tests.web.fake import FakeEngine

ODD_IDS = (
    *("a/b/c", "/a", "a/", "a//b", "...", "..%2f..", "a?b#c", "%2e%2e", "a b", "ا/ب"),
    *("-", "a\x00b", "\u202e", "<b>", "similar", "a;b", "x" * 2000),
)


def test_an_article_is_the_engines_field_by_field(client: Client, engine: FakeEngine) -> None:
    answer = client.get("/api/v1/articles/marfaa/2023/17?q=قمح").json()
    expected = asdict(engine.read("marfaa/2023/17", "قمح"))
    assert answer == json.loads(json.dumps(expected, default=str))
    assert "<mark>" in answer["title_html"] + "".join(answer["paragraphs_html"])


def test_fields_of_an_article_can_be_chosen(client: Client) -> None:
    whole = client.get("/api/v1/articles/bare").json()
    answer = client.get("/api/v1/articles/bare?fields=body").json()
    assert answer["article"] == {"id": "bare", "body": whole["article"]["body"]}
    assert list(answer) == list(whole)


@pytest.mark.parametrize("article_id", ODD_IDS)
def test_an_id_is_only_a_name(article_id: str) -> None:
    client = client_of(FakeEngine([Article(article_id, "عنوان", "متن")]))
    response = client.get("/api/v1/articles/" + quote(article_id, safe=""))
    assert response.status_code == 200, response.text
    assert response.json()["article"]["id"] == article_id


@pytest.mark.parametrize("article_id", ODD_IDS)
def test_an_unknown_id_is_a_problem(client: Client, article_id: str) -> None:
    response = client.get("/api/v1/articles/" + quote(article_id, safe=""))
    assert response.status_code == 404
    assert response.json()["type"] == "/docs#article-not-found"
    assert "\n" not in response.headers["x-request-id"]


def test_similar_articles_are_the_engines_field_by_field(
    client: Client, engine: FakeEngine
) -> None:
    answer = client.get("/api/v1/articles/marfaa/2023/17/similar?size=1").json()
    assert list(answer) == ["id", "words", "took_ms", "hits"]
    expected = asdict(engine.similar("marfaa/2023/17", 1))
    assert answer == json.loads(json.dumps(expected, default=str))
    assert [hit["id"] for hit in answer["hits"]] == ["sidra-1"]


def test_similar_articles_of_an_unknown_one_are_a_problem(client: Client) -> None:
    response = client.get("/api/v1/articles/nothing/here/similar")
    assert response.status_code == 404
    assert response.json()["type"].endswith("#article-not-found")


@pytest.mark.parametrize("size", ["0", "101", "x"])
def test_how_many_similar_articles_has_its_range(client: Client, size: str) -> None:
    response = client.get(f"/api/v1/articles/sidra-1/similar?size={size}")
    assert response.status_code == 400
    assert [error["parameter"] for error in response.json()["errors"]] == ["size"]


def test_duplicates_are_the_engines_field_by_field(client: Client, engine: FakeEngine) -> None:
    engine.story = {"marfaa/2023/17", "sidra-1", "bare"}
    address = "/api/v1/articles/marfaa/2023/17/duplicates"
    answer = client.get(f"{address}?size=1").json()
    assert list(answer) == ["total", "sources", "listed"]
    expected = asdict(engine.duplicates("marfaa/2023/17", 1))
    assert answer == json.loads(json.dumps(expected, default=str))
    assert (answer["total"], [copy["id"] for copy in answer["listed"]]) == (2, ["sidra-1"])
    assert [each["id"] for each in client.get(address).json()["listed"]] == ["sidra-1", "bare"]


def test_an_article_alone_in_its_story_has_no_duplicates(client: Client) -> None:
    answer = client.get("/api/v1/articles/afp/1/duplicates").json()
    assert answer == {"total": 0, "sources": 0, "listed": []}


def test_duplicates_of_an_unknown_article_are_a_problem(client: Client) -> None:
    response = client.get("/api/v1/articles/nothing/here/duplicates")
    assert response.status_code == 404
    assert response.json()["type"].endswith("#article-not-found")


@pytest.mark.parametrize("size", ["0", "101", "x"])
def test_how_many_duplicates_are_listed_has_its_range(client: Client, size: str) -> None:
    response = client.get(f"/api/v1/articles/sidra-1/duplicates?size={size}")
    assert response.status_code == 400
    assert [error["parameter"] for error in response.json()["errors"]] == ["size"]


@pytest.mark.parametrize("path", ["../../etc/passwd", "%2e%2e/%2e%2e/etc/passwd", "a%0ab", "%ff"])
def test_tricks_with_paths_find_nothing(client: Client, path: str) -> None:
    response = client.get(f"/api/v1/articles/{path}")
    assert response.status_code == 404
    assert "root:" not in response.text
