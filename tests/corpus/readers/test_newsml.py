import datetime as dt
import re

import pytest

from corpus.document import Document, Record, Skipped
from corpus.readers import newsml
from tests.corpus.reading import read_bytes

ITEM = """<newsItem guid="urn:newsml:example:{0}" version="2" xml:lang="ar">
<itemMeta><itemClass qcode="ninat:text"/>
<provider qcode="nprov:X"><name xml:lang="en">Agency</name>
<name xml:lang="ar">الوكالة</name></provider>
<versionCreated>2016-10-23T23:30:00+03:00</versionCreated><pubStatus qcode="stat:{1}"/></itemMeta>
<contentMeta><contentCreated>2016-10-22T08:00:00Z</contentCreated><by>سعاد منصور</by>
<dateline>القاهرة 23 أكتوبر</dateline>
<subject qcode="medtop:04000000"><name xml:lang="en">economy</name>
<name xml:lang="ar">اقتصاد</name></subject>
<headline xml:lang="en">Title</headline><headline xml:lang="ar">عنوان {0}</headline></contentMeta>
<contentSet>{2}</contentSet></newsItem>
"""
XHTML = """<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>لا</title></head><body><p>الفقرة<br/>الأولى &amp; غيرها</p><script>x()</script>
<figure><figcaption>صورة</figcaption></figure><p>الثانية</p></body></html></inlineXML>"""
NITF = """<inlineXML contenttype="application/nitf+xml"><nitf><body><body.head>
<byline><person>أحمد</person></byline></body.head>
<body.content><p>نص</p></body.content></body></nitf>
</inlineXML>"""
MESSAGE = (
    '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{}</itemSet></newsMessage>'
)


def read(text: str) -> list[Record | Skipped]:
    return read_bytes(newsml, text.encode(), "a.xml")


def documents(text: str) -> list[Document]:
    return [outcome.document for outcome in read(text) if isinstance(outcome, Record)]


def test_an_item_with_all_its_fields() -> None:
    (document,) = documents(ITEM.format(1, "usable", XHTML))
    assert document == Document(
        id="urn:newsml:example:1",
        title="عنوان 1",
        body="الفقرة\nالأولى & غيرها\nالثانية",
        date=dt.date(2016, 10, 23),
        section="اقتصاد",
        source="الوكالة",
        author="سعاد منصور",
        dateline="القاهرة 23 أكتوبر",
    )


def test_a_message_has_many_items() -> None:
    items = "".join(ITEM.format(number, "usable", XHTML) for number in range(3))
    outcomes = read(MESSAGE.format(items))
    assert [o.document.title for o in outcomes if isinstance(o, Record)] == [
        "عنوان 0",
        "عنوان 1",
        "عنوان 2",
    ]
    assert len({outcome.origin.line for outcome in outcomes}) == 3


@pytest.mark.parametrize("prefix", ["nar", "x"])
@pytest.mark.parametrize("declared", [True, False])
def test_any_prefix_will_do(prefix: str, declared: bool) -> None:
    text = ITEM.format(1, "usable", XHTML)
    before, inline, after = text.partition(XHTML)
    renamed = [re.sub("<(/?)", rf"<\1{prefix}:", part) for part in (before, after)]
    if declared:
        renamed[0] = renamed[0].replace(" guid", f' xmlns:{prefix}="urn:x" guid', 1)
    assert documents(inline.join(renamed)) == documents(text)


def test_a_nitf_inside_fills_what_is_open() -> None:
    text = ITEM.format(1, "usable", NITF).replace("<by>سعاد منصور</by>", "")
    (document,) = documents(text)
    assert (document.body, document.author) == ("نص", "أحمد")


def test_html_as_text() -> None:
    inline = '<inlineData contenttype="text/html">&lt;p&gt;نص &amp;amp; نص&lt;/p&gt;</inlineData>'
    (document,) = documents(ITEM.format(1, "usable", inline))
    assert document.body == "نص & نص"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (ITEM.format(1, "usable", '<remoteContent href="a.jpg"/>'), "no text"),
        (ITEM.format(1, "usable", ""), "no text"),
        (ITEM.format(1, "canceled", XHTML), "no article: the agency has it canceled"),
        ('<packageItem guid="1"/>', "no article: a package that only names other items"),
        ("<newsMessage/>", "no article in the file"),
    ],
)
def test_what_has_no_text_is_told(text: str, reason: str) -> None:
    (skipped,) = read(text)
    assert isinstance(skipped, Skipped)
    assert skipped.reason == reason


def test_a_date_that_is_not_understood_is_noted() -> None:
    text = ITEM.format(1, "usable", XHTML).replace("2016-10-23T23:30:00+03:00", "yesterday")
    (record,) = read(text)
    assert isinstance(record, Record)
    assert record.notes == ("date not understood: yesterday",)
