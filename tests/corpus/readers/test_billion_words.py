import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Document, Record, Skipped
from corpus.readers import billion_words
from tests.corpus.reading import read_bytes

RECORD = """<Alittihad>
<ID>ITD_ARB_000000{0}</ID>
<URL>http://www.example.org/{0}</URL>
<Headline>عنوان الخبر {0}</Headline>
<Dateline>12/8/2009</Dateline>
<Text>نص الخبر كما نشرته "الاتحاد" & غيرها: 5 < 6</Text>
</Alittihad>
"""
FILE = '<?xml version="1.0" encoding="UTF-8"?>\n<AlittihadData>\n{}</AlittihadData>\n'


def read(text: str, encoding: str = "utf-8") -> list[Record | Skipped]:
    return read_bytes(billion_words, text.encode(encoding), "Alittihad_utf_8.xml")


def documents(text: str, encoding: str = "utf-8") -> list[Document]:
    return [outcome.document for outcome in read(text, encoding) if isinstance(outcome, Record)]


def test_every_record_is_an_article() -> None:
    outcomes = read(FILE.format(RECORD.format(1) + RECORD.format(2)))
    assert [outcome.origin.line for outcome in outcomes] == [3, 10]
    first, _ = documents(FILE.format(RECORD.format(1) + RECORD.format(2)))
    assert first == Document(
        id="ITD_ARB_0000001",
        title="عنوان الخبر 1",
        body='نص الخبر كما نشرته "الاتحاد" & غيرها: 5 < 6',
        date=dt.date(2009, 8, 12),
        url="http://www.example.org/1",
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</Alittihad>\n", ""),
        ("<Alittihad>\n", ""),
        ("</Text>", ""),
        ("</Headline>", ""),
        ("</ID>", ""),
        ("<Alittihad>", "<Alittihad><Alittihad>"),
        ("<Alittihad>", "<Alittihad_7>"),
        ("<Alittihad>", "<Alittihad n=1>"),
        ("</AlittihadData>", "</Alittihad>"),
        ("\n", "\r\n"),
        ("\n", ""),
    ],
)
def test_what_is_not_well_formed_is_the_same(old: str, new: str) -> None:
    text = FILE.format(RECORD.format(1) + RECORD.format(2))
    assert documents(text.replace(old, new)) == documents(text)


def test_windows_1256_as_declared_or_found() -> None:
    text = FILE.format(RECORD.format(1))
    for declared in ("UTF-8", "Windows-1256", "CP1256"):
        (outcome,) = read(text.replace("UTF-8", declared), "windows-1256")
        assert isinstance(outcome, Record)
        assert outcome.document == documents(text)[0]
        assert outcome.notes[0].startswith("read as windows-1256: ")


def test_a_record_without_id_is_found_by_its_tag() -> None:
    text = FILE.format(RECORD.format(1).replace("<ID>ITD_ARB_0000001</ID>", "") + RECORD.format(2))
    assert [document.title for document in documents(text)] == ["عنوان الخبر 1", "عنوان الخبر 2"]


PIECES = st.sampled_from(
    ["<Alittihad>", "<ID>", "</ID>", "<Text>", "<Headline>", "<", "&#x;", "نص", RECORD]
)


@given(st.lists(PIECES))
def test_any_text_is_read_or_skipped(parts: list[str]) -> None:
    assert all(isinstance(outcome, Record | Skipped) for outcome in read("".join(parts)))


@given(st.binary())
def test_any_bytes_are_read_or_skipped(data: bytes) -> None:
    billion_words.recognizes(data)
    outcomes = read_bytes(billion_words, data, "a.xml")
    assert all(isinstance(outcome, Record | Skipped) for outcome in outcomes)
