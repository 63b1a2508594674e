"""Web archives: which records are articles, and what of the others is told."""

import gzip
import tracemalloc
import zlib
from pathlib import Path

import brotli
import pytest
from warcio.archiveiterator import ArchiveIterator

from corpus import Record, Skipped, SourceFile, read_file
from corpus.readers import warc
from tests.corpus.readers.pages import SECOND, SENTENCE, TITLE, page
from tests.corpus.readers.warc.captures import HTML, Archive, chunk
from tests.corpus.reading import make_input, read_bytes

PAGE = page().encode()
BODY = f"{SENTENCE}\n{SECOND}"


def read(data: bytes) -> list[Record | Skipped]:
    return read_bytes(warc, data, "a.warc")


def reasons(data: bytes) -> list[tuple[int | None, str]]:
    outcomes = read(data)
    return [(o.origin.line, o.reason) for o in outcomes if isinstance(o, Skipped)]


def bodies(data: bytes) -> list[tuple[int | None, str]]:
    outcomes = read(data)
    return [(o.origin.line, o.document.body) for o in outcomes if isinstance(o, Record)]


def test_a_page_is_an_article_with_its_address_and_number() -> None:
    (outcome,) = read(Archive().add(PAGE, HTML, url="https://a.example/خبر/1").data)
    assert isinstance(outcome, Record)
    assert (outcome.document.title, outcome.document.body) == (TITLE, BODY)
    assert outcome.document.url == "https://a.example/خبر/1"
    assert (outcome.origin.line, outcome.notes) == (2, ())
    # The day of the visit says nothing of the article.
    assert outcome.document.date is None


@pytest.mark.parametrize(
    ("content", "fields"),
    [
        (chunk(PAGE), [("Transfer-Encoding", "chunked")]),
        (PAGE, [("Transfer-Encoding", "chunked")]),
        (gzip.compress(PAGE), [("Content-Encoding", "gzip")]),
        (
            chunk(gzip.compress(PAGE)),
            [("Content-Encoding", "GZIP"), ("Transfer-Encoding", "chunked")],
        ),
        (PAGE, [("Content-Encoding", "gzip")]),
        (zlib.compress(PAGE), [("Content-Encoding", "deflate")]),
        (zlib.compress(PAGE)[2:-4], [("Content-Encoding", "deflate")]),
        (zlib.compress(gzip.compress(PAGE)), [("Content-Encoding", "gzip, deflate")]),
        (PAGE, [("Content-Encoding", "identity")]),
    ],
)
def test_content_is_unpacked(content: bytes, fields: list[tuple[str, str]]) -> None:
    assert bodies(Archive().add(content, HTML, *fields).data) == [(2, BODY)]


def test_brotli_is_unpacked() -> None:
    data = Archive().add(brotli.compress(PAGE), HTML, ("Content-Encoding", "br")).data
    assert read(data) == read(Archive().add(PAGE, HTML).data)


def test_what_cannot_be_unpacked_is_told() -> None:
    bomb = gzip.compress(bytes(20 << 20))
    archive = Archive().add(bomb, HTML, ("Content-Encoding", "gzip"))
    archive.add(b"\x1f\x8bbroken", HTML, ("Content-Encoding", "gzip"))
    archive.add(b"x", HTML, ("Content-Encoding", "zopfli"))
    assert reasons(archive.data) == [
        (2, "the page is too large for one article"),
        (3, "the content of the page is damaged"),
        (4, "unknown content encoding: zopfli"),
    ]


def test_content_that_is_cut_short_is_read_and_noted() -> None:
    cut = chunk(PAGE)[:-40]
    (outcome,) = read(Archive().add(cut, HTML, ("Transfer-Encoding", "chunked")).data)
    assert isinstance(outcome, Record)
    assert outcome.document.body == BODY
    assert outcome.notes == ("the content of the page is cut short",)


def test_the_charset_of_http_counts_where_bytes_do_not_tell() -> None:
    content = page().encode("iso-8859-6")
    field = ("Content-Type", 'text/html; charset="ISO-8859-6"')
    assert bodies(Archive().add(content, field).data) == [(2, BODY)]


def test_what_is_no_page_is_counted_as_one_kind() -> None:
    archive = Archive().add(b"x", ("Content-Type", "image/png"))
    archive.add(PAGE, HTML, status="404 Not Found")
    archive.add(b"nothing", ("Content-Type", "application/octet-stream"))
    archive.add_resource(b"x", "text/css")
    assert reasons(archive.data) == [
        (2, "not a page: image/png"),
        (3, "not a page: HTTP 404"),
        (4, "not a page: application/octet-stream"),
        (5, "not a page: text/css"),
    ]


def test_resources_and_pages_of_no_type_are_read() -> None:
    archive = Archive().add_resource(PAGE, "text/html").add(PAGE)
    assert bodies(archive.data) == [(2, BODY), (3, BODY)]


def test_an_archive_without_pages_says_so() -> None:
    assert reasons(Archive().data) == [(None, "no page in the web archive")]
    assert read(b"") == []


def test_many_compressed_members_are_one_stream(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    archive = Archive(compressed=True)
    for number in range(20):
        archive.add(PAGE, HTML, url=f"https://a.example/{number}")
    path.write_bytes(archive.data)
    outcomes = list(read_file(SourceFile(str(path), path.name)))
    assert [outcome.origin.line for outcome in outcomes] == list(range(2, 22))
    path.write_bytes(archive.data[:-200])
    *kept, last = read_file(SourceFile(str(path), path.name))
    assert len(kept) == 19
    assert isinstance(last, Skipped)
    assert (last.origin.line, last.reason) == (21, "the compressed file is cut short")


def test_damage_is_told_and_what_is_around_it_kept() -> None:
    first, second = Archive().add(PAGE, HTML).data, Archive().add(PAGE, HTML).data
    assert bodies(first + b"rubbish\r\n" * 3 + second) == [(2, BODY), (5, BODY)]
    assert reasons(first + b"rubbish\r\n" * 3 + second) == [
        (3, "damaged record: no record begins here")
    ]
    assert reasons(first[:-500]) == [(2, "the record is cut short")]
    broken = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -1\r\n\r\n"
    assert bodies(broken + second) == [(3, BODY)]
    assert reasons(broken + second) == [(1, "damaged record: no valid length")]


def test_the_records_are_those_that_warcio_finds() -> None:
    archive = Archive().add(PAGE, HTML).add(b"x", HTML, kind="request").add(chunk(PAGE), HTML)
    archive.add_resource(PAGE, "text/html")
    expected = [
        (record.rec_type, record.rec_headers.get_header("WARC-Target-URI") or "")
        for record in ArchiveIterator(make_input(archive.data, "a.warc").stream)
    ]
    found = list(warc.records.iter_records(make_input(archive.data, "a.warc").stream))
    assert [(r.kind, r.url) for r in found if isinstance(r, warc.records.Capture)] == expected


def test_arc_is_read() -> None:
    response = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE
    head = b"filedesc://a.arc 0.0.0.0 20170302000000 text/plain 4\n1 0\n\n"
    record = b"https://a.example/1 1.2.3.4 20170302000000 text/html %d\n%s\n"
    data = head + record % (len(response), response) * 2
    assert warc.recognizes(data)
    assert bodies(data) == [(2, BODY), (3, BODY)]
    assert reasons(data[:-100]) == [(3, "the record is cut short")]
    assert reasons(data + b"rubbish") == [(4, "damaged record: no record begins here")]


def test_large_records_pass_by_in_little_memory() -> None:
    archive = Archive().add(bytes(40 << 20), ("Content-Type", "video/mp4")).add(PAGE, HTML)
    data = archive.data
    read(Archive().add(PAGE, HTML).data)
    tracemalloc.start()
    try:
        outcomes = read(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert [getattr(o, "reason", None) for o in outcomes] == [
        "the record is too large for one article",
        None,
    ]
    assert peak < 8 << 20


def test_recognizes() -> None:
    assert warc.recognizes(Archive().data)
    assert not warc.recognizes(b"<html>")
