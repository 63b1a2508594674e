"""A page becomes its article: what is around it is gone, what is in it is as it was written."""

import datetime as dt
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Document, Options, Record, Skipped
from corpus.readers import html_pages
from corpus.readers.html_pages.page import NO_ARTICLE
from tests.corpus.readers.pages import SECOND, SENTENCE, TITLE, article, page
from tests.corpus.reading import read_bytes


def read(markup: str | bytes, name: str = "a.html", options: Options | None = None) -> Record:
    data = markup if isinstance(markup, bytes) else markup.encode()
    (outcome,) = read_bytes(html_pages, data, name, options)
    assert isinstance(outcome, Record), outcome
    return outcome


def read_document(markup: str | bytes) -> Document:
    return read(markup).document


def refuse(markup: str | bytes) -> str:
    data = markup if isinstance(markup, bytes) else markup.encode()
    (outcome,) = read_bytes(html_pages, data, "a.html")
    assert isinstance(outcome, Skipped), outcome
    return outcome.reason


def test_the_article_comes_without_the_page_around_it() -> None:
    record = read(page())
    assert (record.document.title, record.notes) == (TITLE, ())
    assert record.document.body == f"{SENTENCE}\n{SECOND}"


@pytest.mark.parametrize(
    "body",
    [
        f"<div class='entry-content'><p>{SENTENCE}</p><p>{SECOND}</p></div>",
        f"<div class='x'><h1>{TITLE}</h1><div>{SENTENCE}<br><br>{SECOND}</div></div>",
        f"<div class='x'><h1>{TITLE}</h1>{SENTENCE}<br><br>{SECOND}</div>",
        f"<div class='article-body'><div>{SENTENCE}<br>{SECOND}</div></div>",
        f"<table><tr><td><font><b>{TITLE}</b><br>{SENTENCE}<br><br>{SECOND}</font></td></tr></table>",
    ],
)
def test_short_articles_are_found_in_any_markup(body: str) -> None:
    assert read_document(page(body)).body == f"{SENTENCE}\n{SECOND}"


def test_no_letter_is_changed() -> None:
    text = (
        "سنة ١٣٣٠ هـ\u200d، قال\u200f: «مُحَمَّد» — أ\u200cب ﷺ &amp;lt;b&amp;gt; &#x202b;ﻻ\u202c "
        + SENTENCE
    )
    shown = text.replace("&amp;", "&").replace("&#x202b;", "\u202b")
    assert read_document(page(article(text, SECOND))).body == f"{shown}\n{SECOND}"


def test_inline_elements_do_not_part_words() -> None:
    markup = f"قال <b>ال</b>وزير <i>إن</i> <a href='x'>الحكومة</a>، ستعمل. {SENTENCE}"
    body = read_document(page(article(markup))).body
    assert body == f"قال الوزير إن الحكومة، ستعمل. {SENTENCE}"


def test_comments_captions_and_links_are_left_out() -> None:
    extra = (
        "<figure><img src='a.jpg'><figcaption>صورة السوق الجديد</figcaption></figure>"
        f"<p>{SECOND}</p>"
        "<p><b>اقرأ أيضا: </b><a href='/2'>خبر آخر من الأرشيف</a></p>"
        f"<p>{SENTENCE} مرة أخرى.</p>"
        "</article><div id='comments' class='comments'><p>تعليق قارئ غاضب على الخبر كله.</p></div>"
    )
    body = read_document(page(article(SENTENCE).replace("</article>", extra))).body
    assert body.splitlines() == [SENTENCE, SECOND, f"{SENTENCE} مرة أخرى."]


def test_what_stands_around_the_headline_is_read() -> None:
    kicker = "<p><a href='/local'>محليات</a><span>2017/03/02 10:22</span></p>"
    body = article().replace("<h1>", f"{kicker}<h1>")
    document = read_document(page(body))
    assert (document.section, document.date) == ("محليات", dt.date(2017, 3, 2))
    assert document.body == f"{SENTENCE}\n{SECOND}"


@pytest.mark.parametrize(
    "text",
    [
        f"{SENTENCE}\\n\\n{SECOND}",
        f"<p>{SENTENCE}</p><p>{SECOND}</p>",
        f"&lt;p&gt;{SENTENCE}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;",
        f"{SENTENCE}<br/>{SECOND}",
    ],
)
def test_the_text_of_linked_data_stands_in_for_one_that_is_not_shown(text: str) -> None:
    head = (
        "<script type='application/ld+json'>"
        f'{{"@type": "NewsArticle", "headline": "{TITLE}", "articleBody": "{text}"}}'
        "</script>"
    )
    body = f"<article><h1>{TITLE}</h1><p>اشترك لتقرأ الخبر كاملا.</p></article>"
    assert read_document(page(body, head)).body == f"{SENTENCE}\n{SECOND}"


def test_an_article_without_text_is_one_where_the_page_says_so() -> None:
    head = (
        f"<meta property='og:type' content='article'><meta property='og:title' content='{TITLE}'>"
    )
    record = read(f"<html><head>{head}</head><body><video src='a'></video></body></html>")
    assert (record.document.title, record.document.body) == (TITLE, "")
    assert record.notes == ("no text",)


@pytest.mark.parametrize(
    "body",
    [
        "<div></div>",
        "<form><label>اسم المستخدم</label><input><button>دخول</button></form><p>ليس لديك حساب؟</p>",
        "<ul>"
        + "".join(f"<li><a href='/{n}'>عنوان خبر {n} من اليوم</a></li>" for n in range(40))
        + "</ul>",
        "<div class='news'>"
        + "".join(
            f"<div><h3><a href='/{n}'>عنوان {n}</a></h3><p>{n} {SENTENCE}</p></div>"
            for n in range(9)
        )
        + "</div>",
    ],
    ids=["empty", "login", "links", "index"],
)
def test_pages_without_an_article_are_refused(body: str) -> None:
    assert refuse(page(body)) == NO_ARTICLE


def test_folders_and_options_name_what_the_page_does_not() -> None:
    document = read(page(), "الرصيف/محليات/1.html").document
    assert (document.source, document.section) == ("الرصيف", "محليات")
    document = read(page(), "1.html", Options(source="الرصيف", section="محليات")).document
    assert (document.source, document.section) == ("الرصيف", "محليات")
    head = "<meta property='og:site_name' content='صحيفة المدى'>"
    assert read(page(head=head), "الرصيف/محليات/1.html").document.source == "صحيفة المدى"


def test_a_date_that_is_not_understood_is_noted() -> None:
    record = read(page(head="<meta name='date' content='13/13/2017'>"))
    assert record.document.date is None
    assert record.notes == ("date not understood: 13/13/2017",)


def test_the_id_is_that_of_the_address_else_of_the_bytes() -> None:
    head = "<link rel='canonical' href='https://a.example/1'>"
    documents = [read_document(page(head=head + "<!-- x -->" * count)) for count in range(2)]
    assert len({document.id for document in documents}) == 1
    assert read_document(page()).id != read_document(page() + " ").id


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1256", "iso-8859-6"])
def test_encodings(encoding: str) -> None:
    markup = page(head=f"<meta charset='{encoding}'><title>{TITLE}</title>")
    document = read_document(markup.encode(encoding))
    assert (document.title, document.body) == (TITLE, f"{SENTENCE}\n{SECOND}")


def test_deep_pages_are_read_whole() -> None:
    deep = "<div>" * 100_000 + f"<p>{SENTENCE}</p>" + "</div>" * 100_000
    record = read(f"<html><body><article>{deep}<p>{SECOND}</p></article></body></html>")
    assert record.document.body == f"{SENTENCE}\n{SECOND}"
    assert record.notes == ("nested too deeply for a page; read as far less deep",)


def test_huge_pages_are_refused_in_time() -> None:
    assert (
        refuse("<p>" + "<b>نص</b>" * 100_001) == "the page is too large: more than 100,000 elements"
    )


def test_controls_are_no_text() -> None:
    markup = page(article("أ\0ب\x01ج &#1;&#0; " + SENTENCE)).replace("<body>", "<body\0>")
    assert "أبج" in read_document(markup).body


def test_nothing_heavy_is_imported_before_a_page_is_read() -> None:
    script = (
        "import sys, corpus.readers; "
        "print(sorted({'lxml', 'trafilatura', 'feedparser', 'warcio'} & set(sys.modules)))"
    )
    shown = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )
    assert shown.stdout == "[]\n"


def test_a_page_is_read_without_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse_connection(*arguments: object) -> None:
        raise AssertionError("a reader went to the network")

    monkeypatch.setattr("socket.socket.connect", refuse_connection)
    monkeypatch.setattr("socket.getaddrinfo", refuse_connection)
    head = "<base href='http://a.example/'><link rel='stylesheet' href='http://a.example/a.css'>"
    doctype = "<!DOCTYPE html SYSTEM 'http://a.example/a.dtd'>"
    assert read_document(doctype + page(head=head).removeprefix("<!DOCTYPE html>")).body


WORDS = st.lists(st.sampled_from([*SENTENCE.split(), *SECOND.split()]), min_size=1, max_size=40)


@given(
    st.lists(WORDS.map(" ".join), min_size=1, max_size=8),
    st.sampled_from(["p", "div", "blockquote"]),
)
@settings(max_examples=40)
def test_every_line_stands_in_the_page(paragraphs: list[str], tag: str) -> None:
    text = "".join(f"<{tag}>{paragraph}</{tag}>" for paragraph in paragraphs)
    (outcome,) = read_bytes(html_pages, page(f"<article>{text}</article>").encode(), "a.html")
    assert isinstance(outcome, Skipped) or set(outcome.document.body.splitlines()) <= set(
        paragraphs
    )
