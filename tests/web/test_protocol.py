"""Slow, endless and crooked requests, sent as bytes to a real server."""

import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi import FastAPI

from tests.web.articles import ARTICLES
from tests.web.fake import FakeEngine
from tests.web.serving import send, served
from web import protocol
from web.app import create_app
from web.engines import Engines

SOON = 0.4
CLOSE = b"host: x\r\nconnection: close\r\n\r\n"


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    engine = FakeEngine(ARTICLES)
    with served(create_app(Engines(lambda: engine, lambda: 1))) as port:
        yield port


def test_requests_are_answered_one_behind_the_other(port: int) -> None:
    one = b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n"
    received = send(port, one * 3 + b"GET /healthz HTTP/1.1\r\n" + CLOSE)
    assert received.count(b"HTTP/1.1 200 OK") == 4


@pytest.mark.parametrize(
    "beginning", [b"", b"GET /", b"GET /healthz HTTP/1.1\r\nhost: x\r\nx-a: b"]
)
def test_a_request_without_an_end_is_broken_off(
    port: int, monkeypatch: pytest.MonkeyPatch, beginning: bytes
) -> None:
    monkeypatch.setattr(protocol, "REQUEST_SECONDS", SOON)
    started = time.monotonic()
    assert send(port, beginning) == b""
    assert SOON / 2 < time.monotonic() - started < 5


def test_trickling_does_not_help(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "REQUEST_SECONDS", SOON)
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(b"GET /healthz HTTP/1.1\r\nhost: x\r\n")
        with pytest.raises(OSError):
            for number in range(200):
                connection.sendall(b"x-%d: a\r\n" % number)
                time.sleep(0.02)


def test_a_second_request_has_its_own_time(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "REQUEST_SECONDS", SOON)
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n")
        assert connection.recv(65_536).startswith(b"HTTP/1.1 200")
        time.sleep(SOON * 1.5)
        connection.sendall(b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n")
        assert connection.recv(65_536).startswith(b"HTTP/1.1 200")
        connection.sendall(b"GET /healthz")
        assert connection.recv(65_536) == b""


def test_who_takes_in_nothing_is_left(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "STALL_SECONDS", SOON)
    request = b"GET /docs HTTP/1.1\r\nhost: x\r\n\r\n"
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.settimeout(5)
        connection.connect(("127.0.0.1", port))
        connection.sendall(request * 100)
        time.sleep(SOON * 3)
        received = 0
        with pytest.raises(ConnectionError):
            while piece := connection.recv(65_536):
                received += len(piece)
            raise ConnectionError("closed")
    assert received < 100 * len(send(port, request[:-2] + b"connection: close\r\n\r\n"))


def test_a_head_without_an_end_is_refused(port: int) -> None:
    received = send(port, b"GET /?q=" + b"(" * 1_000_000, wait=5)
    assert received == b"" or received.startswith(b"HTTP/1.1 400")


def test_a_long_address_is_a_problem(port: int) -> None:
    received = send(port, b"GET /api/v1/search?q=" + b"(" * 40_000 + b" HTTP/1.1\r\n" + CLOSE)
    assert received.startswith(b"HTTP/1.1 414")
    assert b"application/problem+json" in received


@pytest.mark.parametrize(
    "line",
    [
        b"GET /healthz HTTP/9.9",
        b"\x00\xff\xfe",
        b"GET /\xff\xfe HTTP/1.1",
    ],
)
def test_what_is_no_http_gets_an_error(port: int, line: bytes) -> None:
    received = send(port, line + b"\r\n" + CLOSE, wait=3)
    assert received.startswith(b"HTTP/1.1 4") or received == b""
    assert send(port, b"GET /healthz HTTP/1.1\r\n" + CLOSE).startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize("value", [b"a\rset-cookie: x", b"a\x00b", b"a\x0bb", b"\xd8\xa7"])
def test_no_header_comes_back_changed_into_another(port: int, value: bytes) -> None:
    request = b"GET /api/v1/search?q=%0d%0aset-cookie:%20x HTTP/1.1\r\nx-request-id: " + value
    received = send(port, request + b"\r\norigin: " + value + b"\r\n" + CLOSE)
    head = received.partition(b"\r\n\r\n")[0]
    assert b"set-cookie" not in head
    assert value not in head


def test_a_request_under_way_is_answered_before_the_server_ends() -> None:
    app, begun = FastAPI(), threading.Event()

    @app.get("/slow")
    def slow() -> str:
        begun.set()
        time.sleep(SOON)
        return "done"

    with ThreadPoolExecutor(1) as pool:
        with served(app) as port:
            answer = pool.submit(send, port, b"GET /slow HTTP/1.1\r\n" + CLOSE)
            assert begun.wait(10)
        assert answer.result(10).endswith(b'"done"')
