import datetime as dt

from corpus.document import Document, Record, Skipped
from corpus.inputs import Options
from corpus.readers import nitf
from tests.corpus.reading import read_bytes

FILE = """<?xml version="1.0" encoding="{encoding}"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.5/specification/dtd/nitf-3-5.dtd">
<nitf><head><title>عنوان الصفحة</title><docdata><doc-id id-string="A-1"/>
<date.issue norm="20090321T120000Z"/></docdata>
<pubdata name="الجريدة" position.section="رياضة" ex-ref="http://a.example/1"/></head>
<body><body.head><hedline><hl1>فوز <em>كبير</em></hl1><hl2>عنوان ثان</hl2></hedline>
<byline>كتب <person>أحمد علي</person></byline><distributor><org>الوكالة</org></distributor>
<dateline><location>الدوحة</location> - الوكالة</dateline></body.head>
<body.content><block><p>نص أول</p><media><media-caption>صورة</media-caption></media></block>
<hl2>فرعي</hl2><table><tr><td>أ</td><td>ب</td></tr></table></body.content></body></nitf>"""


def read(text: str, encoding: str = "utf-8") -> list[Record | Skipped]:
    return read_bytes(nitf, text.format(encoding=encoding).encode(encoding), "a.xml")


def test_an_article_with_all_its_fields() -> None:
    (record,) = read(FILE)
    assert isinstance(record, Record)
    assert record.notes == ()
    assert record.origin.line == 3
    assert record.document == Document(
        id="A-1",
        title="فوز كبير",
        body="نص أول\nفرعي\nأ | ب",
        date=dt.date(2009, 3, 21),
        section="رياضة",
        source="الجريدة",
        author="أحمد علي",
        url="http://a.example/1",
        dateline="الدوحة - الوكالة",
    )


def test_windows_1256() -> None:
    (plain,), (record,) = read(FILE), read(FILE, "windows-1256")
    assert isinstance(plain, Record)
    assert isinstance(record, Record)
    assert record.document == plain.document
    assert record.notes[0].startswith("read as windows-1256: ")


def test_little_is_needed() -> None:
    (record,) = read("<nitf><body><body.content><p>نص</p></body.content></body></nitf>")
    assert isinstance(record, Record)
    assert (record.document.title, record.document.body) == ("", "نص")
    assert record.document.id


def test_no_text_is_no_article() -> None:
    (skipped,) = read(FILE[: FILE.index("<body.content>")] + "</body></nitf>")
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "no text"


def test_files_that_were_joined() -> None:
    records = read(f"{FILE}\n{FILE.replace('A-1', 'A-2')}")
    assert [r.document.id for r in records if isinstance(r, Record)] == ["A-1", "A-2"]


def test_source_and_section_that_the_user_knows() -> None:
    text = "<nitf><body><body.content><p>نص</p></body.content></body></nitf>"
    options = Options(source="الجريدة", section="محليات")
    (record,) = read_bytes(nitf, text.encode(), "a.xml", options)
    assert isinstance(record, Record)
    assert (record.document.source, record.document.section) == ("الجريدة", "محليات")
