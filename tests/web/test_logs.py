"""Lines of the log are JSON whatever is asked, and keep to themselves what nobody should read."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.web.client import Client
from tests.web.fake import FakeEngine
from web.logs import LOGGERS, JsonLines, write_json_lines


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """Return a function to what was logged so far."""
    loggers = [logging.getLogger(name) for name in LOGGERS]
    before = [(each.handlers, each.propagate, each.level) for each in loggers]
    written = io.StringIO()
    monkeypatch.setattr("sys.stderr", written)
    write_json_lines()
    yield lambda: [json.loads(line) for line in written.getvalue().split("\n") if line]
    for logger, (handlers, propagate, level) in zip(loggers, before, strict=True):
        logger.handlers, logger.propagate = handlers, propagate
        logger.setLevel(level)


def test_a_request_is_a_line(
    client_with: Callable[..., Client], lines: Callable[[], list[dict[str, Any]]]
) -> None:
    client_with(log_json=True).get("/api/v1/search?q=سرّ", x_request_id="r-1", authorization="token")
    (line,) = lines()
    assert line["method"] == "GET"
    assert (line["path"], line["status"], line["request_id"]) == ("/api/v1/search", 200, "r-1")
    assert line["ms"] > 0
    assert "query" not in line
    assert "token" not in json.dumps(line)


def test_queries_are_logged_where_that_is_asked_for(
    client_with: Callable[..., Client], lines: Callable[[], list[dict[str, Any]]]
) -> None:
    client_with(log_json=True, log_queries=True).get("/search?q=abc%0a%22")
    (line,) = lines()
    assert line["query"] == "q=abc%0a%22"


def test_nothing_is_logged_by_default(
    client: Client, lines: Callable[[], list[dict[str, Any]]]
) -> None:
    client.get("/search?q=a")
    assert lines() == []


@pytest.mark.parametrize(
    "path",
    [
        "/articles/%0d%0a%7b%22level%22:%22error%22%7d",
        "/articles/%1b%5b31m",
        "/articles/%e2%80%a8%e2%80%ae",
        "/articles/" + "a" * 5000,
    ],
)
def test_no_path_writes_a_line_of_its_own(
    client_with: Callable[..., Client], lines: Callable[[], list[dict[str, Any]]], path: str
) -> None:
    client_with(log_json=True).get(path)
    (line,) = lines()
    assert line["path"] == path[:500]
    assert line["status"] == 404


def test_an_error_is_a_line_with_its_trace(
    client_with: Callable[..., Client],
    engine: FakeEngine,
    lines: Callable[[], list[dict[str, Any]]],
) -> None:
    engine.is_closed = True
    client_with(log_json=True).get("/api/v1/search", x_request_id="r-2")
    error, request = lines()
    assert (error["level"], error["request_id"]) == ("error", "r-2")
    assert "searched after close" in error["error"]
    assert request["status"] == 500


def test_any_message_is_one_line_of_ascii() -> None:
    record = logging.LogRecord("a", logging.INFO, "", 0, "x\r\n\u2028\x1b%s", ("ا",), None)
    line = JsonLines().format(record)
    assert line.isascii()
    assert line.isprintable()
    assert json.loads(line)["message"] == "x\r\n\u2028\x1bا"
