import pytest

from corpus.encoding import LineDecoder
from corpus.errors import EncodingUnknown
from tests.corpus.encoding.samples import ARTICLE, HEADLINE


def test_first_line_outside_ascii_decides_for_the_file() -> None:
    decoder = LineDecoder()
    assert decoder.decode(b'{"id": 1}').text == '{"id": 1}'
    assert decoder.decode(ARTICLE.encode("cp1256")).text == ARTICLE
    assert decoder.encoding == "windows-1256"
    assert decoder.decode("é".encode("cp1256")).text == "é"


def test_line_without_evidence_decides_nothing() -> None:
    decoder = LineDecoder()
    assert "too short" in decoder.decode("ايران".encode("cp1256")).reason
    assert decoder.decode(HEADLINE.encode("iso8859-6")).text == HEADLINE
    assert decoder.decode("ايران".encode("iso8859-6")).text == "ايران"


def test_refused_line_decides_nothing() -> None:
    decoder = LineDecoder()
    with pytest.raises(EncodingUnknown):
        decoder.decode("Ça a été décidé".encode("cp1252"))
    assert decoder.decode(ARTICLE.encode()).text == ARTICLE


def test_later_lines_are_checked() -> None:
    decoder = LineDecoder()
    decoder.decode(ARTICLE.encode())
    other = decoder.decode(ARTICLE.encode("cp1256"))
    assert other.text == ARTICLE
    assert other.notes == ("read as windows-1256: this line is, though the file is UTF-8",)
    damaged = decoder.decode(ARTICLE.encode() + b"\xff")
    assert damaged.notes == ("damaged bytes: 1 shown as \ufffd",)
    assert decoder.encoding == "UTF-8"


def test_line_of_utf_8_in_a_legacy_file_is_read() -> None:
    decoder = LineDecoder()
    decoder.decode(ARTICLE.encode("cp1256"))
    assert decoder.decode(ARTICLE.encode()).text == ARTICLE
    assert decoder.decode(ARTICLE.encode("mac-arabic")).text == ARTICLE
    assert decoder.decode(ARTICLE.encode("cp1256")).text == ARTICLE


def test_word_of_the_user_goes_before_all() -> None:
    decoder = LineDecoder(override="mac-arabic")
    data = HEADLINE.encode("cp1256")
    assert decoder.decode(data).text == data.decode("mac-arabic")


def test_line_of_utf_16_in_another_file_is_refused() -> None:
    decoder = LineDecoder()
    with pytest.raises(EncodingUnknown, match="a line in UTF-16"):
        decoder.decode(HEADLINE.encode("utf-16"))
    assert decoder.encoding == "UTF-8"


def test_declared_encoding_of_another_language_is_used() -> None:
    decoder = LineDecoder(declared="iso-8859-1")
    assert decoder.decode("décidé".encode("cp1252")).text == "décidé"
    assert decoder.decode("à côté".encode("cp1252")).text == "à côté"
    assert decoder.decode(HEADLINE.encode()).text == HEADLINE
