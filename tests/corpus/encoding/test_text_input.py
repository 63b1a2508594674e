import codecs
import csv
import gzip
import io
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Origin
from corpus.encoding import open_text, text_input
from corpus.errors import EncodingUnknown, StreamUnreadable
from corpus.inputs import HEAD_BYTES, Input, Options
from corpus.limits import Budget
from corpus.unpacking import undo_compression
from tests.corpus.encoding.samples import ARTICLE, ENCODINGS, HEADLINE, sentences
from tests.corpus.reading import make_input

CODECS = [*ENCODINGS.values(), "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]


@pytest.mark.parametrize("codec", CODECS)
def test_text_is_the_same_in_every_encoding(codec: str) -> None:
    text = f"title,body\r\n{HEADLINE},{HEADLINE}\r\n" * 3
    assert "".join(open_text(make_input(text.encode(codec), "a.csv"))) == text
    again = open_text(make_input(text.encode(codec), "a.csv")).as_utf_8()
    assert again.read().decode() == text
    pieces = open_text(make_input(text.encode(codec), "a.csv"))
    assert "".join(iter(pieces.read, "")) == text


def test_rows_have_the_notes_of_their_own_lines() -> None:
    row = f"1,{HEADLINE}\n".encode()
    data = row + row[:2] + b"\xff" + row[2:] + row + f"1,{HEADLINE}\n".encode("cp1256") + row
    text = open_text(make_input(data, "a.csv"))
    found = [(len(row), text.take_notes()) for row in csv.reader(text)]
    assert found == [
        (2, ()),
        (2, ("damaged bytes: 1 shown as \ufffd",)),
        (2, ()),
        (2, ("read as windows-1256: this line is, though the file is UTF-8",)),
        (2, ()),
    ]


def test_every_record_of_a_legacy_file_is_noted() -> None:
    text = open_text(make_input((ARTICLE * 2).encode("cp1256"), "a.csv"))
    for line in text:
        assert line == ARTICLE
        assert len(text.take_notes()) == 1


def test_arabic_behind_an_ascii_head_is_found() -> None:
    lines = "a,b\n" * 50_000 + ARTICLE
    text = open_text(make_input(lines.encode("cp1256"), "a.csv"))
    assert "".join(text) == lines
    assert text.verdict.encoding == "windows-1256"


def test_what_stands_before_a_fault_is_given_first() -> None:
    text = "".join(f"سطر {number}\n" for number in range(30_000))
    packed = gzip.compress(text.encode(), 0)[:-1000]
    plain = undo_compression(make_input(packed, "a.txt.gz"), Budget(len(packed))).source
    given: list[str] = []
    with pytest.raises(StreamUnreadable, match="cut short"):
        given.extend(iter(open_text(plain)))
    assert len(given) > 29_900
    assert text.startswith("".join(given))


def test_declared_and_named_encodings_are_used() -> None:
    data = "ايران\n".encode("cp1256")
    assert open_text(make_input(data, "a.xml"), "iso-8859-6").verdict.encoding == "ISO-8859-6"
    options = Options(encoding="mac-arabic")
    text = open_text(make_input(data, "a.xml", options), "iso-8859-6")
    assert text.read() == data.decode("mac-arabic")


def test_other_language_behind_the_head_is_shown_damaged() -> None:
    text = open_text(make_input(b"a,b\n" * 50_000 + b"d\xe9cid\xe9 \xe0 Tunis\n", "a.csv"))
    assert "".join(text).endswith("d\ufffdcid\ufffd \ufffd Tunis\n")
    assert text.take_notes() == ("damaged bytes: 3 shown as \ufffd",)


def test_damaged_utf_16_is_shown() -> None:
    data = (
        codecs.BOM_UTF16_LE + ARTICLE.encode("utf-16-le") + b"\x00\xd8" + "\n".encode("utf-16-le")
    )
    text = open_text(make_input(data, "a.csv"))
    assert "".join(text) == ARTICLE + "\ufffd\n"
    assert "damaged bytes: 1 shown as \ufffd" in text.take_notes()


def test_binary_is_refused() -> None:
    with pytest.raises(EncodingUnknown):
        open_text(make_input(b"PK\x03\x04\0\0\0\0\x08\0\x01", "a.csv"))


@pytest.mark.parametrize("codec", CODECS)
def test_long_line_is_cut_in_no_character(codec: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_input, "BLOCK_BYTES", 7)
    monkeypatch.setattr(text_input, "MAX_PIECE_BYTES", 11)
    text = open_text(make_input(f"{HEADLINE} {HEADLINE}".encode(codec), "a.csv"))
    assert "".join(text) == f"{HEADLINE} {HEADLINE}"


def test_line_without_end_comes_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_input, "BLOCK_BYTES", 8)
    monkeypatch.setattr(text_input, "MAX_PIECE_BYTES", 16)
    monkeypatch.setattr(text_input, "MAX_LINE_CHARACTERS", 100)
    lines = list(open_text(make_input(b"a" * 1000, "a.csv")))
    assert "".join(lines) == "a" * 1000
    assert max(map(len, lines)) <= 120


@pytest.mark.parametrize("codec", ["utf-8", "cp1256", "utf-16-le"])
def test_memory_does_not_grow_with_the_input(codec: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes((ARTICLE * 500).encode(codec) * 200)
    with path.open("rb", buffering=HEAD_BYTES) as stream:
        text = open_text(Input(stream, path, Origin("a.csv")))
        tracemalloc.start()
        try:
            assert sum(1 for _ in text) == 100_000
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert peak < 2_000_000 < path.stat().st_size


@given(st.lists(sentences), st.sampled_from(["\n", "\r\n", "\r"]))
def test_lines_end_as_they_are_written(lines: list[str], end: str) -> None:
    written = "".join(line + end for line in lines)
    text = open_text(make_input(written.encode(), "a.csv"))
    assert list(text) == list(io.StringIO(written, newline=""))


@given(st.binary(), st.integers(1, 20))
def test_any_bytes_come_in_pieces(data: bytes, block: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text_input, "BLOCK_BYTES", block)
        patch.setattr(text_input, "MAX_PIECE_BYTES", 2 * block)
        try:
            text = open_text(make_input(data, "a.csv"))
        except EncodingUnknown:
            return
        read = "".join(text)
    if text.verdict.encoding == "UTF-8" and not text.take_notes():
        assert read == data.removeprefix(codecs.BOM_UTF8).decode()
