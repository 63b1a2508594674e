"""The static files, read and compressed once: they are few, and each has its digest as address."""

import mimetypes
from collections.abc import Mapping
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.types import Receive, Scope, Send

from web.exchange import exchange_of
from web.middleware.codings import BROTLI, GZIP, IDENTITY, choose_encoding, compress
from web.middleware.responses import Whole, first_value, send_whole
from web.rendering import digest_of

_FOREVER = (b"cache-control", b"public, max-age=31536000, immutable")
_REVALIDATED = (b"cache-control", b"public, no-cache")


class StaticFiles:
    """Answers the files of a folder from memory."""

    def __init__(self, folder: Path) -> None:
        self._files = {path.name: _prepare(path) for path in folder.iterdir() if path.is_file()}
        self._digests = {name: digest_of(folder / name).encode() for name in self._files}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        exchange_of(scope).route = scope.get("root_path", "")
        name = scope["path"].removeprefix(scope.get("root_path", "")).lstrip("/")
        if scope["type"] != "http" or name not in self._files:
            raise HTTPException(404)
        if scope["method"] != "GET":
            raise HTTPException(405, headers={"allow": "GET, HEAD"})
        encoding = choose_encoding(first_value(scope["headers"], b"accept-encoding"))
        await send_whole(self._answer(name, encoding, scope), send)

    def _answer(self, name: str, encoding: bytes, scope: Scope) -> Whole:
        stored = self._files[name][encoding]
        is_named = scope["query_string"] == self._digests[name]
        headers = (*stored.headers, _FOREVER if is_named else _REVALIDATED)
        return Whole(stored.status, headers, stored.body)


def _prepare(path: Path) -> Mapping[bytes, Whole]:
    body = path.read_bytes()
    kind = (mimetypes.guess_type(path.name)[0] or "application/octet-stream").encode()
    if kind.startswith(b"text/"):
        kind += b"; charset=utf-8"
    plain = Whole(200, ((b"content-type", kind), _length(body)), body)
    return {IDENTITY: plain} | {each: _shorter(plain, each) for each in (BROTLI, GZIP)}


def _shorter(plain: Whole, encoding: bytes) -> Whole:
    body = compress(plain.body, encoding, best=True)
    if len(body) >= len(plain.body):
        return plain
    headers = (plain.headers[0], _length(body), (b"content-encoding", encoding))
    return Whole(200, headers, body)


def _length(body: bytes) -> tuple[bytes, bytes]:
    return b"content-length", b"%d" % len(body)
