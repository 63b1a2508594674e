"""Entity tags: digests of all that an answer depends on, so that none is needed to know it.

A page or a value of the API depends on the publication it is made from, the day that "today" is,
the code, the address and the host it was asked at, and on its content coding, nothing else.
"""

import datetime as dt
from collections.abc import Hashable
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path

from starlette.types import Scope

from web.middleware.codings import choose_encoding
from web.middleware.responses import first_value

CODE = Path(__file__).parent.parent
_DIGEST = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """What a GET request asks for: an address, a coding, and perhaps only if the tag is new."""

    address: bytes
    encoding: bytes
    known: bytes

    def tag(self, publication: Hashable, day: dt.date) -> bytes:
        """Return the tag of the answer that is made from a publication on a day."""
        made_from = f"{code_digest()} {publication!r} {day.toordinal()} "
        return _weak(made_from.encode() + self.encoding + b" " + self.address)

    def knows(self, tag: bytes) -> bool:
        """Say whether the client has the answer of a tag."""
        return bool(self.known) and tag in map(bytes.strip, self.known.split(b","))


def asked(scope: Scope) -> Asked:
    """Return what a request asks for."""
    headers = scope["headers"]
    address = b" ".join(
        (
            scope["scheme"].encode("latin-1"),
            first_value(headers, b"host"),
            scope.get("root_path", "").encode(),
            scope["raw_path"],
            scope["query_string"],
        )
    )
    encoding = choose_encoding(first_value(headers, b"accept-encoding"))
    return Asked(address, encoding, first_value(headers, b"if-none-match"))


def tag_of_body(body: bytes) -> bytes:
    """Return the tag of an answer that depends on nothing that is known."""
    return _weak(body)


@cache
def code_digest() -> str:
    """Return a digest that is another when a file of the web app is."""
    digest = blake2b(digest_size=_DIGEST)
    for path in sorted(CODE.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(f"{path.relative_to(CODE)} {path.stat().st_mtime_ns} ".encode())
    return digest.hexdigest()


def _weak(value: bytes) -> bytes:
    """Return a weak tag: `took_ms` differs from one making of the same answer to another."""
    return b'W/"' + blake2b(value, digest_size=_DIGEST).hexdigest().encode() + b'"'
