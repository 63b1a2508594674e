"""Pieces of any encoding come out as text, with notes; a byte order mark is gone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Options
from corpus.encoding import UTF_8
from corpus.readers.text_stream import open_pieces
from tests.corpus.reading import make_input

SENTENCE = "وصل الوفد إلى المدينة مساء أمس\n"
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0\x1a\ufeff"))


@pytest.mark.parametrize(
    ("data", "said", "encoding"),
    [
        (SENTENCE.encode(), "", UTF_8),
        (SENTENCE.encode("utf-8-sig"), "", UTF_8),
        (SENTENCE.encode("utf-16"), "", UTF_8),
        (f"\ufeff{SENTENCE}".encode("utf-16-be"), "utf-16", UTF_8),
        (SENTENCE.encode("utf-16-le"), "utf-16-le", UTF_8),
        (SENTENCE.encode("cp1256"), "", "windows-1256"),
        (SENTENCE.encode("iso8859-6"), "iso8859-6", "ISO-8859-6"),
        (SENTENCE.encode("mac_arabic"), "mac_arabic", UTF_8),
    ],
)
def test_pieces_are_text(data: bytes, said: str, encoding: str) -> None:
    text = open_pieces(make_input(data, "a.csv", Options(encoding=said)))
    assert text.decode(text.stream.read()).text == SENTENCE
    assert text.decoder.encoding == encoding


def test_notes_of_recoded_bytes_are_given_once() -> None:
    data = f"\ufeff{SENTENCE}".encode("utf-16-le")
    text = open_pieces(make_input(data, "a.csv"))
    assert text.stream.readline().decode() == SENTENCE
    assert [note.split(":")[0] for note in text.take_notes()] == ["read as UTF-16-LE"]


@given(TEXTS)
def test_any_text_comes_out_whole(written: str) -> None:
    source = make_input(f"\ufeff{written}".encode("utf-16-le"), "a.csv")
    assert open_pieces(source).stream.read().decode() == written
