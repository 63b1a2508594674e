"""Responses as the middlewares keep and send them: a status, encoded headers, a whole body."""

from dataclasses import dataclass

from starlette.types import Send

Header = tuple[bytes, bytes]
Headers = tuple[Header, ...]
_HEADER = 64
"""What a header takes in memory besides its characters, about."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A response that is complete; `route` is the route that made it."""

    status: int
    headers: Headers
    body: bytes
    route: str = ""

    @property
    def size(self) -> int:
        """How many bytes of memory it takes, about."""
        return len(self.body) + sum([len(n) + len(v) + _HEADER for n, v in self.headers])


def first_value(headers: Headers | list[Header], name: bytes) -> bytes:
    """Return the first value of a header, empty if there is none; names are in lower case."""
    for each, value in headers:
        if each == name:
            return value
    return b""


def replaced(headers: Headers, *new: Header) -> Headers:
    """Return the headers with new ones in the place of those of the same names."""
    names = dict(new)
    return (*[each for each in headers if each[0].lower() not in names], *new)


def varied(headers: Headers) -> Header:
    """Return the header of what an answer varies with, the coding too."""
    others = [value for name, value in headers if name == b"vary"]
    return b"vary", b", ".join(dict.fromkeys((*others, b"accept-encoding")))


async def send_whole(response: Whole, send: Send) -> None:
    """Send a response in two messages."""
    start = {"status": response.status, "headers": list(response.headers)}
    await send({"type": "http.response.start", **start})
    await send({"type": "http.response.body", "body": response.body})
