import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.markup.roots import root_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<TEI>", "TEI"),
        ("<?xml version='1.0' encoding='windows-1256'?>\n<!-- خبر <a> -->\n<tei:TEI x='y'>", "TEI"),
        ("<!DOCTYPE nitf SYSTEM 'a>b' [<!ENTITY x \"y\">]> <nitf/>", "nitf"),
        ("<?xml version='1.0'?><?xml-model href='<x>'?><DOC id=1>", "DOC"),
        ("text <p>", ""),
        ("", ""),
        ("<!-- <a>", ""),
        ("<!DOCTYPE a [", ""),
    ],
)
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1256"]
)
def test_first_tag_in_any_encoding(text: str, name: str, encoding: str) -> None:
    assert root_name(text.encode(encoding, "ignore")) == name


@given(st.binary())
def test_any_bytes_have_a_root_or_none(data: bytes) -> None:
    assert isinstance(root_name(data), str)
