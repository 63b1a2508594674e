"""Requests that are too large: they are refused before anything reads them."""

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.failure import Failure
from web.failures import ADDRESS_TOO_LONG, BODY_TOO_LARGE, HEADERS_TOO_LARGE
from web.middleware.refusals import refuse
from web.middleware.responses import first_value

MAX_ADDRESS = 16 << 10
"""Bytes of path and query string: some 2,700 Arabic letters, six bytes each."""
MAX_HEADERS = 32 << 10
MAX_BODY = 64 << 10
_DIGITS = 19


class Limits:
    """Refuses addresses, headers and bodies beyond their limits."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif failure := _failure(scope):
            await refuse(failure, scope, receive, send)
        elif scope["method"] in ("GET", "HEAD"):
            await self.app(scope, receive, send)
        else:
            await self.app(scope, _Counted(receive).receive, send)


class _Counted:
    """Receives a body whose length was not told beforehand, up to the limit."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._bytes = 0

    async def receive(self) -> Message:
        message = await self._receive()
        self._bytes += len(message.get("body", b""))
        if self._bytes > MAX_BODY:
            raise HTTPException(BODY_TOO_LARGE.status)
        return message


def _failure(scope: Scope) -> Failure | None:
    if len(scope["raw_path"]) + len(scope["query_string"]) > MAX_ADDRESS:
        return ADDRESS_TOO_LONG
    if sum(len(name) + len(value) for name, value in scope["headers"]) > MAX_HEADERS:
        return HEADERS_TOO_LARGE
    length = first_value(scope["headers"], b"content-length")
    if length.isdigit() and (len(length) > _DIGITS or int(length) > MAX_BODY):
        return BODY_TOO_LARGE
    return None
