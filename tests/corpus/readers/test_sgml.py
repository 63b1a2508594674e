import datetime as dt
import gzip
import io
import tracemalloc
from collections.abc import Iterator
from pathlib import Path, PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Record, Skipped, SourceFile, read_file, streams
from corpus.document import Document, Origin
from corpus.inputs import HEAD_BYTES, Input, Options
from corpus.readers import sgml
from tests.corpus.reading import read_bytes

GIGAWORD = """<DOC id="AFP_ARB_20040131.0007" type="story" >
<HEADLINE>
عنوان الخبر
الطويل
</HEADLINE>
<DATELINE>
القاهرة 31-1 (اف ب)
</DATELINE>
<TEXT>
<P>
نص الفقرة الأولى كما
نشرته الوكالة
</P>
<P>
نص الفقرة الثانية &amp; الأخيرة
</P>
</TEXT>
</DOC>
"""
TREC = """<DOC>
<DOCNO>20010101_AFP_ARB.0002</DOCNO>
<BODY><HEADLINE> عنوان </HEADLINE>
<TEXT><P> نص </P></TEXT></BODY>
</DOC>
"""


def read(text: str | bytes, options: Options | None = None) -> list[Record | Skipped]:
    data = text if isinstance(text, bytes) else text.encode()
    return read_bytes(sgml, data, "afp_arb_200401", options)


def documents(text: str | bytes, options: Options | None = None) -> list[Document]:
    return [outcome.document for outcome in read(text, options) if isinstance(outcome, Record)]


def test_gigaword() -> None:
    (document,) = documents(GIGAWORD)
    assert document == Document(
        id="AFP_ARB_20040131.0007",
        title="عنوان الخبر\nالطويل",
        body="نص الفقرة الأولى كما نشرته الوكالة\nنص الفقرة الثانية & الأخيرة",
        date=dt.date(2004, 1, 31),
        source="وكالة فرانس برس",
        dateline="القاهرة 31-1 (اف ب)",
    )


def test_trec() -> None:
    (document,) = documents(TREC)
    assert (document.id, document.title, document.body) == ("20010101_AFP_ARB.0002", "عنوان", "نص")
    assert (document.date, document.source) == (dt.date(2001, 1, 1), "وكالة فرانس برس")


@pytest.mark.parametrize(
    "name", ["afp_arb_200401", "afp_arb_200401.gz", "a.sgm", "a.txt", "A.SGML.GZ"]
)
def test_files_are_recognized_by_content(tmp_path: Path, name: str) -> None:
    data = (GIGAWORD + TREC).encode()
    path = tmp_path / name
    path.write_bytes(gzip.compress(data) if name.lower().endswith(".gz") else data)
    outcomes = list(read_file(SourceFile(str(path), name)))
    assert [isinstance(outcome, Record) for outcome in outcomes] == [True, True]
    assert [outcome.origin.line for outcome in outcomes] == [1, 19]


def test_a_text_file_without_tags_is_still_one_article(tmp_path: Path) -> None:
    path = tmp_path / "1.txt"
    path.write_text("عنوان الخبر هنا\nنص <DOC> الخبر كما نشرته الصحيفة.", encoding="utf-8")
    (outcome,) = read_file(SourceFile(str(path), "1.txt"))
    assert isinstance(outcome, Record)
    assert outcome.document.title == "عنوان الخبر هنا"


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("<DOC><DOCNO>1<TITLE>أ<TEXT>ب<DOC><DOCNO>2<TEXT>ج", ["1 أ ب", "2  ج"]),
        ("<DOCNO>1</DOCNO><TEXT>ب</TEXT><DOCNO>2</DOCNO><TEXT>ج</TEXT>", ["1  ب", "2  ج"]),
        ("<DOC><DOC><DOCNO>1</DOCNO><TEXT>ب</TEXT></DOC></DOC>", ["1  ب"]),
        ("<doc id=1 type=story><text>5 < 6 & 7</text></doc>", ["1  5 < 6 & 7"]),
        ("<ROOT><DOC><DOCNO>1</DOCNO>نص بلا وسم</DOC></ROOT>", ["1  نص بلا وسم"]),
        ("<DOC><DOCNO>1</DOCNO><TEXT>أ</TEXT><TEXT>ب</TEXT></DOC>", ["1  أ\nب"]),
    ],
)
def test_records_that_are_not_well_formed(text: str, texts: list[str]) -> None:
    found = [f"{document.id} {document.title} {document.body}" for document in documents(text)]
    assert found == texts


def test_fields_of_scraped_records() -> None:
    text = (
        "<DOC><DOCNO>JA-1</DOCNO><URL>http://a.example/?x=1&amp;y=2</URL><SRC>صحيفة</SRC><CAT>محليات</CAT>"
        "<TITLE>عنوان</TITLE><TIME>29/11/2016</TIME><AUTHOR></AUTHOR><ABSTRACT>\n{}\n</ABSTRACT>"
        "<TEXT>\nالجملة الأولى، كاملة.\nالثانية.\n</TEXT></DOC>"
    )
    (document,) = documents(text.format("تمهيد"))
    assert document.body == "تمهيد\nالجملة الأولى، كاملة.\nالثانية."
    assert (document.url, document.source) == ("http://a.example/?x=1&y=2", "صحيفة")
    assert (document.section, document.date) == ("محليات", dt.date(2016, 11, 29))
    # A lead that repeats the beginning of the text, perhaps cut off, is not wanted twice.
    for lead in ("الجملة الأولى، كاملة.", "الجملة الأولى", "الجُملة الاولى كاملة"):
        assert documents(text.format(lead))[0].body == "الجملة الأولى، كاملة.\nالثانية."


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        ("<DOC>\n<DOCNO>1</DOCNO>\n</DOC>", "no title and no text", 1),
        ("<DOC></DOC>", "no title and no text", 1),
        ("نص\n<DOC><DOCNO>1</DOCNO><TEXT>أ</TEXT></DOC>", "text before the first record", 1),
        ("<DOC><TEXT>أ</TEXT></DOC>\n\nنص", "text behind the end of a record", 1),
        ("<DOC>", "no article in the file", None),
        ("<html><p>نص</p></html>", "no article in the file", None),
    ],
)
def test_what_is_no_article_is_told(text: str, reason: str, line: int | None) -> None:
    (skipped,) = [outcome for outcome in read(text) if isinstance(outcome, Skipped)]
    assert (skipped.reason, skipped.origin.line) == (reason, line)


def test_a_record_of_another_encoding_is_skipped_alone() -> None:
    broken = TREC.encode("cp1256")
    first, skipped, last = read(GIGAWORD.encode() + broken + GIGAWORD.encode())
    assert isinstance(first, Record)
    assert isinstance(last, Record)
    assert isinstance(skipped, Skipped)
    assert (skipped.reason, skipped.origin.line) == ("not valid UTF-8", 19)


@pytest.mark.parametrize("encoding", ["windows-1256", "utf-16"])
def test_other_encodings_are_noted(encoding: str) -> None:
    (outcome,) = read(GIGAWORD.encode(encoding))
    assert isinstance(outcome, Record)
    assert outcome.document == documents(GIGAWORD)[0]
    name = "UTF-16-LE" if encoding == "utf-16" else encoding
    assert outcome.notes[0].startswith(f"read as {name}: ")


def test_the_user_may_name_fields() -> None:
    options = Options(names={"LEADER": "title"})
    (document,) = documents("<DOC><LEADER>عنوان</LEADER><TEXT>نص</TEXT></DOC>", options)
    assert document.title == "عنوان"


def test_source_and_section_that_the_user_knows() -> None:
    options = Options(source="الجريدة", section="محليات")
    first, second = documents(GIGAWORD + "<DOC><SRC>أخرى</SRC><TEXT>نص</TEXT></DOC>", options)
    assert (first.source, first.section) == ("وكالة فرانس برس", "محليات")
    assert (second.source, second.section) == ("أخرى", "محليات")
    assert documents("<DOC><TEXT>نص</TEXT></DOC>", options)[0].source == "الجريدة"


def test_a_record_too_long_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MAX_RECORD_BYTES", 10_000)
    long_record = f"<DOC>\n<TEXT>{'نص ' * 10_000}</TEXT></DOC>\n"
    first, skipped, last = read(GIGAWORD + long_record + TREC)
    assert isinstance(first, Record)
    assert isinstance(last, Record)
    assert isinstance(skipped, Skipped)
    assert (skipped.reason, skipped.origin.line) == ("the record is too long for one article", 19)
    assert last.origin.line == 21


class Endless(io.RawIOBase):
    """A stream of records that are made as they are read."""

    def __init__(self, record: bytes, count: int) -> None:
        self._chunks: Iterator[bytes] = (record for _ in range(count))
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        self._rest = self._rest or next(self._chunks, b"")
        size = min(len(buffer), len(self._rest))
        buffer[:size], self._rest = self._rest[:size], self._rest[size:]
        return size


def test_memory_does_not_grow_with_the_file() -> None:
    stream = io.BufferedReader(Endless(GIGAWORD.encode() * 20, 100), HEAD_BYTES)
    tracemalloc.start()
    count = sum(1 for _ in sgml.read(Input(stream, PurePath("a"), Origin("a"))))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 2000
    assert peak < 6_000_000


PIECES = st.sampled_from(
    [GIGAWORD, TREC, "<DOC>", "</DOC>", "<TEXT>", "<DOCNO>", "<", "&#x;", "<P>", "نص", "\0", "<!--"]
)


@given(st.lists(st.one_of(st.binary(max_size=8), PIECES.map(str.encode))).map(b"".join))
def test_any_bytes_are_read_or_skipped(data: bytes) -> None:
    sgml.recognizes(data)
    assert all(isinstance(outcome, Record | Skipped) for outcome in read(data))


@given(PIECES.map(str.encode), st.data())
def test_a_file_cut_anywhere_is_read_or_skipped(text: bytes, data: st.DataObject) -> None:
    cut = text[: data.draw(st.integers(0, len(text)))]
    assert all(isinstance(outcome, Record | Skipped) for outcome in read(cut))
