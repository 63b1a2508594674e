import logging

import pytest

from tests.web.client import Client
from tests.web.fake import FakeEngine


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
