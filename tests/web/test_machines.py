"""What browsers and search engines read: the description of the search, sitemaps, robots.txt."""

import datetime as dt
from urllib.parse import quote

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search import Article, Entry
from tests.strategies import texts
from tests.web.articles import ARTICLES, PORT
from tests.web.atom import NAMESPACES, parse_xml, texts_of
from tests.web.client import Client, run_aside
from web.origins import absolute
from web.sitemap import URLS, index_lines, part_lines, parts


def test_a_browser_learns_how_to_search_and_to_complete(client: Client) -> None:
    response = client.get("/opensearch.xml")
    assert response.headers["content-type"] == "application/opensearchdescription+xml"
    root = parse_xml(response.content)
    (name,) = texts_of(root, "os:ShortName")
    assert name == "أرشيف" and len(name) <= 16
    templates = {u.attrib["type"]: u.attrib["template"] for u in root.findall("os:Url", NAMESPACES)}
    assert list(templates) == [
        "text/html",
        "application/x-suggestions+json",
        "application/atom+xml",
        "application/opensearchdescription+xml",
    ]
    for media_type, template in templates.items():
        filled = template.replace("{searchTerms}", quote("طرابلس")).replace("{startPage?}", "1")
        answer = client.get(filled.removeprefix("http://arshif"))
        assert answer.status_code == 200
        assert answer.headers["content-type"].partition(";")[0] == media_type
    image = texts_of(root, "os:Image")[0].removeprefix("http://arshif")
    assert client.get(image).headers["content-type"] == "image/svg+xml"


def test_the_english_description_leads_to_english_pages(client: Client) -> None:
    root = parse_xml(client.get("/opensearch.xml?lang=en").content)
    assert texts_of(root, "os:ShortName") == ["Arshif"]
    for url in root.findall("os:Url", NAMESPACES):
        assert "lang=en" in url.attrib["template"]


@pytest.mark.parametrize(
    "address", ["/", "/search?q=قمح", "/docs", "/help", f"/articles/{PORT.id}"]
)
def test_every_page_tells_of_the_search(client: Client, address: str) -> None:
    link = client.page(address).one("link", rel="search")
    assert link.attributes["type"] == "application/opensearchdescription+xml"
    assert client.get(link.attributes["href"]).status_code == 200


@pytest.mark.parametrize("host", ['x"><script>', "a b", "evil/../", "a@b", "[::1", "é"])
def test_a_host_that_is_none_is_in_no_address(client: Client, host: str) -> None:
    async def get() -> str:
        transport = httpx.ASGITransport(client.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://arshif") as visitor:
            headers = {"host": host.encode()}
            return (await visitor.get("/opensearch.xml", headers=headers)).text

    assert "http://arshif" in run_aside(get)
    assert absolute("/") == "/"


def test_the_sitemap_names_every_article_by_id(client: Client) -> None:
    response = client.get("/sitemap.xml")
    assert response.headers["content-type"] == "application/xml"
    (part,) = texts_of(parse_xml(response.content), "map:sitemap/map:loc")
    root = parse_xml(client.get(part.removeprefix("http://arshif")).content)
    ordered = sorted(ARTICLES, key=lambda each: each.id)
    addresses = texts_of(root, "map:url/map:loc")
    assert [client.page(a.removeprefix("http://arshif")).one("h1").text for a in addresses[2:3]]
    assert len(addresses) == len(ordered)
    changed = {
        url.findtext("map:loc", "", NAMESPACES): url.findtext("map:lastmod", "", NAMESPACES)
        for url in root.findall("map:url", NAMESPACES)
    }
    for article, address in zip(ordered, addresses, strict=True):
        assert client.get(address.removeprefix("http://arshif")).status_code == 200
        assert changed[address] == (article.date.isoformat() if article.date else "")


@pytest.mark.parametrize("part", ["0", "2", "-1", "99999999999999999999"])
def test_a_part_that_is_not_there_is_not_found(client: Client, part: str) -> None:
    assert client.get(f"/sitemaps/{part}.xml").status_code == 404


def test_parts_have_as_many_addresses_as_the_protocol_allows() -> None:
    numbers = [parts(n) for n in (0, 1, URLS, URLS + 1, 3 * URLS)]
    assert numbers == [1, 1, 1, 2, 3]
    root = parse_xml(b"".join(index_lines(2 * URLS + 1)))
    assert texts_of(root, "map:sitemap/map:loc") == [f"/sitemaps/{n}.xml" for n in (1, 2, 3)]


@settings(max_examples=60)
@given(st.lists(st.builds(Entry, texts, st.none() | st.dates())))
def test_whatever_the_ids_a_sitemap_is_valid(entries: list[Entry]) -> None:
    root = parse_xml(b"".join(part_lines(entries, "http://arshif")))
    dated = [each.date.isoformat() for each in entries if each.date]
    assert len(texts_of(root, "map:url/map:loc")) == len(entries)
    assert texts_of(root, "map:url/map:lastmod") == dated


def test_robots_find_the_sitemap_and_leave_results_alone(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    lines = response.text.splitlines()
    assert "Disallow: /search" in lines
    assert lines[-1] == "Sitemap: http://arshif/sitemap.xml"


def test_pages_tell_of_themselves(client: Client) -> None:
    page = client.page(f"/articles/{PORT.id}?q=قمح")
    meta = {
        m.attributes["property"]: m.attributes["content"]
        for m in page.all("meta")
        if "property" in m.attributes
    }
    assert meta["og:type"] == "article"
    assert meta["og:title"] == PORT.title
    assert meta["og:url"] == f"http://arshif/articles/{PORT.id}"
    assert meta["article:published_time"] == "2023-04-05"
    said = page.one("meta", name="description").attributes["content"]
    assert said == meta["og:description"] != ""
    assert PORT.body.startswith(said.removesuffix("…").split(" وقال")[0][:40])
    assert "<" not in said and len(said) <= 200
    assert len(page.all("link", rel="canonical")) == 1
    assert len(page.all("meta", name="theme-color")) == 2


def test_results_are_not_to_be_listed_and_the_first_page_is(client: Client) -> None:
    assert (
        client.page("/search?q=قمح").one("meta", name="robots").attributes["content"] == "noindex"
    )
    home = client.page("/?lang=en")
    assert not home.all("meta", name="robots")
    assert home.one("link", rel="canonical").attributes["href"] == "http://arshif/?lang=en"


def test_long_bodies_are_described_shortly() -> None:
    from tests.web.conftest import client_of
    from tests.web.fake import FakeEngine

    article = Article("1", "ع", "كلمة " * 500, dt.date(2020, 1, 1))
    page = client_of(FakeEngine([article])).page("/articles/1")
    said = page.one("meta", name="description").attributes["content"]
    assert said.endswith("كلمة…") and 150 < len(said) <= 200
