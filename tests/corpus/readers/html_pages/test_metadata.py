"""What heads of pages say, in which order it is believed."""

import datetime as dt

import pytest

from corpus.readers.html_pages.metadata import Metadata, read_metadata
from corpus.readers.html_pages.tree import parse_page
from corpus.readers.publication import Published

LINKED = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "من البيانات",'
    ' "datePublished": "2017-03-02T23:30:00+03:00", "articleSection": "سياسة",'
    ' "author": "سلمى", "publisher": {"name": "الرصيف"}}</script>'
)
GRAPH = (
    "<meta property='og:type' content='Article'><meta property='og:title' content='من المخطط'>"
    "<meta property='article:published_time' content='2016-01-01'>"
    "<meta property='article:section' content='محليات'><meta name='author' content='عمر'>"
    "<meta property='og:site_name' content='المدى'>"
    "<meta property='og:url' content='https://a.example/og'>"
)


def read(head: str, body: str = "", url: str = "") -> Metadata:
    return read_metadata(
        parse_page(f"<html><head>{head}</head><body>{body}</body></html>").root, url
    )


def test_linked_data_goes_before_open_graph() -> None:
    found = read(GRAPH + LINKED + "<title>من الصفحة</title>")
    assert found.titles == ("من البيانات", "من المخطط", "من الصفحة")
    assert found.published.day == dt.date(2017, 3, 2)
    assert (found.section, found.author, found.source) == ("سياسة", "سلمى", "الرصيف")
    assert found.claims


def test_open_graph_goes_before_the_page() -> None:
    body = "<time pubdate datetime='2015-01-01'></time><b itemprop='author'>ليلى</b>"
    found = read(GRAPH + "<title>من الصفحة</title>", body)
    assert found.titles == ("من المخطط", "من الصفحة")
    assert (found.published.day, found.author) == (dt.date(2016, 1, 1), "عمر")
    assert (found.section, found.source, found.claims) == ("محليات", "المدى", True)


@pytest.mark.parametrize(
    "body",
    [
        "<time pubdate datetime='2015-02-01'>أول شباط</time>",
        "<article><time datetime='2015-02-01T10:00'>أول شباط</time></article>",
        "<span itemprop='datePublished'>01/02/2015</span>",
        "<meta itemprop='datePublished' content='2015-02-01'>",
    ],
)
def test_dates_of_the_page_itself(body: str) -> None:
    assert read("", body).published.day == dt.date(2015, 2, 1)


def test_a_time_outside_of_the_article_is_not_its_date() -> None:
    assert read("", "<aside><time datetime='2015-02-01'></time></aside>").published.day is None


def test_a_date_that_is_not_understood_gives_way_to_one_that_is() -> None:
    head = "<meta name='date' content='غدا'><meta name='pubdate' content='2015-02-01'>"
    assert read(head).published == Published(dt.date(2015, 2, 1))
    found = read("<meta name='date' content='غدا'>").published
    assert found == Published(notes=("date not understood: غدا",))


def test_addresses_are_not_authors() -> None:
    head = "<meta property='article:author' content='https://a.example/sites'>"
    assert read(head).author == ""
    body = "<p itemprop='author'>بقلم: <b itemprop='name'>ليلى</b></p>"
    assert read(head, body).author == "ليلى"


@pytest.mark.parametrize(
    ("canonical", "came_from", "url"),
    [
        ("https://a.example/1", "", "https://a.example/1"),
        ("/1", "https://a.example/1?ref=home", "https://a.example/1"),
        ("/1", "", ""),
        # Of every page of some sites.
        ("https://a.example/", "https://a.example/1", "https://a.example/1"),
        ("javascript:x", "https://a.example/1", "https://a.example/1"),
        ("http://[", "https://a.example/1", "https://a.example/1"),
        ("", "https://a.example/1", "https://a.example/1"),
    ],
)
def test_the_canonical_address_is_taken_where_it_is_one(
    canonical: str, came_from: str, url: str
) -> None:
    assert read(f"<link rel='canonical' href='{canonical}'>", url=came_from).url == url
