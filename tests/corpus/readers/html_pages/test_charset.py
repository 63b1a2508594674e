"""How pages are written, and what they say of it."""

import pytest

from corpus.errors import EncodingUnknown
from corpus.readers.html_pages.charset import declared_charset, decode_page, encode_markup

TEXT = "<p>أعلنت البلدية افتتاح السوق الشعبي</p>"


@pytest.mark.parametrize(
    ("beginning", "charset"),
    [
        ('<meta charset="windows-1256">', "windows-1256"),
        ("<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=ISO-8859-6'>", "ISO-8859-6"),
        ('<?xml version="1.0" encoding="utf-8"?>', "utf-8"),
        ("<p>charset=x</p>", ""),
        (" " * 5000 + '<meta charset="windows-1256">', ""),
    ],
)
def test_declared_charset(beginning: str, charset: str) -> None:
    assert declared_charset(beginning.encode()) == charset


def test_bytes_are_believed_before_declarations() -> None:
    declared = f'<meta charset="iso-8859-1">{TEXT}'
    assert decode_page(declared.encode()).text == declared
    assert decode_page(declared.encode("windows-1256")).text == declared


def test_declarations_decide_where_bytes_do_not() -> None:
    data = b'<meta charset="x-mac-arabic">' + TEXT.encode("mac_arabic")
    assert TEXT in decode_page(data).text
    assert TEXT in decode_page(TEXT.encode("iso-8859-6"), "ISO-8859-6").text


@pytest.mark.parametrize("charset", ["", "no-such", "zlib", "idna", "unicode_escape", "utf-8"])
def test_what_nobody_can_tell_is_refused(charset: str) -> None:
    with pytest.raises(EncodingUnknown):
        decode_page(b"<p>caf\xe9 d\xe9j\xe0", charset)


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("أ\0ب\x01\x0b\x1f\n\t\r", "أب\n\t\r"),
        ("&#0;&#1;&#11;&#x1f;&#X0;&#00;", ""),
        (
            "&#9;&#10;&#13;&#32;&#100;&#xa;&#x10ffff;&#1632;",
            "&#9;&#10;&#13;&#32;&#100;&#xa;&#x10ffff;&#1632;",
        ),
        ("أ\ufffeب\uffff\ud800", "أب?"),
    ],
)
def test_encode_markup(text: str, data: str) -> None:
    assert encode_markup(text) == data.encode()


def test_names_of_charsets_may_be_anything() -> None:
    with pytest.raises(EncodingUnknown):
        decode_page(b"caf\xe9 d\xe9j\xe0", "utf-\0")


def test_what_the_user_says_is_not_doubted() -> None:
    assert decode_page(TEXT.encode("cp720"), "utf-8", "cp720").text == TEXT
    with pytest.raises(EncodingUnknown, match="not valid"):
        decode_page(b"<p>\xd8", override="utf-16")
