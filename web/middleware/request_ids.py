"""A name for each request: the client's own if it is harmless, and told in every answer."""

import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.exchange import KEY, Exchange
from web.middleware.responses import first_value

HEADER = b"x-request-id"
_HARMLESS = re.compile(rb"[A-Za-z0-9._-]{1,64}")


class RequestIds:
    """Gives every request its exchange, with the request id."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = first_value(scope["headers"], HEADER)
        exchange = Exchange(given.decode()) if _HARMLESS.fullmatch(given) else Exchange()
        scope[KEY] = exchange
        header = (HEADER, exchange.request_id.encode())

        async def send_with_id(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], header]
            await send(message)

        await self.app(scope, receive, send_with_id)
