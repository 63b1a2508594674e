import logging

import pytest
from starlette.requests import Request
from starlette.types import Message, Receive, Scope, Send

from tests.web.client import Client, run_aside
from tests.web.fake import FakeEngine
from web.middleware.last_resort import LastResort


def test_an_unforeseen_error_has_the_headers_of_any_answer_and_is_logged(
    client: Client, engine: FakeEngine, caplog: pytest.LogCaptureFixture
) -> None:
    engine.is_closed = True
    with caplog.at_level(logging.ERROR):
        response = client.get("/api/v1/search", x_request_id="asked-1")
    assert response.status_code == 500
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["x-request-id"] == "asked-1"
    assert response.headers["cache-control"] == "no-store"
    assert "content-security-policy" in response.headers
    (record,) = [each for each in caplog.records if each.name == "web.middleware.last_resort"]
    assert record.exc_info
    assert record.__dict__["request_id"] == "asked-1"


def test_a_client_that_leaves_while_it_is_read_is_no_error(
    caplog: pytest.LogCaptureFixture,
) -> None:
    sent: list[Message] = []

    async def read_body(scope: Scope, receive: Receive, send: Send) -> None:
        await Request(scope, receive).body()

    async def leave() -> Message:
        return {"type": "http.disconnect"}

    async def note(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/admin/session", "headers": []}
    with caplog.at_level(logging.INFO):
        run_aside(LastResort(read_body), scope, leave, note)
    assert (sent, caplog.records) == ([], [])
