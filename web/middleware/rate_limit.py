"""Clients that ask too often wait: 429 with Retry-After."""

from math import ceil

from starlette.types import ASGIApp, Receive, Scope, Send

from web.failures import TOO_MANY_REQUESTS
from web.middleware.buckets import Buckets, client_of
from web.middleware.refusals import refuse
from web.paths import OPERATIONS


class RateLimit:
    """Lets each client take from its bucket; who watches over the server is not counted.

    A client is the address of the connection, or what a trusted proxy says it is.
    """

    def __init__(self, app: ASGIApp, buckets: Buckets) -> None:
        self.app = app
        self._buckets = buckets

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in OPERATIONS:
            await self.app(scope, receive, send)
            return
        host, _ = scope.get("client") or ("", 0)
        wait = self._buckets.take(client_of(host))
        if wait:
            headers = {"retry-after": str(ceil(wait))}
            await refuse(TOO_MANY_REQUESTS, scope, receive, send, headers)
        else:
            await self.app(scope, receive, send)
