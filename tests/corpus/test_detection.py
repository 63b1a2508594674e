from collections.abc import Iterator
from pathlib import PurePath
from types import SimpleNamespace

import pytest

from corpus.detection import find_reader
from corpus.errors import FormatUnknown
from corpus.inputs import Options
from corpus.readers import READERS, plain_text
from corpus.signatures import unmistakable_suffix
from tests.corpus.reading import make_input

ARABIC = "افتتاح مكتبة عامة\nافتتحت البلدية أمس مكتبة عامة جديدة في الحي.\n"
OBJECT = b'{"title": "a"}\n'


def invent(name: str, suffixes: tuple[str, ...], begins: bytes) -> SimpleNamespace:
    return SimpleNamespace(
        NAME=name, SUFFIXES=suffixes, recognizes=lambda head: head.startswith(begins)
    )


@pytest.fixture(autouse=True)
def more_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    known = [reader for reader in READERS if reader.NAME in ("plain text", "JSON Lines")]
    readers = (
        *known,
        invent("HTML", (".html", ".htm"), b"<!DOCTYPE html"),
        invent("WARC", (".warc",), b"WARC/"),
        invent("TEI", (".xml",), b"<TEI"),
        invent("NITF", (".xml",), b"<nitf"),
        invent("SGML", (".sgml", ".txt"), b"<DOC>"),
    )
    monkeypatch.setattr("corpus.detection.READERS", readers)


def detect(data: bytes, name: str, options: Options | None = None) -> tuple[str, tuple[str, ...]]:
    detected = find_reader(make_input(data, name, options))
    return detected.reader.NAME, detected.notes


def refusal(data: bytes, name: str, options: Options | None = None) -> str:
    with pytest.raises(FormatUnknown) as caught:
        find_reader(make_input(data, name, options))
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "data", "format_name"),
    [
        ("1.txt", ARABIC.encode(), "plain text"),
        ("1.TXT", b"any text", "plain text"),
        ("1.txt", b"<DOC>", "SGML"),
        ("1.xml", b"<nitf>", "NITF"),
        ("1.xml", b"<TEI>", "TEI"),
        ("1.jsonl", b"not an object", "JSON Lines"),
        ("1.html", b"<p>no doctype", "HTML"),
        ("1.warc", b"WARC/1.0\r\n", "WARC"),
    ],
)
def test_name_tells_and_content_tells_where_names_are_shared(
    name: str, data: bytes, format_name: str
) -> None:
    assert detect(data, name) == (format_name, ())


@pytest.mark.parametrize(
    ("name", "data", "format_name"),
    [
        ("1.txt", b"WARC/1.1\r\nWARC-Type: response", "WARC"),
        ("1.jsonl", b" <!-- a --><!-- b -->\n<html lang='ar'>", "HTML"),
        ("1.txt", b"\xef\xbb\xbf<?xml version='1.0'?>\n<!doctype HTML>", "HTML"),
        ("1.txt", "\ufeff<!DOCTYPE html>".encode("utf-16-le"), "HTML"),
        ("1.dump", OBJECT, "JSON Lines"),
        ("1.aspx", b"<!DOCTYPE html>", "HTML"),
        ("1.article", ARABIC.encode(), "plain text"),
    ],
)
def test_content_beats_a_name_that_lies_or_says_nothing(
    name: str, data: bytes, format_name: str
) -> None:
    assert detect(data, name) == (format_name, (f"read as {format_name}: the content says so",))


@pytest.mark.parametrize(
    ("name", "data", "format_name"),
    [
        ("-", OBJECT, "JSON Lines"),
        ("dump", b"WARC/1.0\r\n", "WARC"),
        ("خبر", ARABIC.encode(), "plain text"),
        ("خبر", ARABIC.encode("cp1256"), "plain text"),
        ("خبر", ARABIC.encode("utf-16"), "plain text"),
        ("خبر", (ARABIC * 5000).encode(), "plain text"),
        ("خبر", (ARABIC * 5000).encode("utf-16"), "plain text"),
    ],
)
def test_content_alone_tells_without_a_remark(name: str, data: bytes, format_name: str) -> None:
    assert detect(data, name) == (format_name, ())


@pytest.mark.parametrize("name", ["1.2", "12.2016", "أ. سمير"])
def test_dot_in_a_name_is_not_always_a_suffix(name: str) -> None:
    assert detect(ARABIC.encode(), name)[0] == "plain text"
    assert "files without a suffix" in refusal(b"12 34", name)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("README", ARABIC.encode(), "not an article by its name: it speaks of the other files"),
        (
            "notes",
            b"an English text about nothing",
            "no reader for files without a suffix: neither",
        ),
        ("numbers", b"1 2 3", "no reader for files without a suffix: neither"),
        ("binary", bytes(range(256)) * 4, "no reader for files without a suffix: neither"),
        ("names", "علي\nعمر".encode(), "no reader for files without a suffix: neither"),
        ("script", f"#!/bin/sh\n# {ARABIC}".encode(), "no reader for files without a suffix"),
        ("1.xyz", b"data", "no reader for .xyz files yet"),
        ("1.txt", b"%PDF-1.4", "not an article: a PDF document; save it as text"),
        ("1.jsonl", b"SQLite format 3\0", "not an article: a database"),
        ("1.xml", b"<other>", "format not recognized: a .xml file that is none of TEI, NITF"),
    ],
)
def test_what_is_no_article_is_refused_with_the_reason(name: str, data: bytes, reason: str) -> None:
    assert refusal(data, name).startswith(reason)


@pytest.mark.parametrize("wanted", ["jsonl", "JSON Lines", " NDJSON ", "ndjson"])
def test_format_that_the_user_names_goes_first(wanted: str) -> None:
    assert detect(b"<!DOCTYPE html>", "1.txt", Options(format=wanted)) == ("JSON Lines", ())


def test_unknown_format_names_the_known_ones() -> None:
    reason = refusal(b"", "-", Options(format="docx"))
    assert reason == (
        "no such format: docx; known are plain text, JSON Lines, HTML, WARC, TEI, NITF, SGML"
    )


def test_many_comments_are_looked_at_once() -> None:
    assert unmistakable_suffix(b"<!---->" * 9000 + b"x") is None
    assert unmistakable_suffix(b"<!-- -" * 9000) is None
    assert unmistakable_suffix(b"<!---->" * 9000 + b"<html>") == ".html"


def test_plain_text_never_claims_a_content() -> None:
    assert not plain_text.recognizes(ARABIC.encode())
    assert PurePath("a.txt").suffix in plain_text.SUFFIXES


def suffixes() -> Iterator[str]:
    for reader in READERS:
        yield from reader.SUFFIXES


def test_suffixes_of_readers_are_lower_case() -> None:
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in suffixes())
