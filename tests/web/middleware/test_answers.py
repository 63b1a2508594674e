"""Answers are kept, tagged and compressed, and never outlive what they were made from."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from fastapi import Response
from fastapi.responses import StreamingResponse

from search import Article, IndexDamaged, SearchRequest
from tests.web.articles import ARTICLES
from tests.web.client import Client
from tests.web.fake import FakeEngine
from web.app import create_app
from web.engines import Engines
from web.middleware import answers
from web.services import LentEngine

SEARCH = "/api/v1/search?q=طرابلس"


@dataclass
class Archive:
    """An archive that publishes when told to."""

    published: int = 0
    articles: tuple[Article, ...] = ARTICLES

    def __post_init__(self) -> None:
        self.engines: list[FakeEngine] = []
        self.app = create_app(Engines(lambda: self.open_engine(), lambda: self.published))
        self.client = Client(self.app)

    def open_engine(self) -> FakeEngine:
        self.engines.append(FakeEngine(self.articles, f"g{self.published}"))
        return self.engines[-1]

    @property
    def searches(self) -> int:
        return sum(len(engine.requests) for engine in self.engines)


@pytest.fixture
def archive() -> Archive:
    return Archive()


@pytest.mark.parametrize("address", [SEARCH, "/search?q=طرابلس", "/articles/bare"])
def test_an_answer_is_made_once(archive: Archive, address: str) -> None:
    first = archive.client.get(address)
    searched = archive.searches
    second = archive.client.get(address)
    assert (second.status_code, second.content) == (200, first.content)
    assert archive.searches == searched
    own = {"x-request-id"}
    assert {n: v for n, v in first.headers.items() if n not in own} == {
        n: v for n, v in second.headers.items() if n not in own
    }


def test_a_publication_ends_what_was_kept(archive: Archive) -> None:
    before = archive.client.get(SEARCH)
    archive.articles, archive.published = (), 1
    after = archive.client.get(SEARCH, if_none_match=before.headers["etag"])
    assert after.status_code == 200
    assert (before.json()["total"], after.json()["total"]) == (2, 0)
    assert after.headers["etag"] != before.headers["etag"]


def test_a_rollback_is_a_publication_too(archive: Archive) -> None:
    archive.client.get(SEARCH)
    archive.published = 1
    archive.client.get(SEARCH)
    archive.published = 0
    archive.client.get(SEARCH)
    assert archive.searches == 3


def test_another_day_is_another_answer() -> None:
    days = iter([dt.date(2026, 1, 1)] * 2 + [dt.date(2026, 1, 2)])
    engine = FakeEngine(ARTICLES)
    app = create_app(Engines(lambda: engine, lambda: 1))
    for middleware in app.user_middleware:
        if middleware.cls is answers.Answers:
            middleware.kwargs["today"] = lambda: next(days)
    client = Client(app)
    tags = [client.get(SEARCH).headers["etag"] for _ in range(3)]
    assert tags[0] == tags[1] != tags[2]
    assert len(engine.requests) == 2


def test_a_known_answer_is_not_sent_again(archive: Archive) -> None:
    first = archive.client.get(SEARCH)
    for known in (first.headers["etag"], f'"x", {first.headers["etag"]}'):
        again = archive.client.get(SEARCH, if_none_match=known)
        assert (again.status_code, again.content) == (304, b"")
        for name in ("etag", "cache-control", "vary"):
            assert again.headers[name] == first.headers[name]
    assert archive.client.get(SEARCH, if_none_match='W/"other"').status_code == 200


def test_what_is_not_kept_is_known_all_the_same(client_with: Callable[..., Client]) -> None:
    client = client_with(cache_bytes=0)
    first = client.get(SEARCH)
    assert client.get(SEARCH, if_none_match=first.headers["etag"]).status_code == 304


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        (SEARCH + "&page=2", {}),
        ("/api/v1/search?q=قمح", {}),
        (SEARCH, {"host": "elsewhere"}),
        (SEARCH, {"accept_encoding": "gzip"}),
        (SEARCH, {"accept_encoding": "identity"}),
        (SEARCH + "&lang=en", {}),
    ],
)
def test_a_tag_is_that_of_address_host_language_and_coding(
    client_with: Callable[..., Client], address: str, headers: dict[str, str]
) -> None:
    client = client_with()
    tag = client.get(SEARCH, accept_encoding="br").headers["etag"]
    other = client.get(address, **{"accept_encoding": "br", **headers})
    # The API itself has no parameter `lang`.
    if other.status_code == 200:
        assert other.headers["etag"] != tag
        assert client.get(address, **headers, if_none_match=tag).status_code == 200


def test_pages_of_two_languages_have_two_tags(client: Client) -> None:
    assert client.get("/").headers["etag"] != client.get("/?lang=en").headers["etag"]


def test_a_host_does_not_get_the_page_of_another(client: Client) -> None:
    """Cited addresses are absolute: a forged host must not be kept for others."""
    forged = client.get("/articles/bare", host="evil.example")
    assert "evil.example" in forged.text
    assert "evil.example" not in client.get("/articles/bare").text


@pytest.mark.parametrize("header", ["authorization", "cookie"])
def test_nothing_is_kept_of_who_shows_a_token(archive: Archive, header: str) -> None:
    for _ in range(2):
        assert archive.client.get(SEARCH, **{header: "secret"}).status_code == 200
    assert archive.searches == 2


@pytest.mark.parametrize(
    ("address", "status"),
    [("/api/v1/search?page=0", 400), ("/nowhere", 404), ("/api/v1/articles/none", 404)],
)
def test_failures_are_never_kept(client: Client, address: str, status: int) -> None:
    response = client.get(address)
    assert (response.status_code, response.headers["cache-control"]) == (status, "no-store")
    assert "etag" not in response.headers


@pytest.mark.parametrize("address", ["/docs", "/openapi.json"])
def test_what_no_engine_makes_is_tagged_by_what_it_says(client: Client, address: str) -> None:
    tag = client.get(address).headers["etag"]
    assert client.get(address, if_none_match=tag).status_code == 304


@pytest.mark.parametrize("coding", ["br", "gzip"])
@pytest.mark.parametrize("address", [SEARCH, "/search?q=طرابلس", "/docs", "/nowhere"])
def test_every_coding_says_the_same(client: Client, address: str, coding: str) -> None:
    plain = client.get(address, accept_encoding="identity")
    packed = client.get(address, accept_encoding=coding)
    assert "content-encoding" not in plain.headers
    assert packed.headers.get("content-encoding") == (coding if plain.status_code == 200 else None)
    assert packed.text.partition("took_ms")[0] == plain.text.partition("took_ms")[0]


def test_a_stream_is_packed_piece_by_piece_and_not_tagged(client: Client) -> None:
    pieces = [f"سطر {number}\n" for number in range(1000)]

    @client.app.get("/stream")
    async def stream() -> StreamingResponse:
        return StreamingResponse(iter(pieces), media_type="text/csv")

    for coding in ("br", "gzip"):
        response = client.get("/stream", accept_encoding=coding)
        assert response.headers["content-encoding"] == coding
        assert "etag" not in response.headers
        assert response.text == "".join(pieces)
    assert client.get("/stream", accept_encoding="identity").text == "".join(pieces)


def test_events_are_never_held_back(client: Client) -> None:
    @client.app.get("/events")
    async def events() -> StreamingResponse:
        return StreamingResponse(iter(["data: 1\n\n"] * 99), media_type="text/event-stream")

    response = client.get("/events", accept_encoding="br, gzip")
    assert "content-encoding" not in response.headers


def test_an_answer_with_a_cookie_is_not_kept(client: Client, engine: FakeEngine) -> None:
    @client.app.get("/cookie")
    def set_cookie(engine: LentEngine) -> Response:
        engine.search(SearchRequest("a"))
        return Response("x", headers={"set-cookie": "a=b"})

    for _ in range(2):
        assert client.get("/cookie").headers["set-cookie"] == "a=b"
    assert len(engine.requests) == 2


def test_a_tag_is_that_of_what_answered_not_of_what_was_published_since(archive: Archive) -> None:
    before = archive.client.get(SEARCH)
    working, archive.published = archive.open_engine, 1

    def broken() -> FakeEngine:
        raise IndexDamaged("broken")

    archive.open_engine = broken  # type: ignore[method-assign]
    during = archive.client.get("/api/v1/search?q=قمح")
    assert archive.client.get(SEARCH).headers["etag"] == before.headers["etag"]
    archive.open_engine = working  # type: ignore[method-assign]
    archive.published = 2
    after = archive.client.get("/api/v1/search?q=قمح")
    assert after.headers["etag"] != during.headers["etag"]


def test_what_else_an_answer_varies_with_stays(client: Client) -> None:
    @client.app.get("/varied")
    async def varied() -> Response:
        return Response("x", headers={"vary": "accept"})

    assert client.get("/varied").headers["vary"] == "accept, accept-encoding"
