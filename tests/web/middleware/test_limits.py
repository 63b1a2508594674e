from collections.abc import AsyncIterator

import anyio
import httpx
import pytest
from fastapi import Request

from tests.web.client import Client, run_aside
from web.middleware.limits import MAX_ADDRESS, MAX_BODY, MAX_HEADERS

TOO_LONG = "/api/v1/search?q=" + "(" * MAX_ADDRESS


def test_an_address_without_end_is_a_problem(client: Client) -> None:
    response = client.get(TOO_LONG)
    assert (response.status_code, response.json()["type"]) == (414, "/docs#address-too-long")
    page = client.page("/search?q=" + "(" * MAX_ADDRESS, status=414)
    assert page.one("h1").text == "عنوان أطول من اللازم"
    english = client.page("/search?lang=en&q=" + "(" * MAX_ADDRESS, status=414)
    assert english.one("h1").text == "Address too long"


def test_a_long_query_is_answered(client: Client) -> None:
    assert client.get("/api/v1/search?q=" + "(" * (MAX_ADDRESS - 100)).status_code == 200


def test_headers_without_end_are_a_problem(client: Client) -> None:
    response = client.get("/api/v1/search", x_filling="a" * MAX_HEADERS)
    assert (response.status_code, response.json()["type"]) == (431, "/docs#headers-too-large")


@pytest.mark.parametrize("length", [str(MAX_BODY + 1), "9" * 30])
def test_a_body_that_says_it_is_large_is_refused(client: Client, length: str) -> None:
    response = client.get("/api/v1/search", "POST", content_length=length)
    assert (response.status_code, response.json()["type"]) == (413, "/docs#body-too-large")


def test_a_body_that_turns_out_large_is_refused(client: Client) -> None:
    read: list[int] = []

    @client.app.post("/api/v1/sink")
    async def sink(request: Request) -> int:
        async for piece in request.stream():
            read.append(len(piece))
        return sum(read)

    async def pieces(count: int) -> AsyncIterator[bytes]:
        for _ in range(count):
            await anyio.sleep(0)
            yield bytes(1000)

    async def send(count: int) -> httpx.Response:
        transport = httpx.ASGITransport(client.app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://arshif") as sender:
            return await sender.post("/api/v1/sink", content=pieces(count))

    assert run_aside(send, 60).json() == 60_000
    read.clear()
    refused = run_aside(send, 1000)
    assert (refused.status_code, refused.json()["status"]) == (413, 413)
    assert sum(read) <= MAX_BODY


@pytest.mark.parametrize("place", ["/search?lang=en&q=", "/api/v1/search?lang=en&q="])
def test_of_a_long_address_only_the_beginning_is_read(client: Client, place: str) -> None:
    response = client.get(place + "(" * MAX_ADDRESS)
    assert response.status_code == 414
    assert len(response.content) < MAX_ADDRESS
    is_page = response.headers["content-type"].startswith("text/html")
    assert is_page is ("api" not in place)
    if is_page:
        assert '<html lang="en"' in response.text
