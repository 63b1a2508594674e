import pytest

from corpus.encoding import check_encoding
from corpus.encoding.names import codec_of, find_encoding
from corpus.errors import EncodingNameUnknown
from corpus.inputs import Options


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("utf8", "UTF-8"),
        (" UTF-8 ", "UTF-8"),
        ("utf_16_le", "UTF-16-LE"),
        ("windows-1256", "windows-1256"),
        ("CP1256", "windows-1256"),
        ("x-cp1256", "windows-1256"),
        ("ISO_8859-6", "ISO-8859-6"),
        ("asmo-708", "ISO-8859-6"),
        ("arabic", "ISO-8859-6"),
        ("iso-8859-6-i", "ISO-8859-6"),
        ("x-mac-arabic", "MacArabic"),
        ("MacArabic", "MacArabic"),
        ("dos-720", "cp720"),
        ("latin1", "windows-1252"),
        ("windows-1251", "cp1251"),
    ],
)
def test_encoding_has_one_name(name: str, shown: str) -> None:
    assert find_encoding(name) == shown
    assert find_encoding(shown) == shown
    assert "ascii".encode(codec_of(shown)).decode(codec_of(shown)) == "ascii"


@pytest.mark.parametrize(
    "name", ["", "cp9999", "rot13", "base64", "idna", "punycode", "undefined", "a\0b", "كود", "."]
)
def test_what_is_no_encoding_of_text_is_none(name: str) -> None:
    assert find_encoding(name) == ""


def test_unknown_encoding_is_refused_before_anything_is_read() -> None:
    check_encoding("")
    with pytest.raises(EncodingNameUnknown, match="there is no encoding 'cp9999'; names are utf-8"):
        Options(encoding="cp9999")
