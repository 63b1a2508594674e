"""Asks an app in this process, or a server, for an address; says the status and the time."""

import asyncio
import http.client
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol, Self
from urllib.parse import unquote_to_bytes

import anyio
from fastapi import FastAPI
from starlette.types import Message


@dataclass(frozen=True, slots=True)
class Answer:
    """A status and milliseconds; of processor time, all threads together, in this process."""

    status: int
    milliseconds: float


class Asking(Protocol):
    """Something that answers addresses."""

    def ask(self, address: str) -> Answer:
        """Return how an address is answered."""


class App:
    """An app without a server: whatever address there is reaches it."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app
        # Whoever asks may have a loop of its own.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="asking")
        self._runner = asyncio.Runner()

    def ask(self, address: str) -> Answer:
        """Return how the app answers, by processor time: a busy machine makes nothing slower."""
        return self._thread.submit(self._runner.run, self._ask(address)).result()

    async def _ask(self, address: str) -> Answer:
        path, _, query = address.encode("ascii").partition(b"?")
        statuses: list[int] = []

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                statuses.append(message["status"])

        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "GET",
            "scheme": "http",
            "server": ("arshif", 80),
            "client": ("127.0.0.1", 1),
            "root_path": "",
            "path": unquote_to_bytes(path).decode("utf-8", "replace"),
            "raw_path": path,
            "query_string": query,
            "headers": [(b"host", b"arshif")],
        }
        asked = time.process_time()
        with anyio.fail_after(60):
            await self._app(scope, _nothing, send)
        return Answer(statuses[0] if statuses else 0, (time.process_time() - asked) * 1000)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._thread.submit(self._runner.close).result()
        self._thread.shutdown()


class Server:
    """A real server on this machine, over one connection that is kept while it can be."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(self, address: str) -> Answer:
        """Return how the server answers, by the clock; status 0 says that it does not."""
        asked = time.perf_counter()
        try:
            self._connection.putrequest("GET", address, skip_accept_encoding=True)
            self._connection.endheaders()
            answer = self._connection.getresponse()
            answer.read()
            status = answer.status
        except (OSError, http.client.HTTPException):
            self._connection.close()
            status = 0
        return Answer(status, (time.perf_counter() - asked) * 1000)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._connection.close()


async def _nothing() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}
