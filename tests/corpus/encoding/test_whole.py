import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.encoding import Decoded, decode, whole
from corpus.errors import EncodingNameUnknown, EncodingUnknown
from tests.corpus.encoding.samples import ARTICLE, ENCODINGS, HEADLINE, sentences


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (ARTICLE.encode(), "UTF-8"),
        (codecs.BOM_UTF8 + ARTICLE.encode(), "UTF-8"),
        (codecs.BOM_UTF16_LE + ARTICLE.encode("utf-16-le"), "UTF-16-LE"),
        (codecs.BOM_UTF16_BE + ARTICLE.encode("utf-16-be"), "UTF-16-BE"),
        (ARTICLE.encode("utf-16-le"), "UTF-16-LE"),
        (ARTICLE.encode("utf-16-be"), "UTF-16-BE"),
        *((ARTICLE.encode(codec), name) for name, codec in ENCODINGS.items() if name != "cp720"),
    ],
)
def test_encoding_is_found(data: bytes, encoding: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.damaged) == (ARTICLE, encoding, 0)
    assert decoded.reason


@pytest.mark.parametrize(("name", "codec"), ENCODINGS.items())
def test_headline_is_enough(name: str, codec: str) -> None:
    decoded = decode(HEADLINE.encode(codec))
    assert (decoded.text, decoded.encoding) == (HEADLINE, name)
    assert decoded.notes == (f"read as {name}: it is not UTF-8, and is Arabic in this encoding",)


def test_good_utf_8_has_no_note() -> None:
    assert decode(ARTICLE.encode()).notes == ()


def test_note_says_what_a_short_text_could_be_too() -> None:
    decoded = decode("ايران".encode("cp1256"))
    assert decoded.text == "ايران"
    assert "too short to rule out ISO-8859-6" in decoded.notes[0]


@pytest.mark.parametrize("padding", [b"\0", b"\0\0\0", b"\x1a"])
def test_padding_at_the_end_is_no_text(padding: bytes) -> None:
    assert decode(ARTICLE.encode("cp1256") + padding).text == ARTICLE


def test_stray_nul_in_utf_8_is_kept() -> None:
    text = ARTICLE + "\0" + ARTICLE
    assert decode(text.encode()).text == text


def test_only_ascii_is_utf_8() -> None:
    assert decode(b"plain").encoding == "UTF-8"


def test_much_ascii_before_the_arabic_hides_nothing() -> None:
    page = "<p>plain</p>\n" * 5000 + HEADLINE
    assert decode(page.encode("cp1256")).text == page


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04\0\0\0\0\x08\0\x01", "full of NULs"),
        (bytes(range(1, 32)) * 9, "full of control characters"),
        ("A plain English text.".encode("utf-16-le"), "UTF-16 without a byte order mark"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", "not valid UTF-16-LE"),
        ("Ça a été décidé à Tunis".encode("cp1252"), "neither UTF-8"),
        ("El niño comió más jamón aquí".encode("cp1252"), "neither UTF-8"),
        ("Müller ist größer".encode("cp1252"), "neither UTF-8"),
        ("Í húsi á hæð".encode("cp1252"), "neither UTF-8"),
        ("Москва объявила о новых мерах".encode("cp1251"), "neither UTF-8"),
        ("Москва объявила".encode("koi8-r"), "neither UTF-8"),
        ("Ελλάδα και Κύπρος".encode("cp1253"), "neither UTF-8"),
        ("ירושלים היא עיר".encode("cp1255"), "neither UTF-8"),
        ("北京新闻报道".encode("gbk"), "neither UTF-8"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(EncodingUnknown, match=reason):
        decode(data)


@pytest.mark.parametrize("text", ["پاکستان ميں چار گاڑياں ہے", "چگونه مي توان گفت"])
def test_letters_of_persian_and_urdu_are_read(text: str) -> None:
    assert decode(text.encode("cp1256")).text == text


def test_quotes_of_an_editor_are_read() -> None:
    text = "It’s a “quote” – fine"
    assert decode(text.encode("cp1252")).text == text


def test_declared_encoding_is_believed_where_the_text_looks_so() -> None:
    both = "ايران".encode("cp1256")
    assert decode(both, declared="iso-8859-6").encoding == "ISO-8859-6"
    assert decode(HEADLINE.encode("cp1256"), declared="ISO-8859-6").text == HEADLINE
    assert decode(HEADLINE.encode("cp1256"), declared="iso-8859-1").text == HEADLINE
    assert decode(HEADLINE.encode(), declared="windows-1256").text == HEADLINE
    assert decode(HEADLINE.encode("cp1256"), declared="no such thing").text == HEADLINE


def test_declared_encoding_of_another_language_is_believed() -> None:
    decoded = decode("Ça a été décidé".encode("cp1252"), declared="iso-8859-1")
    assert decoded.text == "Ça a été décidé"
    assert decoded.notes == ("read as windows-1252: it is declared so",)


def test_wide_encoding_that_is_only_declared_is_not_believed() -> None:
    with pytest.raises(EncodingUnknown):
        decode("Ça a été décidé ".encode("cp1252"), declared="utf-16")


def test_word_of_the_user_goes_before_all() -> None:
    both = "ايران".encode("cp1256")
    decoded = decode(both, declared="windows-1256", override="mac_arabic")
    assert decoded.text == both.decode("mac-arabic")
    assert decoded.notes == ("read as MacArabic: the user says so",)
    assert decode(codecs.BOM_UTF16_BE + "نص".encode("utf-16-be"), override="utf-16").text == "نص"
    assert decode("نص".encode("utf-32-le"), override="utf-32").text == "نص"


def test_word_of_the_user_that_fits_nowhere_is_refused() -> None:
    with pytest.raises(EncodingUnknown, match="not valid UTF-8, though the user says so"):
        decode(HEADLINE.encode("cp1256"), override="utf8")
    with pytest.raises(EncodingNameUnknown, match="no encoding 'cp9999'"):
        decode(b"", override="cp9999")


@pytest.mark.parametrize(("name", "codec"), ENCODINGS.items())
def test_line_in_another_encoding_is_read_in_it(name: str, codec: str) -> None:
    lines = [ARTICLE.encode(), ARTICLE.encode(), HEADLINE.encode(codec) + b"\n", ARTICLE.encode()]
    decoded = decode(b"".join(lines))
    assert decoded.text == ARTICLE * 2 + HEADLINE + "\n" + ARTICLE
    assert decoded.notes == (f"mixed encodings: 1 lines in {name}",)


def test_line_of_utf_8_in_a_legacy_file_is_read() -> None:
    data = ARTICLE.encode("cp1256") * 5 + ARTICLE.encode()
    decoded = decode(data)
    assert decoded.text == ARTICLE * 6
    assert decoded.encoding == "windows-1256"
    assert decoded.notes[1:] == ("mixed encodings: 1 lines in UTF-8",)


def test_damaged_places_are_shown_and_counted() -> None:
    data = ARTICLE.encode()
    decoded = decode(data + b"\xff" + data + b"caf\xe9 \xef\xbf\xbd " + data[:-3])
    assert decoded.text.count("\ufffd") == 4
    assert decoded.notes == ("damaged bytes: 3 shown as \ufffd",)


def test_odd_byte_in_much_ascii_is_shown() -> None:
    decoded = decode(b"A plain English text. " * 9 + b"Jos\xe9")
    assert decoded.text.endswith("Jos\ufffd")
    assert decoded.notes == ("damaged bytes: 1 shown as \ufffd",)


def test_mark_of_utf_8_before_another_encoding_loses_nothing() -> None:
    decoded = decode(codecs.BOM_UTF8 + ARTICLE.encode("cp1256"))
    assert decoded.text == ARTICLE
    assert decoded.notes == ("mixed encodings: 1 lines in windows-1256",)


@given(st.text(st.characters(exclude_characters="\0\x1a\ufeff", exclude_categories=["Cs"])))
def test_utf_8_comes_back(text: str) -> None:
    try:
        decoded = decode(text.encode())
    except EncodingUnknown as error:
        assert "control" in str(error)
    else:
        assert decoded.text == text or decoded.encoding != "UTF-8"


@given(sentences, st.sampled_from([*ENCODINGS.values(), "utf-16-le", "utf-16-be", "utf-8"]))
def test_sentences_come_back_from_every_encoding(text: str, codec: str) -> None:
    decoded = decode(text.encode(codec))
    assert decoded.text.replace("\xa0", " ") == text
    assert decoded.damaged == 0


@given(sentences, st.binary(max_size=3), st.integers(0, 200))
def test_odd_bytes_cost_no_other_text(text: str, odd: bytes, place: int) -> None:
    good = text.encode()
    data = good[:place] + odd + good[place:]
    try:
        decoded = decode(data)
    except EncodingUnknown:
        return
    if decoded.encoding == "UTF-8" and not decoded.others:
        shown = decoded.text.replace("\ufffd", "")
        valid = data.decode(errors="ignore")
        assert shown == valid.replace("\ufffd", "").rstrip("\0\x1a")


@given(st.binary())
def test_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data)
    except EncodingUnknown as error:
        assert str(error)
    else:
        assert decoded.text or not data.strip(b"\0\x1a\xef\xbb\xbf\xfe\xff")


def decode_slowly(data: bytes) -> Decoded | None:
    """Decode without the first look for plain UTF-8."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(whole, "read_plain_utf_8", lambda data: None)
        try:
            return decode(data)
        except EncodingUnknown:
            return None


WRITTEN = st.text("اب سa1\n\t\x00\x06\x1a\x7f\ufeffØÙ", max_size=30)


@given(
    st.binary(max_size=20)
    | st.builds(str.encode, WRITTEN, st.sampled_from(["utf-8", "utf-16", "utf-16-le"]))
    | st.builds(lambda text, cut: text.encode()[: -cut or None], WRITTEN, st.integers(0, 3))
)
def test_plain_utf_8_is_what_the_slow_way_finds(data: bytes) -> None:
    slow = decode_slowly(data)
    if slow is None:
        with pytest.raises(EncodingUnknown):
            decode(data)
    else:
        assert decode(data) == slow
