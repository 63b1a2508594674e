"""Completions over HTTP: our JSON, and the format of search bars."""

import json
from urllib.parse import quote, urlencode

from hypothesis import given
from hypothesis import strategies as st

from search import Article, Completed, Completion, Completions
from tests.strategies import texts
from tests.web.articles import HOSTILE, PORT
from tests.web.client import Client
from tests.web.conftest import client_of
from tests.web.fake import FakeEngine
from web.completing import suggestions, without_odd_characters
from web.language import ENGLISH, speaking


def test_the_api_gives_every_field(client: Client) -> None:
    answer = client.get("/api/v1/suggest?" + urlencode({"q": "المرفأ", "size": 1})).json()
    completion = {
        "text": 'مصدر:"المرفأ"',
        "label": "المرفأ",
        "kind": "source",
        "articles": 2,
        "article_id": "",
    }
    assert answer == {"typed": "المرفأ", "completions": [completion]}


def test_without_a_text_nothing_is_completed(client: Client) -> None:
    assert client.get("/api/v1/suggest").json() == {"typed": "", "completions": []}
    assert client.get("/suggestions").json() == ["", [], [], []]


def test_a_size_out_of_range_is_a_problem(client: Client) -> None:
    for size in ("0", "101", "x"):
        response = client.get(f"/api/v1/suggest?q=ا&size={size}")
        assert response.status_code == 400
        assert response.json()["errors"][0]["parameter"] == "size"


def test_a_search_bar_gets_texts_descriptions_and_addresses(client: Client) -> None:
    response = client.get("/suggestions?q=" + quote("مرفأ"))
    assert response.headers["content-type"] == "application/x-suggestions+json"
    typed, found, notes, urls = response.json()
    assert (typed, found, notes) == ("مرفأ", ['مصدر:"المرفأ"', PORT.title], notes)
    assert notes == ["المصدر، مقالتان", "عنوان مقالة"]
    assert urls[0] == "http://arshif/search?" + urlencode({"q": 'مصدر:"المرفأ"'})
    assert urls[1] == f"http://arshif/articles/{PORT.id}"
    for url in urls:
        assert client.get(url.removeprefix("http://arshif")).status_code == 200


def test_descriptions_and_addresses_are_in_the_language_of_the_page(client: Client) -> None:
    _, _, notes, urls = client.get("/suggestions?lang=en&q=" + quote("مرفأ")).json()
    assert notes == ["Source, 2 articles", "headline"]
    assert all("lang=en" in url for url in urls)


def test_a_hostile_headline_is_only_text() -> None:
    client = client_of(FakeEngine([HOSTILE]))
    response = client.get("/suggestions?q=script")
    assert response.headers["x-content-type-options"] == "nosniff"
    _, found, _, (*_, url) = response.json()
    assert HOSTILE.title in found
    assert url == "http://arshif/articles/" + quote(HOSTILE.id, safe="/")


@given(texts, st.lists(st.builds(Completion, texts, texts, st.sampled_from(Completed), st.just(3))))
def test_whatever_is_written_the_answer_is_json(typed: str, found: list[Completion]) -> None:
    with speaking(ENGLISH):
        answer = suggestions(without_odd_characters(Completions(typed, tuple(found))))
    parts = json.loads(json.dumps(answer, ensure_ascii=False).encode())
    assert len({len(part) for part in parts[1:]}) == 1


@given(texts)
def test_any_text_is_an_answer(text: str) -> None:
    client = client_of(FakeEngine([Article("1", "مقالة", "نصّ")]))
    query = urlencode({"q": text.encode("utf-8", "replace")})
    assert client.get(f"/suggestions?{query}").status_code == 200
    assert client.get(f"/api/v1/suggest?{query}").status_code == 200
