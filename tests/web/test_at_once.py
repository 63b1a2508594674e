"""Completions that are made in the event loop are those of the routes, to the last header."""

from urllib.parse import quote, urlencode

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import Completions, IndexDamaged
from tests.strategies import texts
from tests.web.articles import ARTICLES
from tests.web.client import Client
from tests.web.conftest import client_of
from tests.web.fake import FakeEngine
from web.at_once import MOST

ADDRESSES = ("/api/v1/suggest", "/suggestions")


class Slow(FakeEngine):
    """Has to be waited for in a thread."""

    @property
    def completes_at_once(self) -> bool:
        return False


class Asked(FakeEngine):
    """Notes what it is asked."""

    def __init__(self) -> None:
        super().__init__(ARTICLES)
        self.asked: list[tuple[str, int]] = []

    def complete(self, text: str, size: int = 8) -> Completions:
        self.asked.append((text, size))
        return super().complete(text, size)


def opened(engine: FakeEngine) -> Client:
    """Return a client of an app that has an engine open and keeps no answer."""
    client = client_of(engine, cache_bytes=0)
    assert client.get("/search").status_code == 200
    return client


def told(response: httpx.Response) -> tuple[int, bytes, list[tuple[str, str]]]:
    own = {"x-request-id"}
    headers = [each for each in response.headers.items() if each[0] not in own]
    return response.status_code, response.content, headers


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    "query",
    [
        *(
            "",
            "q=",
            "q",
            "q=%D8%A7%D9%84",
            "q=a&q=%D9%85%D8%B1%D9%81%D8%A3",
            "x=1&q=%D9%85",
            "q=+%D9%85+",
        ),
        *(f"q=%D8%A7%D9%84&size={size}" for size in ("", 0, 1, 10, 11, 100, 101, "08", "x", "1.5")),
        *("size=1&size=2&q=%D8%A7", "size=1&size=x&q=%D8%A7", "lang=en&q=%D8%A7%D9%84"),
        *("q=%D8%A7%D9%84&l%61ng=en", "q=%ff%fe", "q=%00%D8%A7", "q=%ED%A0%80", "q=\xd8"),
    ],
)
def test_the_answer_is_that_of_the_routes(address: str, query: str) -> None:
    at_once, slow = opened(FakeEngine(ARTICLES)), opened(Slow(ARTICLES))
    for headers in ({}, {"accept_encoding": "br"}, {"host": "a.example:80"}, {"cookie": "a=b"}):
        for method in ("GET", "HEAD", "POST"):
            asked = [each.get(f"{address}?{query}", method, **headers) for each in (at_once, slow)]
            assert told(asked[0]) == told(asked[1])


@given(texts, st.sampled_from(ADDRESSES))
def test_whatever_is_typed_the_answer_is_that_of_the_routes(text: str, address: str) -> None:
    query = urlencode({"q": text.encode("utf-8", "replace")})
    at_once, slow = opened(FakeEngine(ARTICLES)), opened(Slow(ARTICLES))
    address = f"{address}?{query}"
    assert told(at_once.get(address)) == told(slow.get(address))


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_answer_is_made_once(address: str) -> None:
    engine = Asked()
    client, address = client_of(engine), f"{address}?q={quote('مرفأ')}"
    first = client.get(address)
    assert told(client.get(address)) == told(first)
    assert client.get(address, if_none_match=first.headers["etag"]).status_code == 304
    assert len(engine.asked) == 1


def test_of_many_completions_none_is_made_in_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    monkeypatch.setattr("web.at_once._complete", lambda *asked: made.append(asked[-1]))
    client = opened(FakeEngine(ARTICLES))
    for size in (MOST, MOST + 1):
        client.get(f"/api/v1/suggest?q=b&size={size}")
    assert made == [MOST]


def test_an_error_is_that_of_the_routes() -> None:
    class Broken(FakeEngine):
        def complete(self, text: str, size: int = 8) -> Completions:
            raise IndexDamaged("the index is damaged") if text else ZeroDivisionError

    client = opened(Broken(ARTICLES))
    assert client.get("/api/v1/suggest?q=a").status_code == 503
    assert client.get("/api/v1/suggest").status_code == 500


def test_requests_are_counted_by_their_routes() -> None:
    client = client_of(FakeEngine(ARTICLES))
    for number in range(3):
        client.get(f"/api/v1/suggest?q={number}")
    counted = client.get("/metrics").text
    line = 'arshif_requests_total{method="GET",route="/api/v1/suggest",status="200"} 3.0'
    assert line in counted.splitlines()
