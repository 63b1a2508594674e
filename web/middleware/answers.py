"""Answers what this publication has answered before from memory; tags and compresses the rest.

It stands before the routes, so an answer that is kept costs no routing, no reading of parameters
and no thread. Nothing is kept of a request with a cookie or a token, nor of an answer that sets a
cookie or says `no-store`.
"""

import datetime as dt
from collections.abc import Callable, Hashable

from starlette.types import ASGIApp, Receive, Scope, Send

from web.at_once import answer_at_once
from web.engines import Engines
from web.exchange import Exchange, exchange_of
from web.middleware.outgoing import NOT_MODIFIED, REVALIDATED, VARIES, Outgoing, send_known
from web.middleware.responses import Whole, first_value, send_whole
from web.middleware.storing import Store
from web.middleware.tagging import asked

_PERSONAL = (b"authorization", b"cookie", b"range")
KNOWN = "not modified"
"""The route of an answer that the client has: which one it was is not looked up."""


class Answers:
    """Keeps answers of one publication at a time, `room` bytes of them."""

    def __init__(
        self,
        app: ASGIApp,
        engines: Engines,
        room: int,
        today: Callable[[], dt.date] = dt.date.today,
    ) -> None:
        self.app = app
        self._engines = engines
        self._today = today
        self._store = Store(room)
        self._made_from: Hashable = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET" or _is_personal(scope):
            await self.app(scope, receive, send)
            return
        wanted, day, exchange = asked(scope), self._today(), exchange_of(scope)
        exchange.served, tag = self._engines.serving(), b""
        if exchange.served is not None:
            tag = wanted.tag(exchange.served, day)
            kept = self._store.get(tag)
            if kept is not None:
                exchange.route = kept.route
                await send_known(kept, wanted, tag, send)
                return
            if wanted.knows(tag):
                exchange.route = KNOWN
                headers = ((b"etag", tag), REVALIDATED, VARIES)
                await send_whole(Whole(NOT_MODIFIED, headers, b""), send)
                return
        outgoing = Outgoing(wanted, day, exchange, self._keep, send, tag)
        made = answer_at_once(scope, exchange, self._engines) if tag else None
        if made is None:
            await self.app(scope, receive, outgoing.send)
        else:
            await outgoing.send_made(made)

    def _keep(self, tag: bytes, answer: Whole, exchange: Exchange) -> None:
        if first_value(answer.headers, b"set-cookie"):
            return
        if exchange.publication != self._made_from:
            # Answers of a publication that is replaced are never asked for again.
            self._store.clear()
            self._made_from = exchange.publication
        self._store.put(tag, answer)


def _is_personal(scope: Scope) -> bool:
    return any(name in _PERSONAL for name, _ in scope["headers"])
