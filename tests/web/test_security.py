"""Nothing that an article or a visitor writes becomes more than text."""

from urllib.parse import quote, urlencode

import pytest

from tests.web.articles import HOSTILE
from tests.web.client import Client, Element

ATTACKS = (
    "<script>alert(1)</script>",
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    "</title><script>alert(1)</script>",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "\u202e\u0000<b>",
)
PAGES = (
    "/",
    "/docs",
    "/nowhere",
    "/search?source=المرفأ",
    "/search?" + urlencode({"section": HOSTILE.section, "source": HOSTILE.source}),
    "/search?q=مريب",
    f"/articles/{quote(HOSTILE.id, safe='')}?q=مريب",
)
ALLOWED = {
    *("document", "html", "head", "meta", "title", "link", "body", "header", "main", "footer"),
    *("nav", "aside", "section", "article", "h1", "h2", "h3", "p", "span", "div", "br", "strong"),
    *("ul", "ol", "li", "dl", "dt", "dd", "a", "bdi", "mark", "time", "code", "pre", "details"),
    *("summary", "form", "fieldset", "legend", "label", "input", "button", "table", "caption"),
    *("thead", "tbody", "tfoot", "tr", "th", "td"),
    *("svg", "g", "path", "line", "rect", "text"),
}


def check(page: Element) -> None:
    """Fail if anything in the page is an element, an attribute or a link that we did not write."""
    for element in page.all():
        if element.tag == "script":
            assert element.attributes["src"].startswith("/static/"), element
            assert not element.parts, element
            continue
        assert element.tag in ALLOWED, element
        for name, value in element.attributes.items():
            assert not name.startswith("on") and name != "style", element
            if name in ("href", "action"):
                assert value.startswith(("/", "#", "http://", "https://")), element


@pytest.mark.parametrize("address", PAGES)
def test_a_hostile_article_is_only_text(client: Client, address: str) -> None:
    check(client.page(address, status=404 if address == "/nowhere" else 200))


def test_a_hostile_article_is_shown_as_it_is_written(client: Client) -> None:
    page = client.page(f"/articles/{quote(HOSTILE.id, safe='')}?q=مريب")
    assert page.one("h1").text == HOSTILE.title
    for text in (HOSTILE.body, HOSTILE.section, HOSTILE.source, HOSTILE.author, HOSTILE.url):
        assert text in page.text
    assert [mark.text for mark in page.all("mark")] == ["مريب", "مريب"]


def test_a_hostile_hit_can_be_followed_to_its_article(client: Client) -> None:
    page = client.page("/search?" + urlencode({"source": HOSTILE.source}))
    (link,) = page.one("ol").all("a")
    assert client.page(link.attributes["href"]).one("h1").text == HOSTILE.title


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize(
    "name",
    ["q", "section", "source", "author", "from", "level", "sort", "page", "compare", "timeline"],
)
def test_a_hostile_address_is_only_text(client: Client, name: str, attack: str) -> None:
    query = urlencode({"q": "طرابلس"} | {name: attack})
    check(client.page(f"/search?{query}"))
    check(client.page(f"/articles/sidra-1?{query}"))


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_hostile_path_is_only_text(client: Client, attack: str) -> None:
    check(client.page(f"/articles/{quote(attack)}", status=404))
    check(client.page(f"/{quote(attack)}", status=404))


def test_a_query_is_shown_as_it_was_typed(client: Client) -> None:
    page = client.page("/search?" + urlencode({"q": ATTACKS[0]}))
    assert page.one("input", id="q").attributes["value"] == ATTACKS[0]
    assert page.one("h1").text == f"نتائج البحث عن «{ATTACKS[0]}»"


@pytest.mark.parametrize(
    "address", ["/", "/search?q=a", "/docs", "/nowhere", "/api/v1/search", "/static/app.css"]
)
def test_every_answer_forbids_frames_other_hosts_and_inline_scripts(
    client: Client, address: str
) -> None:
    headers = client.get(address).headers
    policy = headers["content-security-policy"].split("; ")
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "script-src 'self'" in policy
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*"}.intersection(" ".join(policy).split())
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
