"""Adds the headers of `web.security` to every answer."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.middleware.responses import replaced
from web.security import HEADERS

_ENCODED = tuple((name.encode(), value.encode()) for name, value in HEADERS.items())


class SecurityHeaders:
    """Adds the headers to every response that passes."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = list(replaced(tuple(message["headers"]), *_ENCODED))
            await send(message)

        await self.app(scope, receive, send_with_headers)
