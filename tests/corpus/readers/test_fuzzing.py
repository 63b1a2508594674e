"""No bytes, however broken, raise in a reader: each is a record, or the reason why it is none."""

import gzip

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import Record, Skipped
from corpus.errors import StreamUnreadable
from corpus.inputs import Reader
from corpus.readers import feeds, html_pages, warc
from tests.corpus.readers.feeds.test_feeds import ATOM, ITEM, RSS, RSS_1
from tests.corpus.readers.pages import page
from tests.corpus.readers.warc.captures import HTML, Archive, chunk
from tests.corpus.reading import read_bytes

LINKED = (
    '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "عنوان",'
    ' "author": [{"@id": "#1"}], "articleBody": "<p>نص</p>"}]}</script>'
    "<meta property='og:title' content='عنوان'><link rel='canonical' href='/1'>"
)
PAGE = page(head=LINKED).encode()
ARC = b"filedesc://a 0 0 text/plain 1\n1\nhttp://a.example/1 0 0 text/html %d\n%s"
RESPONSE = b"HTTP/1.1 200 OK\r\n\r\n" + PAGE
ARCHIVE = (
    Archive()
    .add(chunk(gzip.compress(PAGE)), HTML, ("Content-Encoding", "gzip"))
    .add(chunk(PAGE), HTML, ("Transfer-Encoding", "chunked"))
    .add_resource(PAGE, "text/html")
)
SEEDS = [
    (html_pages, PAGE),
    (html_pages, PAGE.decode().encode("utf-16")),
    (warc, ARCHIVE.data),
    (warc, ARC % (len(RESPONSE), RESPONSE)),
    (feeds, RSS.format("UTF-8", ITEM).encode()),
    (feeds, ATOM.encode()),
    (feeds, RSS_1.encode()),
]
MARKUP = (
    b"< > & &#0; ]]> <![CDATA[ <!-- <p </ <svg> <script> <table> <title> <template> <head> <body>"
)
PIECES = st.binary(max_size=8) | st.sampled_from(
    [*MARKUP.split(), b"\0", b"\xff", b"\r\n\r\n", b"WARC/1.0\r\n", b"<!ENTITY ", b"<div>" * 300]
)


@st.composite
def broken(draw: st.DrawFn, seed: bytes) -> bytes:
    """Return the seed with some pieces of it replaced, doubled or cut out."""
    data = seed
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 200)))
        piece = draw(PIECES | st.just(data[start:end] * 2))
        data = data[:start] + piece + data[end:]
    return data


def check(reader: Reader, data: bytes) -> None:
    reader.recognizes(data[: 1 << 16])
    try:
        outcomes = read_bytes(reader, data, "a")
    except StreamUnreadable:
        return
    assert outcomes or not data.strip()
    for outcome in outcomes:
        assert isinstance(outcome, Record | Skipped)
        if isinstance(outcome, Record):
            texts = (outcome.document.title, outcome.document.body, outcome.document.id)
            assert all(text.encode() or text == "" for text in texts)


@pytest.mark.parametrize("seed", range(len(SEEDS)))
@given(data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_broken_files(seed: int, data: st.DataObject) -> None:
    reader, whole = SEEDS[seed]
    check(reader, data.draw(broken(whole)))


@pytest.mark.parametrize("reader", [html_pages, warc, feeds])
@given(data=st.binary(max_size=300))
def test_any_bytes(reader: Reader, data: bytes) -> None:
    check(reader, data)
