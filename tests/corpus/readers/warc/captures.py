"""Makes web archives with warcio, which knows the format and nothing of us."""

import io

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

# Else warcio makes them, in files that it leaves open.
_DIGESTS = {"WARC-Block-Digest": "sha1:A", "WARC-Payload-Digest": "sha1:A"}

HTML = ("Content-Type", "text/html; charset=utf-8")


class Archive:
    """A web archive that grows record by record; `data` are its bytes."""

    def __init__(self, *, compressed: bool = False) -> None:
        self._stream = io.BytesIO()
        self._writer = WARCWriter(self._stream, gzip=compressed)
        info = self._writer.create_warcinfo_record("a.warc", {"software": "test"})
        self._writer.write_record(info)

    def add(
        self,
        content: bytes,
        *fields: tuple[str, str],
        kind: str = "response",
        status: str = "200 OK",
        url: str = "https://a.example/1",
    ) -> "Archive":
        """Add a record; the fields are those of HTTP."""
        http = StatusAndHeaders(status, list(fields), protocol="HTTP/1.1")
        record = self._writer.create_warc_record(
            url,
            kind,
            payload=io.BytesIO(content),
            length=len(content),
            http_headers=http,
            warc_headers_dict=dict(_DIGESTS),
        )
        self._writer.write_record(record)
        return self

    def add_resource(self, content: bytes, mime: str) -> "Archive":
        """Add a record of content alone."""
        record = self._writer.create_warc_record(
            "file://a.html",
            "resource",
            payload=io.BytesIO(content),
            length=len(content),
            warc_content_type=mime,
            warc_headers_dict=dict(_DIGESTS),
        )
        self._writer.write_record(record)
        return self

    @property
    def data(self) -> bytes:
        return self._stream.getvalue()


def chunk(content: bytes, size: int = 100) -> bytes:
    """Return content in chunks as HTTP/1.1 sends it."""
    pieces = (content[at : at + size] for at in range(0, len(content), size))
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"
