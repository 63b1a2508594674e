"""A node that says what a test wants: answers in a row, the last one again and again."""

import json
import ssl
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = tuple[int, Any]


class Node(ThreadingHTTPServer):
    """What was asked is in `asked`: method, path and body; `headers` are those of the last."""

    daemon_threads = True

    def __init__(self, answers: Sequence[Answer], delay: float = 0.0) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers = list(answers)
        self.delay = delay
        self.asked: list[tuple[str, str, bytes]] = []
        self.headers: dict[str, str] = {}
        self.ended = threading.Event()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: Node
    protocol_version = "HTTP/1.1"

    def _answer(self) -> None:
        length = int(self.headers.get("content-length") or 0)
        self.server.headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.asked.append((self.command, self.path, self.rfile.read(length)))
        if self.server.ended.wait(self.server.delay):
            return
        answers = self.server.answers
        status, body = answers.pop(0) if len(answers) > 1 else answers[0]
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_POST = do_PUT = do_DELETE = _answer

    def handle(self) -> None:
        """Answer until the other end leaves, in whatever way."""
        with suppress(OSError):
            super().handle()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def node(
    *answers: Answer, delay: float = 0.0, context: ssl.SSLContext | None = None
) -> Iterator[Node]:
    """Run a node while the block lasts, encrypted by a context if there is one."""
    server = Node(answers, delay)
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server
    finally:
        server.ended.set()
        server.shutdown()
        thread.join()
        server.server_close()
