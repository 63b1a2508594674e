"""A line of the log for each request: what was asked, what was answered, how long it took.

Paths are written as they came, percent-encoded; queries only where the settings ask for them, and
headers never, so that no token and no search of a reader gets into a log by itself.
"""

import logging
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.exchange import exchange_of

log = logging.getLogger("web.access")
MAX_LOGGED = 500
"""How many bytes of a path or of a query are written."""


class AccessLog:
    """Writes a record for each request, with its fields in `extra`."""

    def __init__(self, app: ASGIApp, *, with_queries: bool) -> None:
        self.app = app
        self._with_queries = with_queries

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started, status = time.perf_counter(), 0

        async def send_noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, send_noting)
        finally:
            log.info("request", extra={"fields": self._fields(scope, status, started)})

    def _fields(self, scope: Scope, status: int, started: float) -> dict[str, str | int | float]:
        fields: dict[str, str | int | float] = {
            "method": scope["method"],
            "path": _text(scope["raw_path"]),
            "status": status,
            "ms": round((time.perf_counter() - started) * 1000, 3),
            "request_id": exchange_of(scope).request_id,
        }
        return fields | {"query": _text(scope["query_string"])} if self._with_queries else fields


def _text(value: bytes) -> str:
    return value[:MAX_LOGGED].decode("latin-1")
