import datetime as dt

import pytest

from corpus.document import Origin, Record, Skipped
from corpus.readers.fields import FIELDS, build_record

ORIGIN = Origin("a.jsonl", 1)


def build(**values: object) -> Record:
    record = build_record({"title": "عنوان", "body": "نص", **values}, b"raw", ORIGIN)
    assert isinstance(record, Record)
    return record


def test_no_name_stands_for_two_fields() -> None:
    names = [name for field in FIELDS.values() for name in field.names]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", FIELDS["title"].names)
def test_every_name_of_the_title_is_read(name: str) -> None:
    record = build_record({name: "خبر", "text": "نص"}, b"", ORIGIN)
    assert isinstance(record, Record)
    assert record.document.title == "خبر"


@pytest.mark.parametrize("name", ["Article-Body", "ARTICLE_BODY", " article body "])
def test_spelling_of_a_name_does_not_matter(name: str) -> None:
    record = build_record({name: "نص"}, b"", ORIGIN)
    assert isinstance(record, Record)
    assert record.document.body == "نص"


def test_first_name_with_a_value_wins() -> None:
    document = build(section=" ", category=None, topic="رياضة", source="", site="المرفأ").document
    assert (document.section, document.source) == ("رياضة", "المرفأ")


def test_all_fields_are_read() -> None:
    document = build(
        _id=12,
        published="2020-01-02T03:04:05Z",
        category="سياسة",
        newspaper="المرفأ",
        byline="سلمى",
        link="https://example.org/12",
    ).document
    assert document.id == "12"
    assert document.date == dt.date(2020, 1, 2)
    assert (document.section, document.source, document.author) == ("سياسة", "المرفأ", "سلمى")
    assert document.url == "https://example.org/12"


def test_lists_are_joined_as_the_field_is_written() -> None:
    document = build(body=["أول", "", "ثان"], author=["سلمى", "بدر"], section=["", "سياسة", "محلي"])
    assert document.document.body == "أول\nثان"
    assert document.document.author == "سلمى، بدر"
    assert document.document.section == "سياسة"


def test_what_is_not_text_is_noted() -> None:
    record = build(source={"name": "المرفأ"}, author=[{"name": "سلمى"}], section=True)
    assert record.document.source == ""
    assert [note.split(":")[0] for note in record.notes] == [
        "section not understood",
        "source not understood",
        "author not understood",
    ]


def test_date_that_is_not_understood_is_noted() -> None:
    record = build(date="قبل يومين")
    assert record.document.date is None
    assert record.notes == ("date not understood: قبل يومين",)


def test_first_date_that_is_understood_wins() -> None:
    record = build(date="قبل يومين", date_iso="2020-01-02")
    assert record.document.date == dt.date(2020, 1, 2)
    assert record.notes == ()


def test_date_as_a_number_is_read() -> None:
    assert build(date=20200102).document.date == dt.date(2020, 1, 2)


def test_title_without_text_is_noted() -> None:
    assert build(body=None).notes == ("no text",)


def test_text_without_title_is_fine() -> None:
    assert build(title="").notes == ()


@pytest.mark.parametrize("blank", [None, "", " \n", "\u200f\ufeff", []])
def test_neither_title_nor_text_is_skipped(blank: object) -> None:
    assert build_record({"id": 1, "title": blank, "body": blank}, b"", ORIGIN) == Skipped(
        ORIGIN, "no title and no text"
    )
