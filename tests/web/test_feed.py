"""Feeds are valid Atom, whatever articles and visitors write."""

import datetime as dt
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search import Article
from tests.strategies import texts
from tests.web.articles import CUP, DATES, HOSTILE, LATIN, PORT, many_articles
from tests.web.atom import NAMESPACES, check_atom, parse_xml, texts_of
from tests.web.client import Client
from tests.web.conftest import client_of
from tests.web.fake import FakeEngine

ISOLATED = "\u2068{}\u2069"


def test_a_feed_has_what_a_search_finds_the_newest_first(client: Client) -> None:
    response = client.get("/feed?sort=oldest&page=2&" + urlencode({"q": "طرابلس"}))
    assert response.headers["content-type"] == "application/atom+xml"
    root = parse_xml(response.content)
    check_atom(root)
    assert texts_of(root, "atom:title") == [f"نتائج البحث عن {ISOLATED.format('طرابلس')} — أرشيف"]
    titles = texts_of(root, "atom:entry/atom:title")
    assert titles == [ISOLATED.format(each.title) for each in (PORT, CUP)]
    assert texts_of(root, "atom:updated") == ["2023-04-05T00:00:00Z"]
    (summary, _) = texts_of(root, "atom:entry/atom:summary")
    assert "<mark>طرابلس</mark>" in summary


def test_links_lead_to_the_feed_its_results_and_its_articles(client: Client) -> None:
    query = urlencode({"q": "طرابلس", "source": "المرفأ"})
    root = parse_xml(client.get(f"/feed?{query}&lang=en").content)
    links = {
        each.attrib["rel"]: each.attrib["href"] for each in root.findall("atom:link", NAMESPACES)
    }
    assert links == {
        "self": f"http://arshif/feed?{query}&lang=en",
        "alternate": f"http://arshif/search?{query}&lang=en",
    }
    ids = texts_of(root, "atom:entry/atom:id")
    assert ids == [f"http://arshif/articles/{each.id}" for each in (PORT, CUP)]
    for link in (*links.values(), *ids):
        assert client.get(link.removeprefix("http://arshif")).status_code == 200


def test_an_article_without_a_date_is_not_news(client: Client) -> None:
    root = parse_xml(client.get("/feed").content)
    check_atom(root)
    dated = [LATIN, PORT, CUP, DATES]
    assert texts_of(root, "atom:entry/atom:title") == [ISOLATED.format(a.title) for a in dated]


def test_a_feed_without_entries_is_valid(client: Client) -> None:
    check_atom(parse_xml(client.get("/feed?q=zzzz").content))


def test_a_feed_has_the_newest_fifty(client_of_many: Client) -> None:
    root = parse_xml(client_of_many.get("/feed").content)
    check_atom(root)
    newest = [each.id for each in reversed(many_articles(120))][:50]
    assert [each.rsplit("/", 1)[1] for each in texts_of(root, "atom:entry/atom:id")] == newest


def test_nothing_is_searched_instead(client: Client, engine: FakeEngine) -> None:
    client.get("/feed?q=jvhfgs")
    (request,) = engine.requests
    assert (request.verbatim, request.text) == (True, "jvhfgs")


@pytest.mark.parametrize("kind", ["title", "body", "section", "source", "author", "url", "id"])
def test_a_hostile_article_is_only_text(kind: str) -> None:
    hostile = {"id": "1", kind: getattr(HOSTILE, kind)}
    article = Article(**({"title": "ت", "body": "ن", "date": dt.date(2020, 1, 1)} | hostile))
    content = client_of(FakeEngine([article])).get("/feed").content
    check_atom(parse_xml(content))
    assert b"<script" not in content


@settings(max_examples=60)
@given(texts, texts, texts, texts, st.dates())
def test_whatever_is_written_the_feed_is_valid(
    query: str, title: str, body: str, label: str, date: dt.date
) -> None:
    article = Article("1", title, body, date, label, label, label)
    address = urlencode({"q": query.encode("utf-8", "replace")})
    for client in [client_of(FakeEngine([article]))]:
        check_atom(parse_xml(client.get(f"/feed?{address}").content))
        check_atom(parse_xml(client.get("/feed").content))
