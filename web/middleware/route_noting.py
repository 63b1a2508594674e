"""Notes which route answers a request, for those who count."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.exchange import exchange_of


class RouteNoting:
    """Stands before the routes, which leave in the scope which of them fits."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_noting(message: Message) -> None:
            if message["type"] == "http.response.start":
                exchange = exchange_of(scope)
                exchange.route = exchange.route or getattr(scope.get("route"), "path", "")
            await send(message)

        await self.app(scope, receive, send_noting)
