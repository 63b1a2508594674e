import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Origin, Record, Skipped
from corpus.errors import FieldUnknown
from corpus.inputs import Options
from corpus.readers.field_map import FieldMap
from corpus.readers.field_names import FIELDS
from corpus.readers.fields import build_record

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
    record = build(source={"rating": 5}, author=[{"born": True}], section=True)
    assert record.document.source == ""
    assert sorted(note.split(":")[0] for note in record.notes) == [
        "author not understood",
        "section not understood",
        "source not understood",
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


@pytest.mark.parametrize(
    ("values", "field", "expected"),
    [
        ({"articleBody": "نص"}, "body", "نص"),
        ({"المحتوَى": "نص"}, "body", "نص"),
        ({"text": "نص", "source": {"name": "المرفأ", "id": None}}, "source", "المرفأ"),
        ({"text": "نص", "source": {"id": "m"}, "source.name": "المرفأ"}, "source", "المرفأ"),
        ({"text": "نص", "authors": [{"name": "سلمى"}, {"name": "بدر"}]}, "author", "سلمى، بدر"),
        ({"content": {"rendered": "<p>أول</p>\n<p>ثان&nbsp;٢</p>"}}, "body", "أول\nثان ٢"),
        ({"title": {"rendered": "قال &#8220;لا&#8221;"}}, "title", "قال “لا”"),
        ({"body": [{"type": "p", "text": "أول"}, {"type": "img"}, "ثان"]}, "body", "أول\nثان"),
        ({"body": [{"title": "فرعي", "content": "أول"}]}, "body", "أول"),
        ({"attributes": {"title": "خبر", "text": "نص"}}, "title", "خبر"),
        ({"data": {"attributes": {"title": "خبر"}}}, "title", "خبر"),
        ({"text": "نص", "_id": {"$oid": "5f"}}, "id", "5f"),
        ({"text": "نص", "published": {"$date": 1490918400000}}, "date", dt.date(2017, 3, 31)),
        ({"text": "نص", "timestamp": "1490918400"}, "date", dt.date(2017, 3, 31)),
        ({"text": "نص", "date_hijri": "٠٣/٠٧/١٤٣٨"}, "hijri", "1438-07-03"),
        ({"text": "نص", "dateline": "بيروت"}, "dateline", "بيروت"),
        ({"text": "تفاصيل الخبر", "lead": "صدر القرار."}, "body", "صدر القرار.\nتفاصيل الخبر"),
        ({"text": "صدر القرار. وتفاصيله", "lead": "صدر القرار"}, "body", "صدر القرار. وتفاصيله"),
        ({"title": "خبر", "description": "ملخصه"}, "body", "ملخصه"),
        ({"text": "نص", "description": "ملخصه"}, "body", "نص"),
        ({"text": "نص", "lead": "بيروت – سلمى بدر"}, "author", "بيروت – سلمى بدر"),
    ],
)
def test_names_and_shapes_met_in_the_wild(
    values: dict[str, object], field: str, expected: object
) -> None:
    record = build_record(values, b"", ORIGIN)
    assert isinstance(record, Record)
    assert getattr(record.document, field) == expected


def test_author_that_is_a_text_opens_the_article() -> None:
    lead = "أعلنت الوزارة أمس أن العمل في الميناء الجديد سيبدأ في مطلع العام المقبل على أبعد تقدير"
    record = build(author=lead)
    assert (record.document.author, record.document.body) == ("", f"{lead}\nنص")
    assert record.notes == ("author is a text: it opens the article",)


def test_what_the_user_says_beats_the_table() -> None:
    names = FieldMap({"مادة": "body", "content": "author", "مفقود": "title"})
    values = {"مادة": "النص", "content": "سلمى", "title": "عنوان"}
    record = build_record(values, b"", ORIGIN, options=Options(names=names))
    assert isinstance(record, Record)
    document = record.document
    assert (document.title, document.body, document.author) == ("عنوان", "النص", "سلمى")
    assert names.unmet == ["مفقود"]


def test_name_inside_an_object_can_be_mapped() -> None:
    options = Options(names={"story.parts": "body"})
    record = build_record({"story": {"parts": ["أول", "ثان"]}}, b"", ORIGIN, options=options)
    assert isinstance(record, Record)
    assert record.document.body == "أول\nثان"


def test_field_that_we_do_not_have_is_an_error_that_names_ours() -> None:
    with pytest.raises(FieldUnknown, match=r"'boddy'; did you mean 'body'.* title, body, date"):
        FieldMap({"content": "boddy"})


@given(st.text("ابءأـَّ ."), st.text("ابءأـَّ ."), st.booleans())
def test_lead_that_opens_the_body_is_not_said_twice(lead: str, rest: str, opens: bool) -> None:
    lead = f"صدر {lead} القرار."
    record = build(lead=lead, body=f"{lead if opens else 'لم يصدر'} ثم {rest}.")
    assert record.document.body.startswith(lead)
    assert record.document.body.count("ثم") == 1
    assert ("\n" in record.document.body) is not opens
