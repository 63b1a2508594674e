"""CORS for the API alone: pages are never read by other sites."""

from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from web.paths import API_PREFIX

_EXPOSED = ("etag", "retry-after", "x-request-id")


class CrossOrigin:
    """Lets scripts of the origins read the API; "*" is any origin, without credentials."""

    def __init__(self, app: ASGIApp, origins: tuple[str, ...]) -> None:
        self.app = app
        self._shared = CORSMiddleware(
            app, allow_origins=origins, allow_methods=("GET", "HEAD"), expose_headers=_EXPOSED
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_shared = scope["type"] == "http" and scope["path"].startswith(API_PREFIX)
        await (self._shared if is_shared else self.app)(scope, receive, send)
