"""A client with the token: what it sends, and events that are broken off."""

import json

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import JobState
from search.client import Client, Refused, Unreachable
from search.client.administering import events_of

RUNNING = {
    "id": "1",
    "state": "running",
    "update": False,
    "started": "2026-01-01T00:00:00Z",
    "finished": None,
    "progress": None,
    "report": None,
    "error": "",
}
FAILED = RUNNING | {"state": "failed", "error": "no room"}


class Server:
    """Gives its answers one after the other and keeps what was asked."""

    def __init__(self, *answers: httpx.Response) -> None:
        self.asked = list[httpx.Request]()
        self._answers = iter(answers)

    def client(self) -> Client:
        return Client("http://arshif", token="secret", transport=httpx.MockTransport(self._answer))

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        return next(self._answers)


def events(*told: tuple[int, dict[str, object]], rest: str = "") -> httpx.Response:
    lines = (f"id: {number}\nevent: x\ndata: {json.dumps(job)}\n\n" for number, job in told)
    return httpx.Response(200, text="retry: 2000\n\n: beat\n\n" + "".join(lines) + rest)


def test_a_job_is_started_with_the_token_and_what_is_wanted():
    server = Server(httpx.Response(202, json=RUNNING), httpx.Response(202, json=FAILED))
    client = server.client()
    assert client.reindex(update=True).state is JobState.RUNNING
    assert client.cancel("1").is_finished
    first, second = server.asked
    assert (first.method, first.url.path) == ("POST", "/api/v1/reindex")
    assert json.loads(first.content) == {"update": True}
    assert first.headers["content-type"] == "application/json"
    assert first.headers["authorization"] == "Bearer secret"
    assert (second.method, second.url.path) == ("POST", "/api/v1/jobs/1/cancel")
    assert second.content == b""


def test_the_token_is_for_nothing_else():
    server = Server(httpx.Response(200, json={"typed": "", "completions": []}))
    server.client().suggest("")
    assert "authorization" not in server.asked[0].headers


def test_events_go_on_where_they_were_broken_off():
    cut = 'id: 3\nevent: end\ndata: {"id": "cut sh'
    server = Server(events((1, RUNNING), (2, RUNNING), rest=cut), events((3, FAILED)))
    told = list(server.client().events("1"))
    assert [job.state for job in told] == ["running", "running", "failed"]
    assert told[-1].error == "no room"
    assert "last-event-id" not in server.asked[0].headers
    assert server.asked[1].headers["last-event-id"] == "2"


def test_a_server_that_has_nothing_new_is_gone():
    server = Server(events((1, RUNNING)), events())
    with pytest.raises(Unreachable, match="broken off before its end"):
        list(server.client().events("1"))


def test_a_refusal_names_its_kind():
    problem = {"type": "/docs#job-at-work", "title": "A job is at work already", "status": 409}
    server = Server(httpx.Response(409, json=problem))
    with pytest.raises(Refused) as raised:
        server.client().reindex()
    assert raised.value.problem.name == "job-at-work"


@given(st.lists(st.tuples(st.integers(1), st.text("abc:{} ", min_size=1))), st.booleans())
def test_events_are_read_as_they_were_written(told, beats):
    lines = list[str]()
    for number, data in told:
        lines += [f"id: {number}", "event: progress", f"data: {data}", ""]
        lines += [": beat", ""] if beats else []
    assert list(events_of(lines)) == [(str(number), data) for number, data in told]
