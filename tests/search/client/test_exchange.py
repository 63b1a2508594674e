"""Waiting, and what every failure becomes."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import fields
from email.utils import format_datetime

import httpx
import pytest

import search.client
import web.errors
from search.client import (
    AnswerUnreadable,
    Client,
    NotFound,
    Refused,
    TooSlow,
    Unavailable,
    Unreachable,
)

EMPTY = {"typed": "", "completions": []}
PROBLEM = {"type": "/docs#index-missing", "title": "None", "status": 503, "detail": "Make one."}


class Server:
    """Gives its answers one after the other, and notes how long the client waits between them."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self.waits = list[float]()
        self._answers = iter(answers)

    def client(self, **options: float) -> Client:
        transport = httpx.MockTransport(self._answer)
        return Client("http://arshif/", transport=transport, sleep=self.waits.append, **options)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        answer = next(self._answers)
        if isinstance(answer, Exception):
            raise answer
        return answer


def busy(status: int = 503, **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.Response(status, json=PROBLEM | {"status": status}, headers=named)


def fine() -> httpx.Response:
    return httpx.Response(200, json=EMPTY)


@pytest.mark.parametrize("status", [429, 503])
def test_waits_as_long_as_it_is_told_and_asks_again(status):
    server = Server(busy(status, retry_after="7"), busy(status), fine())
    assert server.client().suggest("").completions == ()
    assert server.waits == [7, 1]


def test_date_to_wait_for_is_understood():
    until = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=50)
    past = busy(retry_after="Sun, 06 Nov 1994 08:49:37 GMT")
    server = Server(busy(retry_after=format_datetime(until, usegmt=True)), past, fine())
    server.client().suggest("")
    assert server.waits == [pytest.approx(50, abs=5), 0]


def test_gives_up_after_its_retries():
    server = Server(busy(), busy(), busy())
    with pytest.raises(Unavailable, match="503 None: Make one") as raised:
        server.client(retries=2).suggest("")
    assert server.waits == [0.5, 1]
    assert raised.value.problem.name == "index-missing"


def test_a_search_that_takes_too_long_is_not_asked_again():
    slow = PROBLEM | {"type": "/docs#out-of-time", "detail": "Ask less."}
    server = Server(httpx.Response(503, json=slow))
    with pytest.raises(TooSlow, match="Ask less"):
        server.client().suggest("")
    assert server.waits == []


def test_does_not_wait_longer_than_its_patience():
    server = Server(busy(retry_after="61"))
    with pytest.raises(Unavailable):
        server.client().suggest("")
    assert server.waits == []


def test_other_problems_are_final():
    for status, kind in ((400, Refused), (404, NotFound), (500, Refused)):
        server = Server(busy(status))
        with pytest.raises(kind) as raised:
            server.client().suggest("")
        assert (raised.value.problem.status, server.waits) == (status, [])


def test_page_of_a_proxy_is_a_problem_too():
    server = Server(httpx.Response(502, html="<h1>Bad\n gateway</h1>"))
    with pytest.raises(Refused) as raised:
        server.client().suggest("")
    problem = raised.value.problem
    assert (problem.type, problem.title) == ("about:blank", "Bad Gateway")
    assert problem.detail == "<h1>Bad gateway</h1>"


@pytest.mark.parametrize("error", [httpx.ConnectError("refused"), httpx.ReadTimeout("slow")])
def test_no_answer_is_unreachable(error):
    with pytest.raises(Unreachable, match=f"http://arshif/.*{error}"):
        Server(error).client().suggest("")


def test_address_without_a_scheme_is_unreachable():
    with pytest.raises(Unreachable, match="unsupported protocol"):
        Client("arshif:8000").suggest("")


def test_answer_of_something_else_is_unreadable():
    for answer in (httpx.Response(200, html="<p>"), httpx.Response(200, json={"typed": 1})):
        with pytest.raises(AnswerUnreadable):
            Server(answer).client().suggest("")


def test_new_fields_of_a_later_server_are_passed_over():
    assert Server(httpx.Response(200, json=EMPTY | {"new": 1})).client().suggest("").typed == ""


def test_export_that_is_broken_off_says_so():
    class Broken(httpx.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            yield b'{"id": "1", "title": "", "body": ""}\n'
            raise httpx.RemoteProtocolError("incomplete chunked read")

    articles = Server(httpx.Response(200, stream=Broken())).client().export("")
    assert next(articles).id == "1"
    with pytest.raises(Unreachable, match="incomplete"):
        next(articles)


@pytest.mark.parametrize("name", ["Problem", "Fault"])
def test_problems_are_those_of_the_server(name):
    ours, theirs = fields(getattr(search.client, name)), fields(getattr(web.errors, name))
    assert [each.name for each in ours] == [each.name for each in theirs]
