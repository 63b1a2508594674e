"""Where the addresses of the app begin, "https://archive.example": what leaves a page needs it."""

import re
from contextvars import ContextVar

from starlette.types import ASGIApp, Receive, Scope, Send

_HOST = re.compile(r"(?:[a-z0-9_.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?", re.IGNORECASE | re.ASCII)
_origin: ContextVar[str] = ContextVar("origin", default="")


def absolute(address: str) -> str:
    """Return the whole address of a page of this app."""
    return _origin.get() + address


def note_origin(scope: Scope) -> None:
    """Let addresses begin as the visitor's own does, for the rest of the request."""
    _origin.set(f"{scope['scheme']}://{_host_of(scope)}")


class OriginOfRequest:
    """Tells where the addresses begin by what the visitor asked for."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            note_origin(scope)
        await self.app(scope, receive, send)


def _host_of(scope: Scope) -> str:
    """Return the host that was asked for; one that is none could put words into our addresses."""
    for name, value in scope["headers"]:
        if name == b"host" and _HOST.fullmatch(host := value.decode("latin-1")):
            return str(host)
    name, port = scope.get("server") or ("localhost", None)
    return f"{name}:{port}" if port else str(name)
