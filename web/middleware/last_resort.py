"""Errors that nobody foresaw become answers inside the other middlewares, and lines of the log.

A client that leaves while its request is read is no error.
"""

import logging

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.exchange import exchange_of
from web.failures import INTERNAL
from web.middleware.refusals import refuse

log = logging.getLogger(__name__)


class LastResort:
    """Answers 500 where the app raises; an answer that has begun is broken off."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        has_begun = False

        async def send_noting(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await self.app(scope, receive, send_noting)
        except ClientDisconnect:
            # Nobody waits for an answer; the log of requests has a line without a status.
            if has_begun:
                raise
        except Exception:
            if scope["type"] != "http" or has_begun:
                raise
            request_id = exchange_of(scope).request_id
            log.exception("unexpected error", extra={"request_id": request_id})
            await refuse(INTERNAL, scope, receive, send)
