"""An answer on its way out: tagged, packed and handed over to be kept, or packed as it comes."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from starlette.types import Message, Send

from web.exchange import Exchange
from web.middleware.codings import LEAST_BYTES, Packer, compress, is_compressible, packer_of
from web.middleware.responses import Header, Whole, first_value, replaced, send_whole, varied
from web.middleware.tagging import Asked, tag_of_body

OK = 200
NOT_MODIFIED = 304
REVALIDATED = (b"cache-control", b"public, no-cache")
"""Kept by whoever wants to, but never used without asking whether it still holds."""
UNKEPT = (b"cache-control", b"no-store")
VARIES = (b"vary", b"accept-encoding")
_OF_NOT_MODIFIED = {b"etag", b"cache-control", b"vary"}

Keep = Callable[[bytes, Whole, Exchange], None]


@dataclass(slots=True)
class Outgoing:
    """Takes the messages of one answer and sends what becomes of them.

    `foreseen` is the tag that it has if it is made from what was served when the request came.
    """

    asked: Asked
    day: dt.date
    exchange: Exchange
    keep: Keep
    to_client: Send
    foreseen: bytes
    start: Message | None = None
    packer: Packer | None = None

    async def send(self, message: Message) -> None:
        """Take a message: a whole body at once, or the pieces of one that is still being made."""
        if message["type"] == "http.response.start":
            self.start = message
        elif message["type"] != "http.response.body":
            await self.to_client(message)
        elif self.start is not None and not message.get("more_body", False):
            start, self.start = self.start, None
            await self._send_whole(start, message.get("body", b""))
        else:
            await self._send_piece(message)

    async def _send_whole(self, start: Message, body: bytes) -> None:
        whole = Whole(start["status"], tuple(start["headers"]), body, self.exchange.route)
        policy = first_value(whole.headers, b"cache-control")
        if whole.status != OK or b"no-store" in policy:
            headers = replaced(whole.headers, UNKEPT)
            await send_whole(Whole(whole.status, headers, body), self.to_client)
            return
        await self.send_made(whole, (b"cache-control", policy) if policy else REVALIDATED)

    async def send_made(self, made: Whole, policy: Header = REVALIDATED) -> None:
        """Send an answer that may be kept, under a header that says so."""
        tag, packed = self._tag(made.body), self._packed(made)
        headers = replaced(packed.headers, (b"etag", tag), policy, varied(packed.headers))
        answer = Whole(OK, headers, packed.body, packed.route)
        if self.exchange.publication is not None:
            self.keep(tag, answer, self.exchange)
        await send_known(answer, self.asked, tag, self.to_client)

    def _tag(self, body: bytes) -> bytes:
        publication = self.exchange.publication
        if publication is None:
            return tag_of_body(body)
        if publication == self.exchange.served:
            return self.foreseen
        return self.asked.tag(publication, self.day)

    def _packed(self, whole: Whole) -> Whole:
        encoding, kind = self.asked.encoding, first_value(whole.headers, b"content-type")
        is_packed = first_value(whole.headers, b"content-encoding")
        if not encoding or is_packed or len(whole.body) < LEAST_BYTES or not is_compressible(kind):
            return whole
        body = compress(whole.body, encoding)
        length = (b"content-length", b"%d" % len(body))
        headers = replaced(whole.headers, length, (b"content-encoding", encoding))
        return Whole(whole.status, headers, body, whole.route)

    async def _send_piece(self, message: Message) -> None:
        if self.start is not None:
            start, self.start = self.start, None
            await self.to_client(self._streaming(start))
        if self.packer is not None:
            body, more = message.get("body", b""), message.get("more_body", False)
            packed = self.packer.add(body) + (b"" if more else self.packer.finish())
            message = {**message, "body": packed}
        await self.to_client(message)

    def _streaming(self, start: Message) -> Message:
        headers, encoding = tuple(start["headers"]), self.asked.encoding
        kind = first_value(headers, b"content-type")
        is_packed = first_value(headers, b"content-encoding")
        if not first_value(headers, b"cache-control"):
            headers = replaced(headers, UNKEPT)
        if encoding and start["status"] == OK and not is_packed and is_compressible(kind):
            self.packer = packer_of(encoding)
            kept = tuple(each for each in headers if each[0] != b"content-length")
            headers = replaced(kept, (b"content-encoding", encoding), varied(kept))
        return {**start, "headers": list(headers)}


async def send_known(answer: Whole, asked: Asked, tag: bytes, send: Send) -> None:
    """Send an answer, or only that it is still the one that the client has."""
    if asked.knows(tag):
        headers = tuple(each for each in answer.headers if each[0] in _OF_NOT_MODIFIED)
        answer = Whole(NOT_MODIFIED, headers, b"")
    await send_whole(answer, send)
