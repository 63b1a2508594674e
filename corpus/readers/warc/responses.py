"""Responses of HTTP/1.1 as they went over the wire: status, fields, and the content decoded."""

import io
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from corpus.errors import CorpusError
from corpus.readers.warc.records import read_fields
from corpus.streams import MAX_RECORD_BYTES

CUT_SHORT = "the content of the page is cut short"

_MAX_LINE_BYTES = 64 * 1024
_INFLATED = frozenset(("gzip", "x-gzip", "deflate"))
# The line break belongs to the chunk before; no chunk of a page needs more digits.
_CHUNK_SIZE = re.compile(rb"(?:\r?\n)?([0-9a-fA-F]{1,8})[ \t]*(?:;[^\n]*)?\r?\n")


class ContentUnreadable(CorpusError):
    """The content of a response is packed in a way that cannot be undone."""


@dataclass(frozen=True, slots=True)
class Response:
    """A response; `mime` is in lower case, `content` still as it was sent."""

    status: str
    mime: str
    charset: str
    transfer: str
    coding: str
    content: bytes


def parse_response(data: bytes) -> Response | None:
    """Return the response that bytes hold, None where they hold none."""
    stream = io.BytesIO(data)
    protocol, _, status = stream.readline(_MAX_LINE_BYTES).decode("latin-1").partition(" ")
    if not protocol.startswith("HTTP/"):
        return None
    fields = read_fields(stream)
    mime, charset = parse_content_type(fields.get("content-type", ""))
    return Response(
        status=status[:3],
        mime=mime,
        charset=charset,
        transfer=fields.get("transfer-encoding", "").lower(),
        coding=fields.get("content-encoding", "").lower(),
        content=data[stream.tell() :],
    )


def parse_content_type(value: str) -> tuple[str, str]:
    """Return type and charset: `parse_content_type("text/html; charset=x")[1] == "x"`."""
    mime, *parameters = value.split(";")
    for parameter in parameters:
        name, _, charset = parameter.partition("=")
        if name.strip().lower() == "charset":
            return mime.strip().lower(), charset.strip(" \"'")
    return mime.strip().lower(), ""


def decode_content(response: Response) -> tuple[bytes, bool]:
    """Return the content as it was before it was sent, and whether it is whole.

    Some crawlers unpack contents and keep the fields that say otherwise; such contents are taken
    as they are.

    Raises:
        ContentUnreadable: it is packed in a way that is not known, or grows beyond all pages.
    """
    content, whole = response.content, True
    if "chunked" in response.transfer:
        content, whole = _join_chunks(content)
    for coding in reversed(response.coding.split(",")):
        content, unpacked = _unpack(content, coding.strip())
        whole = whole and unpacked
    return content, whole


def _join_chunks(data: bytes) -> tuple[bytes, bool]:
    chunks: list[bytes] = []
    position = 0
    while (size := _CHUNK_SIZE.match(data, position)) and (length := int(size[1], 16)):
        start = size.end()
        chunks.append(data[start : start + length])
        position = start + length
    if not size and not chunks:
        return data, True  # Its chunks were joined before it was archived.
    return b"".join(chunks), size is not None


def _unpack(data: bytes, coding: str) -> tuple[bytes, bool]:
    if coding in ("", "identity") or (coding in _INFLATED and data.lstrip().startswith(b"<")):
        return data, True
    if coding == "deflate":
        # Half of the servers send it without the frame of zlib.
        return _inflate(data, zlib.MAX_WBITS if data.startswith(b"\x78") else -zlib.MAX_WBITS)
    if coding in _INFLATED:
        return _inflate(data, zlib.MAX_WBITS | 16)
    if coding == "br":
        return _unbrotli(data)
    raise ContentUnreadable(f"unknown content encoding: {coding[:20]}")


def _inflate(data: bytes, bits: int) -> tuple[bytes, bool]:
    decompressor = zlib.decompressobj(bits)
    try:
        content = decompressor.decompress(data, MAX_RECORD_BYTES + 1)
    except zlib.error as error:
        raise ContentUnreadable("the content of the page is damaged") from error
    return _bounded(content), decompressor.eof


def _unbrotli(data: bytes) -> tuple[bytes, bool]:
    import brotli

    decompressor = brotli.Decompressor()
    process: Callable[..., bytes] = decompressor.process
    try:
        content = process(data, output_buffer_limit=MAX_RECORD_BYTES + 1)
    except brotli.error as error:
        raise ContentUnreadable("the content of the page is damaged") from error
    return _bounded(content), decompressor.is_finished()


def _bounded(content: bytes) -> bytes:
    if len(content) > MAX_RECORD_BYTES:
        raise ContentUnreadable("the page is too large for one article")
    return content
