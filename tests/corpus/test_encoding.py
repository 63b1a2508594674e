import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.encoding import LineDecoder, decode, looks_arabic
from corpus.errors import EncodingUnknown

ARTICLE = "افتتح الوزير «معرض الكتاب» مساء الخميس، وقال: إنّ القراءةَ حياة؛ أليس كذلك؟\r\n"
ARABIC_WORDS = st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإؤئ ،؛؟", min_size=1).filter(
    lambda text: not text.isspace()
)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (ARTICLE.encode(), "UTF-8"),
        (codecs.BOM_UTF8 + ARTICLE.encode(), "UTF-8"),
        (codecs.BOM_UTF16_LE + ARTICLE.encode("utf-16-le"), "UTF-16-LE"),
        (codecs.BOM_UTF16_BE + ARTICLE.encode("utf-16-be"), "UTF-16-BE"),
        (ARTICLE.encode("cp1256"), "windows-1256"),
    ],
)
def test_encoding_is_found(data: bytes, encoding: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding) == (ARTICLE, encoding)
    assert decoded.reason


@pytest.mark.parametrize("padding", [b"\0", b"\0\0\0", b"\x1a"])
def test_padding_at_the_end_is_no_text(padding: bytes) -> None:
    assert decode(ARTICLE.encode("cp1256") + padding).text == ARTICLE


def test_stray_nul_in_utf_8_is_kept() -> None:
    text = ARTICLE + "\0" + ARTICLE
    assert decode(text.encode()).text == text


def test_only_ascii_is_utf_8() -> None:
    assert decode(b"plain").encoding == "UTF-8"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04\0\0\0\0\x08\0\x01", "full of NULs"),
        (ARTICLE.encode("cp1256") + b"\x01x", "neither UTF-8"),
        (ARTICLE.encode("utf-16-le"), "UTF-16 without a byte order mark"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", "not valid UTF-16-LE"),
        (codecs.BOM_UTF8 + ARTICLE.encode("cp1256"), "not valid UTF-8"),
        (ARTICLE.encode("iso8859_6", "ignore"), "neither UTF-8 nor Arabic in windows-1256"),
        (ARTICLE.encode("mac_arabic"), "neither UTF-8 nor Arabic in windows-1256"),
        (ARTICLE.encode() + b"\xff", "neither UTF-8 nor Arabic in windows-1256"),
        ("Ça a été décidé à Tunis".encode("cp1252"), "neither UTF-8"),
        ("El niño comió más jamón aquí".encode("cp1252"), "neither UTF-8"),
        ("Москва объявила о новых мерах".encode("cp1251"), "neither UTF-8"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(EncodingUnknown, match=reason):
        decode(data)


def test_one_accented_letter_is_not_arabic() -> None:
    assert not looks_arabic("A long report on the village of Al-Hamí in English".replace("í", "ي"))


@given(st.text(st.characters(exclude_characters="\0\x1a\ufeff", exclude_categories=["Cs"])))
def test_utf_8_comes_back(text: str) -> None:
    assert decode(text.encode()).text == text


@given(ARABIC_WORDS)
def test_windows_1256_comes_back(text: str) -> None:
    assert decode((text + " ثم").encode("cp1256")).text == text + " ثم"


@given(st.binary())
def test_bytes_are_read_without_loss_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data)
    except EncodingUnknown:
        return
    read = decoded.text.encode("cp1256" if "1256" in decoded.encoding else decoded.encoding)
    assert read in data


def test_first_line_outside_ascii_decides_for_the_file() -> None:
    decoder = LineDecoder()
    assert decoder.decode(b'{"id": 1}') == '{"id": 1}'
    assert decoder.decode(ARTICLE.encode("cp1256")) == ARTICLE
    assert decoder.encoding == "windows-1256"
    assert decoder.decode("é".encode("cp1256")) == "é"


def test_broken_line_decides_nothing() -> None:
    decoder = LineDecoder()
    with pytest.raises(EncodingUnknown):
        decoder.decode(ARTICLE.encode() + b"\xff")
    assert decoder.decode(ARTICLE.encode()) == ARTICLE
    with pytest.raises(EncodingUnknown, match="not valid UTF-8"):
        decoder.decode(ARTICLE.encode("cp1256"))
