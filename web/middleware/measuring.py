"""Counts every request by its route and its status, and how long it took."""

import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.exchange import exchange_of
from web.metrics import Metrics

BROKEN_OFF = 499
"""The status that is counted where nothing was answered: the client left, or all broke."""


class Measuring:
    """Tells the metrics of each request when its answer is sent."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started, status = time.perf_counter(), BROKEN_OFF

        async def send_noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, send_noting)
        finally:
            seconds = time.perf_counter() - started
            self._metrics.count(scope["method"], exchange_of(scope).route, status, seconds)
