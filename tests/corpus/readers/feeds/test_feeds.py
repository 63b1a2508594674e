"""Feeds as sites publish them: each entry an article, bad XML read as far as it goes."""

import datetime as dt

import pytest

from corpus import Document, Options, Record, Skipped
from corpus.readers import feeds
from tests.corpus.reading import read_bytes

ITEM = """<item>
<title>عنوان &quot;أول&quot; &amp;amp; ثان</title>
<link>https://a.example/1</link><guid isPermaLink="false">https://a.example/?p=1</guid>
<dc:creator><![CDATA[سلمى]]></dc:creator><pubDate>Wed, 01 Mar 2017 23:30:00 +0300</pubDate>
<category domain="post_tag">وسم</category><category domain="category">محليات</category>
<description><![CDATA[<p>مقدمة&nbsp;قصيرة</p>]]></description>
<content:encoded><![CDATA[<p>الفقرة الأولى <b>با</b>رزة.</p><p>الثانية<br>سطر.</p>
<p>ظهرت المقالة <a href="x">عنوان</a> أولاً على <a href="y">الرصيف</a>.</p>]]></content:encoded>
</item>"""
RSS = (
    '<?xml version="1.0" encoding="{0}"?><rss version="2.0"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<channel><title>صحيفة الرصيف</title>{1}</channel></rss>"
)
FIRST = Document(
    id="https://a.example/?p=1",
    title='عنوان "أول" & ثان',
    body="الفقرة الأولى بارزة.\nالثانية\nسطر.",
    date=dt.date(2017, 3, 1),
    section="محليات",
    source="صحيفة الرصيف",
    author="سلمى",
    url="https://a.example/1",
)
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>الرصيف</title>
<entry><id>tag:a.example,2017:1</id><title type="html">عنوان &lt;b&gt;بارز&lt;/b&gt;</title>
<updated>2017-03-02T10:00:00Z</updated><published>2017-03-01T23:00:00+03:00</published>
<link rel="self" href="https://a.example/1.atom"/><link href="https://a.example/1"/>
<category term="رياضة"/><author><name>عمر</name></author><author><name>ليلى</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>أولى</p><p>ثانية</p></div>
</content></entry>
<entry><title>ثان</title><source><title>المدى</title></source><content type="text">سطر
وسطر &lt;ب&gt;</content></entry></feed>"""
RSS_1 = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="x"><title>الرصيف</title></channel><item rdf:about="https://a.example/1">
<title>خبر</title><link>https://a.example/1</link><dc:date>2016-05-01</dc:date>
<dc:subject>سياسة</dc:subject><description>نص الخبر</description></item></rdf:RDF>"""
RSS_091 = """<?xml version="1.0"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
"http://a.example/rss-0.91.dtd"><rss version="0.91"><channel><title>الرصيف</title>
<item><title>خبر</title><description>نص</description></item></channel></rss>"""


def read(feed: str | bytes, options: Options | None = None) -> list[Record | Skipped]:
    data = feed if isinstance(feed, bytes) else feed.encode()
    return read_bytes(feeds, data, "a.xml", options)


def documents(feed: str) -> list[Document]:
    return [outcome.document for outcome in read(feed) if isinstance(outcome, Record)]


def reasons(feed: str) -> list[str]:
    return [outcome.reason for outcome in read(feed) if isinstance(outcome, Skipped)]


def test_an_entry_is_an_article() -> None:
    outcomes = read(RSS.format("UTF-8", ITEM + ITEM.replace("p=1", "p=2")))
    assert [outcome.origin.line for outcome in outcomes] == [1, 2]
    first = outcomes[0]
    assert isinstance(first, Record)
    assert first.document == FIRST
    assert first.notes == ()


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6", "utf-16"])
def test_encodings(encoding: str) -> None:
    (outcome,) = read(RSS.format(encoding, ITEM).encode(encoding))
    assert isinstance(outcome, Record)
    assert outcome.document == FIRST
    assert len(outcome.notes) == 1


def test_atom() -> None:
    first, second = documents(ATOM)
    assert (first.id, first.title, first.body) == (
        "tag:a.example,2017:1",
        "عنوان بارز",
        "أولى\nثانية",
    )
    assert (first.date, first.section, first.author) == (dt.date(2017, 3, 1), "رياضة", "عمر، ليلى")
    assert (first.url, first.source) == ("https://a.example/1", "الرصيف")
    assert (second.body, second.source) == ("سطر\nوسطر <ب>", "المدى")


def test_old_versions_of_rss() -> None:
    (document,) = documents(RSS_1)
    assert (document.title, document.body, document.url) == (
        "خبر",
        "نص الخبر",
        "https://a.example/1",
    )
    assert (document.date, document.section) == (dt.date(2016, 5, 1), "سياسة")
    (document,) = documents(RSS_091)
    assert (document.title, document.body, document.source) == ("خبر", "نص", "الرصيف")


def test_ids_that_are_unique_in_one_feed_alone_are_not_ids() -> None:
    entry = "<item><guid>{}</guid><title>خبر</title><link>{}</link></item>"
    feed = RSS.format("UTF-8", entry.format(12, "https://a.example/1"))
    other = RSS.format("UTF-8", entry.format(12, "https://b.example/1"))
    (first,), (second,) = documents(feed), documents(other)
    assert "12" not in (first.id, second.id)
    assert first.id != second.id


def test_headlines_alone_are_articles_with_a_note() -> None:
    headline, empty = read(RSS.format("UTF-8", "<item><title>خبر</title></item><item></item>"))
    assert isinstance(headline, Record)
    assert (headline.document.title, headline.notes) == ("خبر", ("no text",))
    assert isinstance(empty, Skipped)
    assert empty.reason == "no title and no text"


def test_a_date_that_is_not_understood_is_noted() -> None:
    (outcome,) = read(RSS.format("UTF-8", ITEM.replace("01 Mar", "41 Mar")))
    assert isinstance(outcome, Record)
    assert outcome.notes == ("date not understood: Wed, 41 Mar 2017 23:30:00 +0300",)


def test_bad_xml_is_read_with_a_note() -> None:
    bad = "<item><title>عنوان&nbsp;أول</title><description>نص & آخر <p>ثان</description></item>"
    (outcome,) = read(RSS.format("UTF-8", bad))
    assert isinstance(outcome, Record)
    assert (outcome.document.title, outcome.document.body) == ("عنوان أول", "نص & آخر\nثان")
    assert outcome.notes == ("not well-formed XML: undefined entity",)


def test_a_feed_that_is_cut_short_keeps_what_is_whole() -> None:
    feed = RSS.format("UTF-8", ITEM + ITEM)
    first, _ = read(feed[: feed.rindex("<content")])
    assert isinstance(first, Record)
    assert first.document == FIRST
    assert [note.partition(":")[0] for note in first.notes] == ["not well-formed XML"]


@pytest.mark.parametrize(
    "subset",
    [
        '<!DOCTYPE a [<!ENTITY b "cc"><!ENTITY d "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
        '<!DOCTYPE a SYSTEM "http://a.example/" [<!ENTITY % b SYSTEM "file:///etc/hostname"> %b;]>',
        '<!doctype a [<!entity b SYSTEM "file:///etc/hostname">]>',
    ],
)
def test_declared_entities_are_refused(subset: str) -> None:
    feed = f'{subset}<rss version="2.0"><channel><item><title>&b;&d;</title></item></channel></rss>'
    assert reasons(feed) == ["the document type declares entities; take it out to read the file"]


def test_nothing_is_opened_that_a_feed_names(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise AssertionError("a reader went to the network")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    assert documents(RSS_091)
    assert reasons("http://a.example/feed") == ["not a feed"]
    assert reasons("/etc/hostname") == ["not a feed"]


@pytest.mark.parametrize(
    ("feed", "reason"),
    [
        ("<html><p>x</p></html>", "not a feed"),
        (" ", "not a feed"),
        (RSS.format("UTF-8", ""), "no entry in the feed"),
        ("<rss version='2.0'>" + "<a>" * 10_000, "no entry in the feed: not well-formed XML"),
    ],
)
def test_feeds_without_entries(feed: str, reason: str) -> None:
    (found,) = reasons(feed)
    assert found.startswith(reason)


def test_options_name_source_and_section() -> None:
    options = Options(source="المدى", section="أخبار")
    feed = "<rss version='2.0'><channel><item><title>خبر</title></item></channel></rss>"
    (outcome,) = read(feed, options)
    assert isinstance(outcome, Record)
    assert (outcome.document.source, outcome.document.section) == ("المدى", "أخبار")


@pytest.mark.parametrize(
    ("feed", "is_feed"),
    [
        (RSS, True),
        (ATOM, True),
        (RSS_1, True),
        (RSS_091, True),
        ("\ufeff<!-- <html> -->" + ATOM, False),
        ("<feed><product/></feed>", False),
        ("<TEI xmlns='http://www.tei-c.org/ns/1.0'><rss>", False),
        ("<html><rss>", False),
        ("", False),
    ],
)
def test_recognizes(feed: str, is_feed: bool) -> None:
    assert feeds.recognizes(feed.encode()) is is_feed
    assert feeds.recognizes(feed.encode("utf-16")) is is_feed


def test_what_even_a_forgiving_parser_cannot_read_is_refused() -> None:
    broken = "<rss version='2.0'><channel><item<category >خبر</item</category>"
    assert reasons(broken) == ["the XML of the feed is too broken to be read"]
