import datetime as dt

import pytest

from corpus.document import Document, Record, Skipped
from corpus.readers import tei
from tests.corpus.reading import read_bytes

HEADER = """<teiHeader><fileDesc><titleStmt><title>مجلة</title><author>المحرر</author></titleStmt>
<sourceDesc><biblStruct><monogr><title level="j" xml:lang="fr">La Revue</title>
<title level="j" xml:lang="ar">المجلة</title><title level="j" xml:lang="ar" type="sub">علمية</title>
<imprint><date when="1909-09-16" when-custom="1327-09-01" datingMethod="#cal_islamic">1 رمضان</date>
</imprint></monogr></biblStruct></sourceDesc></fileDesc></teiHeader>
"""
FILE = """<?xml version="1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="issue_1">{header}<text><body>
{body}
</body></text></TEI>"""
ARTICLE = '<div type="article" xml:id="{0}"><head>{0}</head><p>نص {0}</p></div>\n'


def read(body: str, header: str = HEADER) -> list[Record | Skipped]:
    return read_bytes(tei, FILE.format(header=header, body=body).encode(), "a.xml")


def documents(body: str, header: str = HEADER) -> list[Document]:
    return [outcome.document for outcome in read(body, header) if isinstance(outcome, Record)]


def test_an_article_with_all_its_fields() -> None:
    body = """<div type="section"><head>سير <lb/>العلم</head>
    <div type="item" subtype="article" xml:id="div_1"><pb n="5"/>
    <head>عنوان <q rend="brackets">٦</q><note n="2">شرح</note></head>
    <p>الفقرة <pb/> الأولى<note n="1">حاشية</note>.</p><p>الثانية</p>
    <byline>بقلم <persName><forename>أحمد</forename><surname>علي</surname></persName></byline>
    </div></div>"""
    (document,) = documents(body)
    assert document == Document(
        id="issue_1#div_1",
        title="عنوان (٦)",
        body="الفقرة الأولى.\nالثانية\nبقلم أحمد علي\n(2) شرح\n(1) حاشية",
        date=dt.date(1909, 9, 16),
        section="سير العلم",
        source="المجلة",
        author="أحمد علي",
        hijri="1327-09-01",
    )


def test_articles_in_sections_and_sections_in_articles() -> None:
    body = (
        '<div type="section"><head>باب</head><p>تمهيد</p>'
        + ARTICLE.format("أ")
        + '<div type="article" xml:id="ب"><head>ب</head>'
        '<div type="section"><head>فصل</head><p>نص</p></div></div></div>'
    )
    found = [(document.title, document.section, document.body) for document in documents(body)]
    assert found == [("أ", "باب", "نص أ"), ("ب", "باب", "فصل\nنص"), ("باب", "", "تمهيد")]


def test_a_masthead_is_no_article() -> None:
    masthead = '<div type="item" subtype="masthead"><bibl>الجزء 9</bibl></div>'
    skipped, record = read(masthead + ARTICLE.format("أ"))
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "no article: masthead"
    assert isinstance(record, Record)


def test_a_byline_that_the_editors_supplied_is_no_text() -> None:
    byline = "<byline><supplied><persName>أحمد</persName></supplied></byline></div>"
    (document,) = documents(ARTICLE.format("أ").replace("</div>", byline))
    assert (document.author, document.body) == ("أحمد", "نص أ")


@pytest.mark.parametrize(
    ("date", "day", "hijri", "note"),
    [
        ('<date when="1911-02-03"/>', dt.date(1911, 2, 3), "", ""),
        ('<date when="1911-02"/>', dt.date(1911, 2, 1), "", "date without a day: 1911-02"),
        ('<date when="1911"/>', None, "", "date without a month: 1911"),
        (
            '<date when="1911-02-01" when-custom="1329-02-01" calendar="#cal_islamic"/>',
            dt.date(1911, 2, 1),
            "1329-02-01",
            "",
        ),
        (
            '<date when="1911-02-01" when-custom="1911-01-19" calendar="#cal_julian"/>',
            dt.date(1911, 2, 1),
            "",
            "",
        ),
        ("<date>3/2/1911</date>", dt.date(1911, 2, 3), "", ""),
        ("", None, "", ""),
    ],
)
def test_dates_of_an_issue(date: str, day: dt.date | None, hijri: str, note: str) -> None:
    header = f"<teiHeader><sourceDesc><bibl>{date}</bibl></sourceDesc></teiHeader>"
    (record,) = read(ARTICLE.format("أ"), header)
    assert isinstance(record, Record)
    assert (record.document.date, record.document.hijri) == (day, hijri)
    assert record.notes == ((note,) if note else ())


def test_an_article_may_have_its_own_day() -> None:
    closer = '<closer><date when="1908-01-02">2 ك2</date></closer></div>'
    (document,) = documents(ARTICLE.format("أ").replace("</div>", closer))
    assert document.date == dt.date(1908, 1, 2)


def test_texts_without_divisions_are_one_article() -> None:
    (document,) = documents("<p>نص</p><p>آخر</p>")
    assert (document.title, document.author, document.body) == ("مجلة", "المحرر", "نص\nآخر")


def test_divisions_that_are_not_called_articles() -> None:
    body = '<div type="chapter"><head>باب</head><div><head>فصل</head><p>نص</p></div></div>'
    (document,) = documents(body)
    assert (document.title, document.body) == ("باب", "فصل\nنص")


def test_poems_tables_and_readings() -> None:
    body = """<div type="article"><lg><l><seg>صدر</seg><seg>عجز</seg></l></lg>
    <table><row><cell>أ</cell><cell>ب</cell></row></table>
    <p>قال <choice><sic>خطا</sic><corr>خطأ</corr></choice><fw>المجلة</fw></p></div>"""
    (document,) = documents(body)
    assert document.body == "صدر * عجز\nأ | ب\nقال خطأ"


def test_what_is_not_well_formed_is_mended_with_a_note() -> None:
    broken = '<div type="article"><head>ب</head><p>نص & <b>نص</p></div>\n'
    outcomes = read(ARTICLE.format("أ") + broken + ARTICLE.format("ج"), header="")
    records = {o.document.title: o for o in outcomes if isinstance(o, Record)}
    assert {title: record.document.body for title, record in records.items()} == {
        "أ": "نص أ",
        "ب": "نص & نص",
        "ج": "نص ج",
    }
    assert records["ب"].notes[0].startswith("not well-formed XML: line 4: a bare & (and ")
    assert records["أ"].notes == records["ج"].notes == ()
    assert {record.document.section for record in records.values()} == {""}


def test_a_file_cut_short_gives_what_is_there() -> None:
    text = FILE.format(header=HEADER, body=ARTICLE.format("أ") * 2)
    first, second = read_bytes(tei, text[: text.rindex("نص") + 1].encode(), "a.xml")
    assert isinstance(first, Record)
    assert isinstance(second, Record)
    assert first.notes == ()
    assert second.notes[0].startswith("not well-formed XML: line ")


def test_ids_are_stable_without_any() -> None:
    plain = '<div type="article"><p>نص</p></div>'
    (first,), (second,) = documents(plain), documents("\n\n" + plain)
    assert first.id == second.id
    assert first.id


def test_joined_files_are_read_to_their_end() -> None:
    one = FILE.format(header=HEADER, body=ARTICLE.format("أ"))
    two = one.replace("issue_1", "issue_2").replace("المجلة", "الجريدة")
    records = read_bytes(tei, f"{one}\n{two}".encode(), "a.xml")
    found = [(r.document.id, r.document.source) for r in records if isinstance(r, Record)]
    assert found == [("issue_1#أ", "المجلة"), ("issue_2#أ", "الجريدة")]
