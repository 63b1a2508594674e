"""Responses of HTTP."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.warc.responses import decode_content, parse_content_type, parse_response
from tests.corpus.readers.warc.captures import chunk

HEAD = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    ("value", "mime", "charset"),
    [
        ("text/html", "text/html", ""),
        ("Text/HTML; charset=UTF-8", "text/html", "UTF-8"),
        ("text/html;a=b; Charset='windows-1256'", "text/html", "windows-1256"),
        ("", "", ""),
    ],
)
def test_parse_content_type(value: str, mime: str, charset: str) -> None:
    assert parse_content_type(value) == (mime, charset)


def test_what_is_no_response_is_none() -> None:
    assert parse_response(b"<html>") is None
    assert parse_response(b"") is None


@given(st.binary(min_size=1, max_size=600), st.integers(1, 300))
def test_chunks_are_joined(content: bytes, size: int) -> None:
    response = parse_response(HEAD + chunk(content, size))
    assert response is not None
    assert decode_content(response) == (content, True)


@given(st.binary(min_size=1, max_size=300), st.integers(1, 100), st.data())
def test_of_cut_chunks_the_beginning_is_kept(
    content: bytes, size: int, data: st.DataObject
) -> None:
    sent = chunk(content, size)
    first = sent.index(b"\r\n") + 2
    cut = data.draw(st.integers(min(first + size, len(sent) - 6), len(sent) - 6))
    response = parse_response(HEAD + sent[:cut])
    assert response is not None
    joined, whole = decode_content(response)
    assert not whole
    assert content.startswith(joined)
