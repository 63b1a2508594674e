import io
from pathlib import PurePath

import pytest

from corpus.document import Origin
from corpus.inputs import HEAD_BYTES, Input, Options
from corpus.readers.markup.text_stream import DAMAGE, TextStream
from tests.corpus.reading import make_input

TEXT = "<DOC><TEXT>نص الخبر كما نشرته الصحيفة اليوم في صفحتها الأولى</TEXT></DOC>\n"


def read(data: bytes, options: Options | None = None) -> tuple[str, str]:
    stream = TextStream(make_input(data, "a.sgm", options))
    return "".join(stream), stream.encoding


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16-LE"),
        ("utf-16-le", "UTF-16-LE"),
        ("utf-16-be", "UTF-16-BE"),
        ("windows-1256", "windows-1256"),
    ],
)
def test_encoding_is_found(written: str, read_as: str) -> None:
    text, encoding = read(TEXT.encode(written))
    assert text.removeprefix("\ufeff") == TEXT
    assert encoding == read_as


def test_declared_encoding_goes_before_a_guess() -> None:
    text = f'<?xml version="1.0" encoding="ISO-8859-6"?>{TEXT}'
    assert read(text.encode("iso-8859-6")) == (text, "ISO-8859-6")


def test_utf_8_goes_before_what_is_declared() -> None:
    text = f'<?xml version="1.0" encoding="windows-1256"?>{TEXT}'
    assert read(text.encode()) == (text, "UTF-8")


def test_a_strange_codec_is_not_used() -> None:
    text = f'<?xml version="1.0" encoding="rot13"?>{TEXT}'
    assert read(text.encode()) == (text, "UTF-8")


def test_the_user_knows_better() -> None:
    assert read(TEXT.encode("mac_arabic"), Options(encoding="mac_arabic"))[1] == "MacArabic"


def test_bytes_of_another_encoding_are_marked() -> None:
    text, encoding = read((TEXT * 40).encode() + "خبر".encode("cp1256") + TEXT.encode())
    assert encoding == "UTF-8"
    assert text.startswith(TEXT * 40)
    assert text.endswith(TEXT)
    assert DAMAGE in text


def test_a_letter_may_lie_across_two_reads() -> None:
    class OneByOne(io.RawIOBase):
        def __init__(self, data: bytes) -> None:
            self._bytes = iter(data)

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            for byte in self._bytes:
                buffer[0] = byte
                return 1
            return 0

    stream = io.BufferedReader(OneByOne(TEXT.encode()), HEAD_BYTES)
    source = Input(stream, PurePath("a.sgm"), Origin("a.sgm"))
    assert "".join(TextStream(source)) == TEXT
