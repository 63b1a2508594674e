"""Formats that share .xml or have no suffix are told by their content alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.detection import find_reader
from corpus.readers import READERS, billion_words, newsml, nitf, plain_text, sgml, tei
from tests.corpus.reading import make_input

HEADS = {
    "SGML": '<DOC id="AFP_ARB_20040101.0001" type="story"><TEXT>نص</TEXT></DOC>',
    "TEI": '<tei:TEI xmlns:tei="http://www.tei-c.org/ns/1.0"><tei:text>نص</tei:text></tei:TEI>',
    "NewsML-G2": "<newsMessage><newsItem>نص</newsItem></newsMessage>",
    "NITF": '<!DOCTYPE nitf SYSTEM "x.dtd" [<!ENTITY y "<TEI>">]><nitf>نص</nitf>',
    "Abu El-Khair XML": "<A><B><ID>1</ID><URL>u</URL><Headline>نص</Headline><Text>x</Text></B></A>",
}
BEFORE = ["", "\n \t", '<?xml version="1.0" encoding="{}"?>\n', "<!-- <nitf> خبر <DOC> -->"]
MARKUP = (sgml, tei, newsml, nitf, billion_words)


@pytest.mark.parametrize("name", HEADS)
@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256"])
@pytest.mark.parametrize("suffix", [".xml", ""])
def test_exactly_one_knows_it(name: str, before: str, encoding: str, suffix: str) -> None:
    data = (before.format(encoding) + HEADS[name]).encode(encoding)
    assert [reader.NAME for reader in MARKUP if reader.recognizes(data)] == [name]
    reader = find_reader(make_input(data, f"a{suffix}")).reader
    assert name == reader.NAME


@pytest.mark.parametrize(
    "text",
    [
        "<rss><channel><item><title>نص</title></item></channel></rss>",
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry/></feed>',
        "<html><body><p>نص</p></body></html>",
        '{"title": "<DOC>"}',
        "نص فيه <DOC> و <TEI>",
        "",
    ],
)
def test_none_knows_what_is_something_else(text: str) -> None:
    assert not [reader.NAME for reader in MARKUP if reader.recognizes(text.encode())]


def test_plain_text_stays_plain_text() -> None:
    assert find_reader(make_input("نص فيه <DOC>".encode(), "a.txt")).reader is plain_text
    assert find_reader(make_input(b"<DOC><DOCNO>1</DOCNO></DOC>", "a.txt")).reader is sgml


@given(st.binary())
def test_any_bytes_are_known_or_not(data: bytes) -> None:
    assert all(reader.recognizes(data) in (True, False) for reader in READERS)
